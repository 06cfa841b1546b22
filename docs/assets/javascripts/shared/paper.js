/**
 * "Phiếu rà soát": a working paper in the geometry of Nghị định 30/2020/NĐ-CP, for print and PDF.
 *
 * @typedef {import("./result.js").About} About
 * @typedef {{name: string, rules: string, status: string, mark: string, dates: string[], notes: string[],
 *   unknown_columns: string[], law_version: string, engine_version: string}} Source the list that the units stand in
 * @typedef {import("./card.js").Unit} Unit
 */

import { element } from "./dom.js";

const FEBRUARY = 2;

/**
 * Prints the paper of the units; the page itself stays as it is.
 *
 * @param {About} about
 * @param {Source} source
 * @param {Unit[]} units
 */
export function printPaper(about, source, units) {
  const paper = element(
    "article",
    { class: "paper" },
    element("h1", {}, "PHIẾU RÀ SOÁT ĐƠN VỊ HÀNH CHÍNH"),
    element("p", { class: "paper-note" }, "Tài liệu làm việc, không phải văn bản hành chính; không có số và con dấu."),
    element("p", {}, `Ngày lập: ${today()}. Danh sách: ${source.name}. Bộ quy tắc ${source.rules}: ${source.status}.`),
    element("p", {}, source.dates.length ? `Thời điểm số liệu: ${source.dates.join(", ")}.` : "Danh sách không ghi thời điểm số liệu."),
    ...units.flatMap((unit) => section(about, unit, source.mark)),
    ...remarks(source),
    element("h2", {}, "Căn cứ"),
    ...citations(units),
    element(
      "p",
      { class: "paper-note" },
      `Bộ máy tính ${source.engine_version}, dữ liệu luật ${source.law_version}. Mức tin cậy: ${grades(about)}.`,
    ),
  );
  printAlone(paper);
}

/**
 * Prints an article and nothing else of the page, and takes it away again.
 *
 * @param {HTMLElement} paper
 */
export function printAlone(paper) {
  document.body.append(paper);
  document.documentElement.classList.add("printing-paper");
  const done = () => {
    document.documentElement.classList.remove("printing-paper");
    paper.remove();
  };
  globalThis.addEventListener("afterprint", done, { once: true });
  globalThis.print();
}

/**
 * @param {About} about
 * @param {Unit} unit
 * @param {string} mark of the rule set
 */
function section(about, unit, mark) {
  const kind = about.kinds[unit.kind ?? ""] ?? "";
  const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${unit.name}`.trim();
  const within = unit.district ? `, ${unit.district}` : "";
  return [
    element("h2", {}, `${title}${within}: ${about.verdicts[unit.verdict] ?? unit.verdict}${mark && unit.verdict !== "invalid" ? ` (${mark})` : ""}`),
    ...unit.explanation.split("\n").map((line) => element("p", {}, line)),
    ...unit.doubts.map(({ message }) => element("p", {}, `Đáng ngờ: ${message}.`)),
  ];
}

/**
 * What the reader of a paper should know of the list that it comes from.
 *
 * @param {{notes: string[], unknown_columns: string[]}} list
 */
export function remarks({ notes, unknown_columns }) {
  const unused = unknown_columns.length ? [`Cột không dùng để tính: ${unknown_columns.join("; ")}.`] : [];
  const lines = [...notes, ...unused];
  return lines.length ? [element("h2", {}, "Ghi chú khi đọc danh sách"), ...lines.map((line) => element("p", {}, line))] : [];
}

/**
 * The citations in full, each once, with the short form that the sentences use.
 *
 * @param {Unit[]} units
 */
function citations(units) {
  const all = new Map(units.flatMap((unit) => unit.citations.map(({ short, full }) => [short, full])));
  return [...all].map(([short, full]) => element("p", {}, `- ${full} (sau đây: ${short}).`));
}

/** @param {About} about */
function grades(about) {
  return Object.entries(about.grades)
    .map(([grade, words]) => `${grade}: ${words}`)
    .join("; ");
}

/** The day as papers write it: days below 10 and months 1 and 2 with a zero in front. */
export function today() {
  const now = new Date();
  const month = now.getMonth() + 1;
  const day = String(now.getDate()).padStart(2, "0");
  return `ngày ${day} tháng ${month <= FEBRUARY ? `0${month}` : month} năm ${now.getFullYear()}`;
}
