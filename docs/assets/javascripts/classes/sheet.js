// "Phiếu tính điểm": a working paper with what was entered, the points, and the reasons, for print and PDF.

import { element } from "../shared/dom.js";
import { printAlone, today } from "../shared/paper.js";
import { percentText as span } from "../shared/result.js";

/**
 * @param {import("./classes.js").Unit} unit
 * @param {import("./classes.js").Answer} answer
 * @param {[string, string][]} entered
 */
export function printSheet(unit, answer, entered) {
  const rows = [
    ...unit.criteria.map(({ title, figures, points, max, citation }) => [
      title,
      figures,
      span(points),
      String(parseInt(max, 10)),
      citation.replace(answer.decree, "").trim(),
    ]),
    ["Điểm ưu tiên", "", span(unit.bonus), "", ""],
    ["Tổng điểm", "", span(unit.points), "", ""],
  ];
  printAlone(
    element(
      "article",
      { class: "paper" },
      element("h1", {}, "PHIẾU TÍNH ĐIỂM PHÂN LOẠI ĐƠN VỊ HÀNH CHÍNH"),
      element("p", { class: "paper-note" }, "Phiếu làm việc, không phải văn bản; không có số và con dấu."),
      element("p", {}, `Ngày lập: ${today()}. Căn cứ: ${answer.decree}; bộ máy tính ${answer.engine_version}; dữ liệu luật ${answer.law_version}.`),
      element("h2", {}, "Số liệu đã nhập"),
      element("p", {}, `${entered.map(([label, text]) => `${label}: ${text}`).join("; ")}.`),
      element("h2", {}, "Điểm"),
      table(["Tiêu chí", "Số liệu", "Điểm", "Nhiều nhất", "Căn cứ"], rows),
      element("h2", {}, `Kết quả: ${unit.class_word}`),
      ...unit.explanation.split("\n").map((line) => element("p", {}, line)),
    ),
  );
}

/**
 * @param {string[]} headings
 * @param {string[][]} rows
 */
function table(headings, rows) {
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...headings.map((text) => element("th", { scope: "col" }, text)))),
    element(
      "tbody",
      {},
      ...rows.map((row) => element("tr", {}, ...row.map((text, index) => element(index ? "td" : "th", index ? {} : { scope: "row" }, text)))),
    ),
  );
}
