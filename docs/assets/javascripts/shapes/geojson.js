/**
 * Shapes in a file: GeoJSON or TopoJSON into rings of points, or a sentence that says why not.
 *
 * @typedef {[number, number]} Point
 * @typedef {Point[]} Ring without the repeated last point; outer rings run one way, holes the other
 * @typedef {{properties: Record<string, unknown>, polygons: Ring[][]}} Shape
 * @typedef {{shapes: Shape[], planar: boolean, skipped: number, damaged: string[]}} Shapes `planar`: metres
 *   on a map, as in VN-2000, not degrees; `skipped`: things without an area; `damaged`: words for those left out
 * @typedef {(topology: any, object: any) => any} Feature of topojson-client
 */

import { shapeWords } from "./recognition.js";

/** More than this is not read: the page must stay usable on an office machine. */
export const MOST = { bytes: 50_000_000, shapes: 3000, points: 1_000_000 };
const CORNERS = 3;
/** Of a map in metres: VN-2000 and UTM count from 0 to 1 000 km east and to 10 000 km north. */
const METRES = { least: 1000, east: 1_000_000, north: 10_000_000 };

/** Why a file cannot be used, in words for the reader. */
export class ShapeError extends Error {}

/**
 * Reads a file; throws ShapeError where it holds no shapes that can be measured.
 *
 * @param {string} text
 * @param {Feature} feature
 * @returns {Shapes}
 */
export function shapesIn(text, feature) {
  let skips = 0;
  /** @type {Shape[]} */
  const shapes = [];
  /** @type {string[]} */
  const damaged = [];
  let points = 0;
  for (const [at, { properties: values, geometry }] of features(parse(text), feature).entries()) {
    const properties = isRecord(values) ? values : {};
    const polygons = readable(geometry);
    if (polygons instanceof ShapeError) {
      damaged.push(`${shapeWords({ properties }, at)}: ${polygons.message}`);
      continue;
    }
    if (polygons === undefined) {
      skips += 1;
      continue;
    }
    points += polygons.reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ring.length, 0), 0);
    shapes.push({ properties, polygons });
    limit(shapes.length, MOST.shapes, "hình");
    limit(points, MOST.points, "điểm");
  }
  if (!shapes.length) {
    throw new ShapeError(damaged[0] ? `Tệp chỉ có hình bị hỏng. ${damaged[0]}` : "Tệp không có hình nào là vùng (Polygon, MultiPolygon).");
  }
  return { shapes, planar: isPlanar(shapes), skipped: skips, damaged };
}

/**
 * Returns the polygons of a geometry, or why there are none that can be read.
 *
 * @param {unknown} geometry
 */
function readable(geometry) {
  try {
    return polygons(geometry);
  } catch (error) {
    if (error instanceof ShapeError) return error;
    throw error;
  }
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new ShapeError("Tệp không phải GeoJSON hay TopoJSON: không đọc được nội dung JSON.");
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {number} count
 * @param {number} most
 * @param {string} what
 */
function limit(count, most, what) {
  if (count > most) {
    const words = `Tệp có hơn ${most.toLocaleString("vi")} ${what}, quá lớn để tính ở đây.`;
    throw new ShapeError(`${words} Hãy chỉ giữ các đơn vị cần xét, hoặc làm gọn đường ranh giới.`);
  }
}

/**
 * @param {unknown} content
 * @param {Feature} feature
 * @returns {{properties?: unknown, geometry?: unknown}[]}
 */
function features(content, feature) {
  if (isRecord(content)) {
    if (content["type"] === "Feature") return [content];
    if (content["type"] === "FeatureCollection" && Array.isArray(content["features"])) {
      return content["features"].filter(isRecord);
    }
    if (content["type"] === "Topology") return unfolded(content, feature);
  }
  throw new ShapeError("Tệp phải là GeoJSON kiểu FeatureCollection hoặc TopoJSON kiểu Topology.");
}

/**
 * @param {Record<string, any>} topology
 * @param {Feature} feature
 */
function unfolded(topology, feature) {
  try {
    const geometries = Object.values(topology["objects"]).flatMap((object) => object.geometries ?? [object]);
    // A small file can name its arcs so often that they fill the memory: counted before they are joined.
    let points = 0;
    for (const { arcs = [] } of geometries) {
      for (const arc of arcs.flat(2)) points += topology["arcs"][arc < 0 ? ~arc : arc].length;
      limit(points, MOST.points * 2, "điểm");
    }
    return geometries.map((geometry) => feature(topology, geometry));
  } catch (error) {
    if (error instanceof ShapeError) throw error;
    throw new ShapeError("Tệp TopoJSON bị hỏng: các cung (arcs) không khớp với các hình.");
  }
}

/**
 * @param {any} geometry
 * @returns {Ring[][] | undefined} nothing where it has no area
 */
function polygons(geometry) {
  if (geometry?.type === "GeometryCollection") {
    const all = list(geometry.geometries).flatMap((part) => polygons(part) ?? []);
    return all.length ? all : undefined;
  }
  const one = geometry?.type === "Polygon";
  if (!one && geometry?.type !== "MultiPolygon") return undefined;
  const all = one ? [geometry.coordinates] : geometry.coordinates;
  return list(all).map((rings) => list(rings).map((ring, index) => wound(points(ring), index === 0)));
}

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
function list(value) {
  if (!Array.isArray(value)) throw new ShapeError("tọa độ không xếp thành vòng.");
  return value;
}

/**
 * @param {unknown} ring
 * @returns {Ring}
 */
function points(ring) {
  const points = list(ring).map((position) => {
    const [x, y] = list(position);
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      throw new ShapeError("tọa độ không phải là số.");
    }
    return /** @type {Point} */ ([x, y]);
  });
  const [first, last] = [points[0], points.at(-1)];
  const isClosed = first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
  // A ring that does not come back to its first point ends there all the same.
  const corners = isClosed ? points.slice(0, -1) : points;
  if (corners.length < CORNERS) throw new ShapeError("có vòng ít hơn 3 đỉnh.");
  return corners;
}

/**
 * Turns a ring so that the area of its shape lies to the same side everywhere.
 *
 * @param {Ring} ring
 * @param {boolean} outer
 */
function wound(ring, outer) {
  let doubled = 0;
  let [fromX, fromY] = /** @type {Point} */ (ring.at(-1));
  const [baseX, baseY] = [fromX, fromY];
  for (const [x, y] of ring) {
    doubled += (fromX - baseX) * (y - baseY) - (x - baseX) * (fromY - baseY);
    [fromX, fromY] = [x, y];
  }
  return doubled > 0 === outer ? ring : ring.reverse();
}

/** @param {Shape[]} shapes */
function isPlanar(shapes) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of shapes.flatMap((shape) => shape.polygons.flat(2))) {
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  if (west >= -180 && east <= 180 && south >= -90 && north <= 90) return false;
  if (west >= -90 && east <= 90 && south >= -180 && north <= 180) {
    throw new ShapeError("Tọa độ bị đổi chỗ: GeoJSON ghi kinh độ trước, vĩ độ sau.");
  }
  const { least } = METRES;
  if (west >= least && east <= METRES.east && south >= least && north <= METRES.north) return true;
  throw new ShapeError(
    "Tọa độ không phải kinh độ, vĩ độ, cũng không phải mét của VN-2000 hay UTM. " +
      "Hãy xuất lại tệp với hệ tọa độ WGS 84 (EPSG:4326) hoặc VN-2000.",
  );
}
