/**
 * Borders between shapes: which units share one, how long it is, and the lines to draw the units with.
 *
 * @typedef {import("./geojson.js").Point} Point
 * @typedef {import("./geojson.js").Shapes} Shapes
 * @typedef {{topology: any, quantize: any, feature: any}} TopoJson
 * @typedef {{topojson: TopoJson, d3: typeof import("d3-geo"), Flatbush: import("./noding.js").Flatbush}} Libraries
 * @typedef {[one: string, other: string, metres: number]} Pair the smaller code first
 * @typedef {{code: string, path: string, x: number, y: number, size: number}} Outline `x` and `y` are
 *   where its mark stands, `size` is the side of a square of its area
 * @typedef {{width: number, height: number, outlines: Outline[]}} Picture
 * @typedef {{type: string, arcs: any[]}} Geometry
 */

import { noded } from "./noding.js";

/** Of the Earth as a ball of the same volume. */
const RADIUS_M = 6_371_008.8;
const WIDTH = 1000;
const TALLEST = 1400;
/** Finer than the picture is, so that what falls together there is drawn once. */
const GRID = 2000;

/**
 * Returns the units as shapes with common lines.
 *
 * @param {Shapes} shapes
 * @param {(string | undefined)[]} owners
 * @param {number} tolerance in metres
 * @param {Libraries} libraries
 */
export function joinedShapes({ shapes, planar }, owners, tolerance, { topojson, Flatbush }) {
  const own = shapes.flatMap(({ polygons }, at) => {
    const code = owners[at];
    return code === undefined ? [] : polygons.map((rings) => ({ code, rings }));
  });
  const rings = own.flatMap((polygon) => polygon.rings);
  const net = noded(rings, planar ? (point) => point : metresAround(rings), tolerance, Flatbush);
  /** @type {Map<string, Point[][][]>} */
  const units = new Map();
  let start = 0;
  for (const { code, rings: before } of own) {
    const [outer, ...holes] = net.slice(start, start + before.length);
    start += before.length;
    if (!outer?.length) continue;
    const whole = [outer, ...holes.filter((hole) => hole.length)].map((ring) => [...ring, /** @type {Point} */ (ring[0])]);
    units.set(code, [...(units.get(code) ?? []), whole]);
  }
  const features = [...units].map(([id, coordinates]) => ({
    type: /** @type {const} */ ("Feature"),
    id,
    properties: {},
    geometry: { type: /** @type {const} */ ("MultiPolygon"), coordinates },
  }));
  return topojson.topology({ units: { type: "FeatureCollection", features } });
}

/**
 * Lays degrees out in metres, near enough for the tolerance.
 *
 * @param {Point[][]} rings
 * @returns {(point: Point) => Point}
 */
function metresAround(rings) {
  let [south, north] = [Infinity, -Infinity];
  for (const ring of rings) for (const [, y] of ring) [south, north] = [Math.min(south, y), Math.max(north, y)];
  const degree = (RADIUS_M * Math.PI) / 180;
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return ([x, y]) => [x * degree * narrow, y * degree];
}

/**
 * Measures what the units share, each unit to its own side of the line; corners have no length.
 *
 * @param {any} topology
 * @param {boolean} planar
 * @param {Libraries} libraries
 * @returns {{pairs: Pair[], overlapping: number}} pairs in the order of their codes; and along how
 *   many metres two units lie on the same side
 */
export function borders(topology, planar, { d3 }) {
  /** @type {{left: Set<string>, right: Set<string>}[]} */
  const sides = topology.arcs.map(() => ({ left: new Set(), right: new Set() }));
  for (const { id, arcs } of topology.objects.units.geometries) {
    for (const arc of arcs.flat(2)) {
      if (arc < 0) sides[~arc]?.right.add(id);
      else sides[arc]?.left.add(id);
    }
  }
  /** @type {Map<string, Map<string, number>>} */
  const lengths = new Map();
  let overlapping = 0;
  sides.forEach(({ left, right }, at) => {
    const line = topology.arcs[at];
    const metres = planar ? flatLength(line) : d3.geoLength({ type: "LineString", coordinates: line }) * RADIUS_M;
    if (left.size > 1 || right.size > 1) overlapping += metres;
    for (const one of left) {
      for (const other of right) {
        if (one === other || left.has(other) || right.has(one)) continue;
        const [first, second] = one < other ? [one, other] : [other, one];
        const others = lengths.get(first) ?? new Map();
        lengths.set(first, others.set(second, (others.get(second) ?? 0) + metres));
      }
    }
  });
  const pairs = [...lengths].flatMap(([one, others]) =>
    [...others].map(([other, metres]) => /** @type {Pair} */ ([one, other, Math.round(metres)])),
  );
  return { pairs: pairs.filter(([, , metres]) => metres > 0).sort(inOrder), overlapping: Math.round(overlapping) };
}

/** @param {Point[]} line */
const flatLength = (line) =>
  line.slice(1).reduce((sum, [x, y], at) => {
    const [fromX, fromY] = /** @type {Point} */ (line[at]);
    return sum + Math.hypot(x - fromX, y - fromY);
  }, 0);

/**
 * @param {Pair} one
 * @param {Pair} other
 */
const inOrder = ([a, b], [c, d]) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1);

/**
 * Draws the units in a picture of fixed width.
 *
 * @param {any} topology
 * @param {boolean} planar
 * @param {Libraries} libraries
 * @returns {Picture}
 */
export function picture(topology, planar, { topojson, d3 }) {
  const mercator = d3.geoMercator().scale(1).translate([0, 0]);
  const flat = (/** @type {Point} */ [x, y]) => (planar ? [x, -y] : /** @type {Point} */ (mercator([x, y])));
  const [west, south, east, north] = topology.bbox;
  const [[left, bottom], [right, top]] = /** @type {[Point, Point]} */ ([flat([west, south]), flat([east, north])]);
  const scale = Math.min(WIDTH / (right - left || 1), TALLEST / (bottom - top || 1));
  const place = d3.geoTransform({
    point(x, y) {
      const [across, down] = /** @type {Point} */ (flat([x, y]));
      this.stream.point((across - left) * scale, (down - top) * scale);
    },
  });
  const draw = d3.geoPath(place).digits(1);
  const coarse = topojson.quantize(topology, GRID);
  const outlines = topology.objects.units.geometries.map((/** @type {Geometry & {id: string}} */ whole, /** @type {number} */ at) => {
    const { geometry } = topojson.feature(topology, whole);
    const areas = geometry.coordinates.map((/** @type {Point[][]} */ coordinates) => ({ type: "Polygon", coordinates }));
    const [main] = areas.sort((/** @type {any} */ one, /** @type {any} */ other) => draw.area(other) - draw.area(one));
    const [x, y] = draw.centroid(main);
    const path = draw(topojson.feature(coarse, coarse.objects.units.geometries[at])) ?? "";
    return { code: whole.id, path, x: Math.round(x), y: Math.round(y), size: Math.round(Math.sqrt(draw.area(main))) };
  });
  return { width: Math.ceil((right - left) * scale), height: Math.ceil((bottom - top) * scale), outlines };
}
