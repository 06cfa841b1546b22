// Matching of names: which units a reader means, however he spells them.
import { fold } from "../shared/folding.js";

/**
 * Gives the form in which the spellings of a name are the same: accents, đ, hyphens and apostrophes
 * aside, "Đăk", "Đắk", "Dak" and "Đác" alike, and so "Ngọk" and "Ngọc", "Ya" and "Ia".
 *
 * @param {string} text
 * @returns {string}
 */
export function key(text) {
  return fold(text)
    .replace(/['’`]/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/k\b/g, "c")
    .replaceAll("y", "i");
}

/** Words that say the kind of a unit and not its name. */
const KIND = /^(xa|phuong|thi tran|huien|thanh pho|dac khu|tp|tt|p|x|h) /;

/**
 * Tells how well a name answers what was typed: 0 is the very name, larger is worse.
 *
 * @param {string} query as `key` gives it
 * @param {string} title as `key` gives it
 * @returns {number | undefined} undefined where it does not
 */
export function rank(query, title) {
  const name = title.replace(KIND, "");
  if (query === title || query === name) return 0;
  if (title.startsWith(`${query} `) || name.startsWith(`${query} `)) return 1;
  if (title.startsWith(query) || name.startsWith(query)) return 2;
  const words = ` ${title}`;
  return query.split(" ").every((word) => words.includes(` ${word}`)) ? 3 : undefined;
}
