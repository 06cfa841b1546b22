/**
 * A small picture of the steps that a verdict takes as one figure grows.
 *
 * @typedef {{field: string, text: string, steps: {from: string, verdict: string}[],
 *   now: [string | null, string | null]}} Movement
 * @typedef {import("./result.js").About} About
 */

import { svg } from "./svg.js";

const WIDTH = 320;
const HEIGHT = 34;
const BAR = 14;
/** The picture reaches this much beyond the last step and the figure itself. */
const BEYOND = 1.25;

/**
 * Draws the steps as a bar, each part in the colour of its verdict, with the figure as a mark; the
 * same is said in words beside it.
 *
 * @param {About} about
 * @param {Movement} movement
 */
export function stepsPicture(about, { field, steps, now, text }) {
  const [low, high] = now;
  const values = [...steps.map(({ from }) => from), low, high].map(Number).filter(Number.isFinite);
  const end = field === "ethnic_minority_percent" ? 100 : Math.max(...values) * BEYOND || 1;
  const x = (/** @type {string | number} */ value) => (Math.min(Number(value), end) / end) * WIDTH;
  const picture = svg("svg", { class: "steps", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  picture.append(svg("title", {}, text));
  steps.forEach(({ from, verdict }, index) => {
    const start = x(from);
    const until = x(steps[index + 1]?.from ?? end);
    const part = svg("rect", { x: start, y: 0, width: until - start, height: BAR, class: `step step-${verdict}` });
    part.append(svg("title", {}, about.verdicts[verdict] ?? verdict));
    picture.append(part);
  });
  const [left, right] = [x(low ?? 0), x(high ?? end)];
  picture.append(svg("rect", { x: left - 1, y: BAR + 3, width: Math.max(2, right - left), height: 5, class: "now" }));
  for (const { from } of steps.slice(1)) {
    const place = { x: Math.min(x(from), WIDTH - 24), y: HEIGHT - 1, class: "tick" };
    picture.append(svg("text", place, from.replace(".", ",")));
  }
  return picture;
}
