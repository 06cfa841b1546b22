/**
 * The reader's own list, which is open on “Đánh giá danh sách” too: taken over as it was left there, or opened
 * here, with the borders opened for it here.
 *
 * @typedef {import("../shapes/borders.js").Picture} Picture
 */

import { openList } from "../list/keeping.js";
import * as shelf from "../list/shelf.js";
import { carry } from "../shared/address.js";
import { MINE } from "./ready.js";

const NONE = "Trên máy này không có danh sách nào đang mở: hãy mở ở trang “Đánh giá danh sách”.";

/**
 * @param {import("./ground.js").Ground} ground
 * @returns {Promise<string | undefined>} why there is nothing to go on with
 */
export async function takeOver(ground) {
  if (!openList.isOpen && !(await openList.restore())) return NONE;
  const list = openList.asLeft;
  const { pairs = "", picture } = (await shelf.bordersOf(list.name)) ?? {};
  return ground.open({ ...list, pairs, picture: /** @type {Picture | undefined} */ (picture) });
}

/**
 * Opens a list from a file, as the one that is open on “Đánh giá danh sách” as well: there it can be put right, and
 * both pages have it again after a reload.
 *
 * @param {import("./ground.js").Ground} ground
 * @param {File} file
 * @param {string} rules that it is judged by there
 * @returns {Promise<string | undefined>} why it cannot be opened; the list before stays open then
 */
export async function openOwn(ground, file, rules) {
  // A file may change or go while the page is open.
  const list = { name: file.name, rules, content: new Blob([await file.arrayBuffer()]) };
  const refusal = await ground.open({ ...list, pairs: "", changes: [] });
  if (refusal !== undefined) return refusal;
  await Promise.all([openList.adopt(list), shelf.putBorders({ name: list.name, pairs: "" })]);
  carry(new URLSearchParams({ ds: MINE }));
  return undefined;
}

/**
 * Confirms all that is doubtful in the list, for the page where it was opened as well.
 *
 * @param {import("./ground.js").Ground} ground
 */
export async function confirmAll(ground) {
  await openList.change({ confirm: {} });
  return takeOver(ground);
}
