/**
 * Area against population, each in percent of the standard: a point a unit, a zone a test.
 *
 * @typedef {import("./rows.js").Row} Point
 * @typedef {{id: string, join: "and" | "or", area: number | null, population: number | null, text: string}} Zone
 * @typedef {{level: string, levels: Record<string, string>, zones: Zone[], units: number, drawable: number,
 *   verdicts: Record<string, number>, points: Point[]}} Points
 * @typedef {import("../shared/plot.js").Plot} Plot
 * @typedef {{point: Point, x: number, y: number, left: number, right: number, low: number, high: number}} Spot
 */

import { roving } from "../shared/svg.js";
import { ENCOURAGED_SIGN, standingOf } from "./standing.js";

/** A verdict has a shape of its own; the later ones lie on top. */
const SHAPES = /** @type {const} */ ({
  not_required: "circle",
  meets_standard: "circle",
  encouraged: "cross",
  exempt: "diamond",
  undetermined: "square",
  must_arrange: "triangle",
  below_standard: "triangle",
});
/** @type {Record<string, string>} */
export const SIGNS = {
  not_required: "●",
  meets_standard: "●",
  encouraged: ENCOURAGED_SIGN,
  exempt: "◆",
  undetermined: "■",
  must_arrange: "▲",
  below_standard: "▲",
};
const NARROW = 480;
const HEIGHT = { narrow: 340, wide: 460 };
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
const MOST_TICKS = { narrow: 7, wide: 12 };
/** The picture reaches at least this much beyond the widest zone. */
const BEYOND = 1.5;
const RADIUS = 4;

/**
 * Draws the points.
 *
 * @param {Plot} plot
 * @param {Points} data
 * @param {object} options
 * @param {number} options.width
 * @param {(point: Point) => string} options.labelOf
 * @param {(point: Point) => void} options.onChoose
 * @returns {{element: SVGSVGElement, beyond: number}} `beyond` is how many points lie at the edge, outside the axes
 */
export function scatter(plot, data, { width, labelOf, onChoose }) {
  const across = axis(data, "area");
  const up = axis(data, "population");
  const spots = data.points.map((point) => spot(point, across, up));
  const shapes = Object.entries(SHAPES);
  const groups = shapes.map(([verdict]) => spots.filter(({ point }) => standingOf(point) === verdict));
  const narrow = width < NARROW;
  const scale = (/** @type {[number, number]} */ domain, /** @type {string} */ label) => ({
    type: /** @type {const} */ ("log"),
    domain,
    label,
    grid: true,
    ticks: ticks(domain, narrow ? MOST_TICKS.narrow : MOST_TICKS.wide),
    tickFormat: (/** @type {number} */ value) => value.toLocaleString("vi"),
  });
  const element = /** @type {SVGSVGElement} */ (
    plot.plot({
      width,
      height: narrow ? HEIGHT.narrow : HEIGHT.wide,
      marginLeft: 48,
      marginRight: 16,
      marginBottom: 40,
      x: scale(across, "Diện tích so với tiêu chuẩn (%)"),
      y: scale(up, "Dân số so với tiêu chuẩn (%)"),
      marks: [
        ...data.zones.map((zone) =>
          plot.rect(parts(zone), {
            x1: across[0],
            x2: (each) => each.area ?? across[1],
            y1: up[0],
            y2: (each) => each.population ?? up[1],
            className: `zone zone-${zone.id}`,
          }),
        ),
        plot.ruleY(spots.filter(({ left, right }) => left < right), {
          x1: "left",
          x2: "right",
          y: "y",
          className: "whisker",
        }),
        plot.ruleX(spots.filter(({ low, high }) => low < high), {
          y1: "low",
          y2: "high",
          x: "x",
          className: "whisker",
        }),
        ...shapes.map(([verdict, symbol], index) =>
          plot.dot(groups[index] ?? [], { x: "x", y: "y", r: RADIUS, symbol, className: `point point-${verdict}` }),
        ),
        plot.text(data.zones, {
          x: (each) => each.area ?? across[1],
          y: (each) => each.population ?? up[1],
          text: (_, index) => String(index + 1),
          textAnchor: "end",
          dx: -5,
          dy: 11,
          className: "zone-number",
        }),
      ],
    })
  );
  // Its own style element would need a policy that lets styles stand in the page.
  element.querySelector("style")?.remove();
  // Its groups are named after the library's functions, in English.
  for (const group of element.querySelectorAll("g")) {
    group.removeAttribute("aria-label");
    group.removeAttribute("aria-description");
    if (!group.matches(".point")) group.setAttribute("aria-hidden", "true");
  }
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", "Biểu đồ diện tích và dân số: dùng phím mũi tên");
  follow(element, groups.flat(), labelOf, onChoose);
  const beyond = spots.filter(({ point }) => {
    const ends = [...point.area_percent, ...point.population_percent].map(Number);
    return ends.some((end) => end > /** @type {number} */ (STEPS.at(-1)) || end < 1);
  });
  return { element, beyond: beyond.length };
}

/**
 * Gives the points their words, and a keyboard's way along both axes.
 *
 * @param {SVGSVGElement} picture
 * @param {Spot[]} spots in the order in which they were drawn
 * @param {(point: Point) => string} labelOf
 * @param {(point: Point) => void} onChoose
 */
function follow(picture, spots, labelOf, onChoose) {
  const marks = /** @type {SVGElement[]} */ ([...picture.querySelectorAll(".point > *")]);
  const labelled = marks.flatMap((mark, index) => {
    const spot = spots[index];
    if (!spot) return [];
    mark.setAttribute("aria-label", labelOf(spot.point));
    return [{ mark, spot }];
  });
  const order = labelled.sort((one, other) => one.spot.x - other.spot.x || one.spot.y - other.spot.y);
  const rising = order.map((_, index) => index);
  rising.sort((one, other) => (order[one]?.spot.y ?? 0) - (order[other]?.spot.y ?? 0) || one - other);
  const heights = new Map(rising.map((index, height) => [index, height]));
  roving(
    picture,
    order.map(({ mark }) => mark),
    (from, key) => {
      const height = heights.get(from) ?? 0;
      if (key === "ArrowUp") return rising[height + 1];
      if (key === "ArrowDown") return rising[height - 1];
      return from + (key === "ArrowRight" ? 1 : -1);
    },
    (index) => onChoose(/** @type {Spot} */ (order[index]?.spot).point),
  );
}

/**
 * Gives the rectangles that a zone is made of: one where both limits hold together, else one a limit.
 *
 * @param {Zone} zone
 * @returns {Pick<Zone, "area" | "population">[]}
 */
function parts(zone) {
  if (zone.join === "and") return [zone];
  return [
    { area: zone.area, population: null },
    { area: null, population: zone.population },
  ];
}

/**
 * Gives the ends of an axis: round numbers around all points and zones.
 *
 * @param {Points} data
 * @param {"area" | "population"} component
 * @returns {[number, number]}
 */
function axis({ points, zones }, component) {
  const limits = zones.flatMap((zone) => zone[component] ?? []);
  const ends = points.flatMap((point) => point[`${component}_percent`]).map(Number);
  const low = Math.min(...ends, Math.min(...limits) / BEYOND);
  const high = Math.max(...ends, Math.max(...limits) * BEYOND);
  const first = STEPS.findLast((step) => step <= low) ?? /** @type {number} */ (STEPS[0]);
  const last = STEPS.find((step) => step >= high) ?? /** @type {number} */ (STEPS.at(-1));
  return [first, last];
}

/**
 * @param {[number, number]} domain
 * @param {number} most
 */
function ticks([first, last], most) {
  const within = STEPS.filter((step) => step >= first && step <= last);
  return within.length > most ? within.filter((step) => Number.isInteger(Math.log10(step))) : within;
}

/**
 * Gives the place of a unit; a range stands in its middle, as the axes measure it.
 *
 * @param {Point} point
 * @param {[number, number]} across
 * @param {[number, number]} up
 * @returns {Spot}
 */
function spot(point, across, up) {
  const within = (/** @type {string | null} */ end, /** @type {[number, number]} */ [first, last]) =>
    Math.min(last, Math.max(first, Number(end)));
  const [left, right] = point.area_percent.map((end) => within(end, across));
  const [low, high] = point.population_percent.map((end) => within(end, up));
  const [a = 1, b = 1, c = 1, d = 1] = [left, right, low, high];
  return { point, x: Math.sqrt(a * b), y: Math.sqrt(c * d), left: a, right: b, low: c, high: d };
}
