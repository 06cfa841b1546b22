// The points of a unit as a bar, with marks where a class begins.

import { svg } from "../shared/svg.js";
import { percentText as span } from "../shared/result.js";

const WIDTH = 320;
const HEIGHT = 34;
const BAR = 12;
/** The criteria give 100 points at most, the bonus 10. */
const MOST = 110;

/** @param {number} points */
const place = (points) => (points / MOST) * WIDTH;

/**
 * @param {[string | null, string | null]} points the fewest and the most
 * @param {{title: string, points: number}[]} levels
 */
export function bar(points, levels) {
  const [low, high] = points.map((end) => place(Number(end)));
  const marks = levels.filter((level) => level.points > 0);
  const text = marks.map((level) => `${level.title} từ ${level.points}`).join(", ");
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "points-bar", role: "img", "aria-label": `${span(points)} điểm; ${text}` },
    svg("rect", { class: "whole", x: 0, y: 0, width: WIDTH, height: BAR }),
    svg("rect", { class: "sure", x: 0, y: 0, width: low ?? 0, height: BAR }),
    svg("rect", { class: "open", x: low ?? 0, y: 0, width: (high ?? 0) - (low ?? 0), height: BAR }),
    ...marks.flatMap((level) => {
      const x = place(level.points);
      return [
        svg("line", { x1: x, x2: x, y1: 0, y2: BAR + 4 }),
        svg("text", { x, y: HEIGHT - 6, "text-anchor": "middle" }, String(level.points)),
      ];
    }),
  );
}
