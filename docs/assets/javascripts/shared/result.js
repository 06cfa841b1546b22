/**
 * A result as the engine gives it, turned into elements; all its words come from the engine.
 *
 * @typedef {{field: string, message: string}} CellError
 * @typedef {{row: number, code: string, name: string, district: string, kind: string | null, verdict: string,
 *   area_percent: [string | null, string | null], population_percent: [string | null, string | null],
 *   errors: CellError[], brief: string[]}} UnitResult
 * @typedef {{rules: string, status: string, mark: string, law_version: string, engine_version: string,
 *   summary: Record<string, number>, notes: string[], unknown_columns: string[],
 *   doubtful?: boolean, doubts: {row: number, field: string, message: string}[], units: UnitResult[]}} Report
 * @typedef {{id: string, title: string, mark: string}} RuleSet
 * @typedef {{engine_version: string, law_version: string, rule_sets: RuleSet[],
 *   kinds: Record<string, string>, verdicts: Record<string, string>,
 *   grades: Record<string, string>,
 *   exemptions: {id: string, phrase: string, citation: string}[]}} About
 */

import { element } from "./dom.js";

/**
 * Shows a verdict as a word and a mark, so that colour is never the only sign; one of rules that are not
 * in force says so.
 *
 * @param {About} about
 * @param {string} verdict
 * @param {string} [mark] what stands beside a verdict of rules that are not in force
 */
export function verdictMark(about, verdict, mark = "") {
  const words = element("span", { class: `verdict verdict-${verdict}` }, about.verdicts[verdict] ?? verdict);
  return mark && verdict !== "invalid" ? element("span", {}, words, " ", element("span", { class: "not-in-force" }, `(${mark})`)) : words;
}

/**
 * Returns the text with a capital letter at its start.
 *
 * @param {string} text
 */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Shows the sentences of an explanation, one a line, as a list; those that stand elsewhere are left out.
 *
 * @param {string} explanation
 * @param {number} [elsewhere] how many sentences at its start stand elsewhere
 */
export function explanationList(explanation, elsewhere = 0) {
  const lines = explanation.split("\n").slice(elsewhere);
  return element("ul", { class: "explanation" }, ...lines.map((line) => element("li", {}, line)));
}

/**
 * Shows why a unit has its verdict and what would change it; what stands above names unit and verdict.
 *
 * @param {UnitResult} unit
 */
export function briefly(unit) {
  const sentences = unit.errors.length ? unit.brief : unit.brief.slice(1);
  return element("div", { class: "brief" }, ...sentences.map((text) => element("p", {}, text)));
}

/**
 * Shows what a verdict rests on, closed: standards, figures, tests and citations.
 *
 * @param {UnitResult & {explanation: string}} unit
 * @returns {HTMLElement[]} nothing where nothing was judged
 */
export function proofOf(unit) {
  if (unit.errors.length) return [];
  const summary = element("summary", {}, "Căn cứ và cách tính");
  return [element("details", { class: "proof" }, summary, explanationList(unit.explanation, unit.brief.length))];
}

/**
 * Shows where a result comes from, and a report of wrong figures that the reader may send.
 *
 * @param {About} about
 * @param {Pick<Report, "rules" | "status" | "law_version" | "engine_version">} report
 * @param {string} subject
 */
export function provenance(about, report, subject) {
  const versions =
    `Bộ quy tắc ${report.rules}: ${report.status}. ` +
    `Bộ máy tính ${report.engine_version}, dữ liệu luật ${report.law_version}.`;
  const grades = Object.entries(about.grades).map(([grade, words]) => `${grade}: ${words}`);
  const body = `${subject}\n${versions}\n${location.href}\n\nSố liệu đúng và nguồn:\n`;
  const mail = `mailto:?subject=${encodeURIComponent("Sai số liệu")}&body=${encodeURIComponent(body)}`;
  return element(
    "div",
    { class: "provenance" },
    element("p", {}, element("a", { href: mail }, "Sai số liệu?"), " Thư soạn sẵn, bạn tự chọn nơi gửi."),
    element(
      "details",
      {},
      element("summary", {}, "Phiên bản và mức tin cậy"),
      element("p", {}, versions),
      element("p", {}, `Mức tin cậy - ${grades.join("; ")}.`),
    ),
  );
}

/**
 * Shows a range of percentages as Vietnamese write numbers.
 *
 * @param {[string | null, string | null]} ends
 */
export function percentText([low, high]) {
  if (low === null) return "";
  if (low === high) return vietnamese(low);
  return high === null ? `từ ${vietnamese(low)}` : `${vietnamese(low)} - ${vietnamese(high)}`;
}

/** @param {string} decimal */
function vietnamese(decimal) {
  const [whole = "", fraction] = decimal.split(".");
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return fraction ? `${text},${fraction}` : text;
}
