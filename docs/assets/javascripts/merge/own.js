/**
 * The list that is open on “Đánh giá danh sách”, taken over as it was left there, with the borders opened for it
 * here.
 *
 * @typedef {import("../shapes/borders.js").Picture} Picture
 */

import { openList } from "../list/keeping.js";
import * as shelf from "../list/shelf.js";

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
 * Confirms all that is doubtful in the list, for the page where it was opened as well.
 *
 * @param {import("./ground.js").Ground} ground
 */
export async function confirmAll(ground) {
  await openList.change({ confirm: {} });
  return takeOver(ground);
}
