/**
 * The lists that the site itself has for the builder, each with its pairs, its map and the rules of its time.
 *
 * @typedef {{id: typeof import("../shared/tilemap.js").MAPS[number], list: string, pairs: string, rules: string, place: string}} Ready
 */

/** @type {[Ready, Ready]} the first is opened where nothing else is asked for */
export const READY = [
  // Where in the province a new ward would lie is not known.
  { id: "quang-ngai", list: "quang-ngai-2025.csv", pairs: "quang-ngai-pairs.csv", rules: "from-2026", place: "" },
  // All of Kon Tum is mountainous, and it is on the border.
  { id: "kon-tum", list: "kon-tum-communes.csv", pairs: "kon-tum-pairs.csv", rules: "2023-2025", place: "mountainous_province" },
];
const [TODAY, KON_TUM] = READY;
export { KON_TUM };

/** @param {string} list the name of a list */
export const readyOf = (list) => READY.find((one) => one.list === list);

/**
 * Returns the list that an address is about; links of earlier versions name none and are about Kon Tum.
 *
 * @param {URLSearchParams} asked
 * @param {string | undefined} last the list that was open before
 */
export function readyFor(asked, last) {
  const named = READY.find(({ id }) => id === asked.get("ds"));
  if (named) return named;
  if (asked.has("luat") || asked.has("mau")) return KON_TUM;
  return readyOf(last ?? "") ?? TODAY;
}
