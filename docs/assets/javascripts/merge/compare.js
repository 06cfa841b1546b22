/**
 * What the builder shows around the groups: what a scenario comes to, and scenarios side by side.
 *
 * @typedef {import("./groups.js").Result} Result
 * @typedef {import("./scenario.js").Scenario} Scenario
 */

import { element } from "../shared/dom.js";
import { table } from "../shared/table.js";
import { consequenceList, markOf, standing } from "./groups.js";
import { longestWay } from "./seat.js";

const NAMED =
  "Các diện gọi như phương án tổng thể giai đoạn 2023-2025 (đọc ở nguồn thuật lại); “liền kề” là giáp một đơn vị thuộc diện hoặc chưa đạt tiêu chuẩn, theo bảng liền kề.";

/**
 * Shows what a scenario comes to: how many units, which are kept, which stay outside, what follows.
 *
 * @param {Result} result
 * @param {string} names the names of the kept units
 * @param {string} categories how many units of the list each category has
 * @param {import("./groups.js").Words} words
 * @param {import("./questions.js").Words} question
 */
export function summary(result, names, categories, words, question) {
  const open = result.to_arrange.map(({ name, code, verdict }) =>
    element("li", {}, `${name} (${code}): ${words.unit_verdicts[verdict]}`),
  );
  const outside = `Chưa ở trong nhóm nào: ${open.length} ${question.outside}`;
  return [
    element("p", {}, element("strong", {}, `${result.units_before} đơn vị còn ${result.units_after}.`)),
    element("p", { class: "merge-counts" }, `Trước khi sắp xếp: ${categories}. `, element("span", { class: "hint" }, NAMED)),
    ...(names ? [element("p", {}, `Giữ nguyên: ${names}.`)] : []),
    ...(open.length ? [element("details", {}, element("summary", {}, outside), element("ul", {}, ...open))] : []),
    ...(result.consequences.length
      ? [element("details", {}, element("summary", {}, "Hệ quả của phương án"), consequenceList(result.consequences))]
      : []),
  ];
}

/**
 * Tells what came of the group that was changed, and of the whole scenario.
 *
 * @param {Result} result
 * @param {Scenario} scenario
 * @param {number} at the place of that group; -1 where none was
 * @param {Record<string, string>} verdicts the words for each verdict
 */
export function verdictText(result, scenario, at, verdicts) {
  const group = result.groups[at];
  const count = `${result.units_before} đơn vị còn ${result.units_after}.`;
  if (!group) return count;
  return `${group.error ?? `${scenario.groups[at]?.name}: ${verdicts[standing(group)]}.`} ${count}`;
}

/**
 * Sets the scenarios side by side.
 *
 * @param {Scenario[]} scenarios
 * @param {Result[]} all their results, in the same order
 * @param {import("./groups.js").Words} words
 */
export function compareTable(scenarios, all, words) {
  const count = (/** @type {Result} */ result, /** @type {string} */ verdict) =>
    result.groups.filter((group) => standing(group) === verdict).length;
  /** @type {[string, (result: Result, scenario: Scenario) => string | number][]} */
  const rows = [
    ["Bộ quy tắc", (_, scenario) => [scenario.rules, markOf(words, scenario.rules)].filter(Boolean).join(": ")],
    ["Số nhóm", (result) => result.groups.length],
    ["Số đơn vị còn lại", (result) => result.units_after],
    ...Object.entries(words.verdicts).map(
      ([verdict, text]) =>
        /** @type {[string, (result: Result) => number]} */ ([`Nhóm ${text}`, (result) => count(result, verdict)]),
    ),
    ["Nhóm chưa tính được", (result) => count(result, "none")],
    [
      "Nhóm không hoặc chưa chắc liền kề",
      (result) => result.groups.filter(({ error, contiguous }) => error === undefined && contiguous !== true).length,
    ],
    ["Đơn vị thuộc diện, chưa đạt hoặc chưa rõ còn ngoài nhóm", (result) => result.to_arrange.length],
    ...(all.some(longestWay) ? [/** @type {[string, (result: Result) => string]} */ (["Xa trụ sở nhất, đường chim bay", longestWay])] : []),
  ];
  return table({
    label: "Các phương án cạnh nhau",
    caption: "Các phương án cạnh nhau",
    heads: ["", ...scenarios.map(({ name }) => name)],
    rows: rows.map(([heading, value]) => [
      heading,
      ...scenarios.map((scenario, index) => String(value(/** @type {Result} */ (all[index]), scenario))),
    ]),
    numeric: scenarios.map((_, index) => index + 1),
  });
}
