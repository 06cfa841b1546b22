/**
 * The two cases of a proposal side by side: units without enough figures taken to be concerned, and not to be.
 *
 * @typedef {import("./suggestions.js").Answer} Answer
 * @typedef {import("./suggestions.js").Proposal} Proposal
 */

import { table } from "../shared/table.js";

/**
 * Tells whether all is known: then the two cases are one.
 *
 * @param {Answer} answer
 */
export const isOneCase = ({ worst, best }) => worst.to_arrange.length === best.to_arrange.length;

/**
 * Sets what both cases come to beside each other.
 *
 * @param {Answer} answer
 * @param {import("./questions.js").Words} question
 */
export function sideBySide({ worst, best }, question) {
  const others = new Set(best.groups.map(membersOf));
  const common = worst.groups.filter((group) => others.has(membersOf(group))).length;
  /** @type {[string, (proposal: Proposal) => string | number][]} */
  const rows = [
    [`Đơn vị ${question.asked}`, ({ to_arrange: units }) => units.length],
    ["Số nhóm", ({ groups }) => groups.length],
    ["Trong đó giống trường hợp kia", () => common],
    ["Đơn vị chưa giải quyết được", ({ unresolved }) => unresolved.length],
    ["Số đơn vị sau khi gộp", ({ units_after: after }) => after],
    ["Đã chứng minh là tốt nhất", ({ optimal }) => (optimal ? "có" : "chưa")],
  ];
  const title = "Hai trường hợp cạnh nhau";
  const box = table({
    label: title,
    caption: title,
    heads: ["", question.worst, question.best],
    rows: rows.map(([name, value]) => [name, ...[worst, best].map((proposal) => String(value(proposal)))]),
    numeric: [1, 2],
  });
  box.classList.add("merge-cases");
  return box;
}

/** @param {{members: string[]}} group */
const membersOf = ({ members }) => JSON.stringify([...members].sort());
