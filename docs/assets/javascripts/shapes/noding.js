/**
 * Noding: rings that run along each other get the same points, although each was drawn on its own.
 *
 * @typedef {import("./geojson.js").Point} Point
 * @typedef {import("./geojson.js").Ring} Ring
 * @typedef {typeof import("flatbush").default} Flatbush
 */

/**
 * Returns the rings with points closer than the tolerance made one, and with a point put into each
 * side that passes another ring's point within it. A ring that shrinks to fewer than three points goes.
 *
 * @param {Ring[]} rings
 * @param {(point: Point) => Point} place where a point lies, in metres
 * @param {number} tolerance in metres
 * @param {Flatbush} Boxes
 * @returns {Ring[]} in the order given; an empty one where a ring is gone
 */
export function noded(rings, place, tolerance, Boxes) {
  const points = rings.flat();
  const places = points.map(place);
  const stands = clusters(places, tolerance, Boxes);
  let start = 0;
  const chains = rings.map((ring) => {
    const chain = stands.slice(start, start + ring.length);
    start += ring.length;
    return chain.filter((point, at) => point !== chain.at(at - 1));
  });
  const sides = sidesOf(chains);
  passing(sides, places, stands, tolerance, Boxes);
  return chains.map((chain) => {
    const whole = chain.length < 3 ? [] : chain.flatMap((from, at) => along(from, next(chain, at), sides));
    return whole.map((point) => /** @type {Point} */ (points[point]));
  });
}

/**
 * Returns for each point the first one that lies within the tolerance and stands for it.
 *
 * @param {Point[]} places
 * @param {number} tolerance
 * @param {Flatbush} Boxes
 */
function clusters(places, tolerance, Boxes) {
  const near = new Boxes(places.length);
  for (const [x, y] of places) near.add(x, y, x, y);
  near.finish();
  const stands = new Array(places.length).fill(-1);
  places.forEach(([x, y], at) => {
    if (stands[at] >= 0) return;
    for (const other of near.search(x - tolerance, y - tolerance, x + tolerance, y + tolerance)) {
      const [otherX, otherY] = /** @type {Point} */ (places[other]);
      if (stands[other] < 0 && Math.hypot(otherX - x, otherY - y) <= tolerance) stands[other] = at;
    }
  });
  return /** @type {number[]} */ (stands);
}

/**
 * @param {number[]} chain
 * @param {number} at
 */
const next = (chain, at) => /** @type {number} */ (chain[(at + 1) % chain.length]);

/**
 * @typedef {{from: number, to: number, inside: {point: number, at: number}[]}} Side `at` from 0 to 1
 * @typedef {Map<number, Map<number, Side>>} Sides by the smaller of their points, then the other
 */

/**
 * @param {number[][]} chains
 * @returns {Sides}
 */
function sidesOf(chains) {
  /** @type {Sides} */
  const sides = new Map();
  for (const chain of chains) {
    chain.forEach((one, at) => {
      const other = next(chain, at);
      const [from, to] = one < other ? [one, other] : [other, one];
      const lines = sides.get(from) ?? new Map();
      if (!lines.has(to)) lines.set(to, { from, to, inside: [] });
      sides.set(from, lines);
    });
  }
  return sides;
}

/**
 * Notes on each side the points that it passes.
 *
 * @param {Sides} sides
 * @param {Point[]} places
 * @param {number[]} stands
 * @param {number} tolerance
 * @param {Flatbush} Boxes
 */
function passing(sides, places, stands, tolerance, Boxes) {
  const all = [...sides.values()].flatMap((lines) => [...lines.values()]);
  if (!all.length) return;
  const boxes = new Boxes(all.length);
  for (const { from, to } of all) {
    const [[x, y], [toX, toY]] = /** @type {[Point, Point]} */ ([places[from], places[to]]);
    boxes.add(Math.min(x, toX), Math.min(y, toY), Math.max(x, toX), Math.max(y, toY));
  }
  boxes.finish();
  stands.forEach((cluster, point) => {
    if (cluster !== point) return;
    const [x, y] = /** @type {Point} */ (places[point]);
    for (const index of boxes.search(x - tolerance, y - tolerance, x + tolerance, y + tolerance)) {
      const side = /** @type {Side} */ (all[index]);
      if (side.from === point || side.to === point) continue;
      const [[fromX, fromY], [toX, toY]] = /** @type {[Point, Point]} */ ([places[side.from], places[side.to]]);
      const [right, up] = [toX - fromX, toY - fromY];
      const at = ((x - fromX) * right + (y - fromY) * up) / (right * right + up * up);
      const aside = Math.hypot(fromX + at * right - x, fromY + at * up - y);
      if (at > 0 && at < 1 && aside <= tolerance) side.inside.push({ point, at });
    }
  });
  for (const { inside } of all) inside.sort((one, other) => one.at - other.at);
}

/**
 * Returns the points of a side from its first on, without its last.
 *
 * @param {number} one
 * @param {number} other
 * @param {Sides} sides
 */
function along(one, other, sides) {
  const side = sides.get(Math.min(one, other))?.get(Math.max(one, other));
  const inside = (side?.inside ?? []).map(({ point }) => point);
  return [one, ...(one < other ? inside : inside.reverse())];
}
