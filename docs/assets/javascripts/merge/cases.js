/**
 * The two cases of a proposal side by side: units without enough figures taken to be concerned, and not to be.
 *
 * @typedef {import("./suggestions.js").Answer} Answer
 * @typedef {import("./suggestions.js").Proposal} Proposal
 */

import { element } from "../shared/dom.js";

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
  const body = rows.map(([name, value]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, name),
      ...[worst, best].map((proposal) => element("td", { class: "number" }, String(value(proposal)))),
    ),
  );
  const heads = [question.worst, question.best].map((name) => element("th", { scope: "col" }, name));
  return element(
    "table",
    { class: "data merge-cases" },
    element("caption", {}, element("span", {}, "Hai trường hợp cạnh nhau")),
    element("thead", {}, element("tr", {}, element("td"), ...heads)),
    element("tbody", {}, ...body),
  );
}

/** @param {{members: string[]}} group */
const membersOf = ({ members }) => JSON.stringify([...members].sort());
