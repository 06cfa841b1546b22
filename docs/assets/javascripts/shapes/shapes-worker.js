/**
 * Works out borders and pictures of shapes beside the page: one file, one answer, then it is ended.
 *
 * @typedef {import("./borders.js").Libraries} Libraries
 * @typedef {import("./borders.js").Pair} Pair
 * @typedef {import("./borders.js").Picture} Picture
 * @typedef {import("./recognition.js").Named} Named
 * @typedef {{file: File, units: Named[], tolerance: number}} Asked
 * @typedef {{pairs: Pair[], picture: Picture, unmatched: string[], missing: string[], planar: boolean,
 *   skipped: number, damaged: string[], overlapping: number}} Found
 * @typedef {{found: Found} | {refused: string} | {failed: string}} Answer
 */

import { borders, joinedShapes, picture } from "./borders.js";
import { shapesIn, ShapeError } from "./geojson.js";
import { recognise } from "./recognition.js";

const VENDOR = new URL("../../vendor/", import.meta.url);

/** @returns {Promise<Libraries>} */
async function libraries() {
  const response = await fetch(new URL("shapes.json", VENDOR), { cache: "no-cache" });
  /** @type {string[]} */
  const names = await response.json();
  for (const name of names) await import(new URL(name, VENDOR).href);
  return /** @type {Libraries} */ (/** @type {unknown} */ (globalThis));
}

/**
 * @param {Asked} asked
 * @returns {Promise<Found>}
 */
async function work({ file, units, tolerance }) {
  const tools = await libraries();
  const shapes = shapesIn(await file.text(), tools.topojson.feature);
  const { owners, unmatched, missing } = recognise(shapes.shapes, units);
  if (!owners.some(Boolean)) {
    throw new ShapeError("Không nhận ra hình nào: tệp cần có mã, hoặc tên và huyện, như trong danh sách đang mở.");
  }
  const topology = joinedShapes(shapes, owners, tolerance, tools);
  const { pairs, overlapping } = borders(topology, shapes.planar, tools);
  const { planar, skipped, damaged } = shapes;
  return { pairs, picture: picture(topology, planar, tools), unmatched, missing, planar, skipped, damaged, overlapping };
}

/** @param {Answer} answer */
const send = (answer) => self.postMessage(answer);

/** Begins to listen. */
export function begin() {
  self.onmessage = (/** @type {MessageEvent<Asked>} */ { data }) => {
    work(data).then(
      (found) => send({ found }),
      (error) => send(error instanceof ShapeError ? { refused: error.message } : { failed: String(error) }),
    );
  };
}
