/**
 * What follows from all the rows of a list together: counts, what would decide most, what is doubtful.
 *
 * @typedef {import("../shared/result.js").About} About
 * @typedef {{summary: Record<string, number>, deciding: string[],
 *   doubts: import("./faults.js").Doubt[], doubt_count: number}} Judged
 */

import { element } from "../shared/dom.js";
import { doubts } from "./faults.js";
import { verdictMark } from "../shared/result.js";

/**
 * @param {About} about
 * @param {string} mark of the rule set
 * @param {Judged} judged
 * @param {(change: object) => void} change
 */
export const judgement = (about, mark, judged, change) => [
  ...(mark ? [element("p", { class: "not-in-force" }, `Quy định dùng để tính: ${mark}.`)] : []),
  counts(about, judged),
  ...deciding(judged),
  ...doubts(judged, change),
];

/**
 * @param {About} about
 * @param {Judged} judged
 */
function counts(about, { summary }) {
  const items = Object.entries(summary).map(([verdict, count]) =>
    element("li", {}, verdictMark(about, verdict), `: ${count}`),
  );
  return element("ul", { class: "counts" }, ...items);
}

/** @param {Judged} judged */
function deciding({ deciding: sentences }) {
  if (!sentences.length) return [];
  const items = sentences.map((sentence) => element("li", {}, sentence));
  return [element("h3", {}, "Số liệu nào sẽ quyết định"), element("ul", { class: "deciding" }, ...items)];
}
