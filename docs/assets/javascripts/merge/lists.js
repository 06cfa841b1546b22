/**
 * Which list the builder opens: one of the site, or the one that is open on “Đánh giá danh sách”.
 *
 * @typedef {import("./ground.js").Ground} Ground
 * @typedef {import("./ready.js").Ready} Ready
 */

import { addressValues } from "../shared/address.js";
import { keep, recall } from "../shared/entered.js";
import { MINE, readyFor } from "./ready.js";

/** The list of the site that was opened last is kept under this name. */
const READY_LIST = "merge-list";

/** What an address may say of a list, a scenario or a sample. */
const ASKED = ["ds", "luat", "mau"];

/** @param {string} name a file of the site's data */
export const data = (name) => fetch(new URL(`../../data/${name}`, import.meta.url));

/**
 * Opens what the address asks for, else what was open before.
 *
 * @param {Ground} ground
 * @param {Ready[]} lists those of the site
 * @returns {Promise<string>} why the list asked for is not open, empty where it is
 */
export async function openAsked(ground, lists) {
  const query = addressValues();
  let refusal;
  if (query.get("ds") === MINE || (ground.isTakenOver && !ASKED.some((name) => query.has(name)))) {
    const { takeOver } = await import("./own.js");
    refusal = await takeOver(ground);
    if (refusal === undefined) return "";
  }
  const ready = readyFor(lists, query, ground.name || recall(READY_LIST));
  if (ready && (ground.isTakenOver || ground.name !== ready.list)) await openReady(ground, ready);
  return refusal ?? "";
}

/**
 * @param {Ground} ground
 * @param {Ready} ready
 */
export async function openReady(ground, { list, pairs }) {
  const [units, table] = await Promise.all([data(list), data(pairs)]);
  await ground.open({ name: list, content: await units.blob(), pairs: await table.text() });
  keep(READY_LIST, list);
}
