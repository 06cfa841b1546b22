/**
 * What follows from all the rows of a list together: counts, what would decide most, what is doubtful.
 *
 * @typedef {import("../shared/result.js").About} About
 * @typedef {{text: string, field: string, row: number}} Deciding
 * @typedef {{summary: Record<string, number>, encouraged: number, deciding: Deciding[],
 *   doubts: import("./faults.js").Doubt[], doubt_count: number}} Judged
 */

import { button, element } from "../shared/dom.js";
import { doubts } from "./faults.js";
import { verdictMark } from "../shared/result.js";
import { ENCOURAGED } from "./standing.js";

/**
 * @param {About} about
 * @param {string} mark of the rule set
 * @param {Judged} answer
 * @param {(change: object) => void} change
 * @param {(row: number, field: string) => void} fill opens the box of a figure
 */
export const judgement = (about, mark, answer, change, fill) => [
  ...(mark ? [element("p", { class: "not-in-force" }, `Quy định dùng để tính: ${mark}.`)] : []),
  counts(about, answer),
  ...deciding(answer, fill),
  ...doubts(answer, change),
];

/**
 * @param {About} about
 * @param {Judged} judged
 */
function counts(about, { summary, encouraged }) {
  const all = Object.entries(encouraged ? { ...summary, [ENCOURAGED]: encouraged } : summary);
  const items = all.map(([verdict, count]) => element("li", {}, verdictMark(about, verdict), `: ${count}`));
  return element("ul", { class: "counts" }, ...items);
}

/**
 * Returns what would decide most, each with a button to the first unit that lacks it.
 *
 * @param {Judged} judged
 * @param {(row: number, field: string) => void} fill
 */
function deciding({ deciding: figures }, fill) {
  if (!figures.length) return [];
  const items = figures.map(({ text, field, row }) => {
    const more = button(`Bổ sung ở dòng ${row}`, () => fill(row, field), { class: "md-button small" });
    return element("li", {}, `${text} `, more);
  });
  return [element("h3", {}, "Số liệu nào sẽ quyết định"), element("ul", { class: "deciding" }, ...items)];
}
