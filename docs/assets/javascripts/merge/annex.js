/**
 * The annex of a scenario for print: old and new units with names and codes, verdicts and consequences.
 *
 * @typedef {import("./groups.js").Result} Result
 * @typedef {import("./groups.js").Words} Words
 * @typedef {import("./scenario.js").Scenario} Scenario
 * @typedef {import("./chooser.js").Unit} Unit
 */

import { element } from "../shared/dom.js";
import { contiguityText, markOf, spanText, standing } from "./groups.js";
import { printAlone, remarks, today } from "../shared/paper.js";

/**
 * Prints the annex; the page itself stays as it is.
 *
 * @param {Scenario} scenario
 * @param {Result} result
 * @param {Map<string, Unit>} units
 * @param {Words & {notes: string[], unknown_columns: string[]}} words
 * @param {string} source the list, rules and versions, for the note at the end
 */
export function printAnnex(scenario, result, units, words, source) {
  const paper = element(
    "article",
    { class: "paper" },
    element("h1", {}, "PHỤ LỤC: PHƯƠNG ÁN SẮP XẾP ĐƠN VỊ HÀNH CHÍNH"),
    element("p", { class: "paper-note" }, "Tài liệu làm việc, không phải văn bản hành chính; không có số và con dấu."),
    element("p", {}, `Ngày lập: ${today()}. Phương án: ${scenario.name}. ${source}`),
    element("p", {}, `Số đơn vị: ${result.units_before} còn ${result.units_after}.`),
    table(scenario, result, units, words),
    ...result.groups.flatMap((judged, index) => [
      element("h2", {}, scenario.groups[index]?.name ?? ""),
      ...(judged.error ?? judged.explanation).split("\n").map((line) => element("p", {}, line)),
    ]),
    element("h2", {}, "Hệ quả"),
    ...result.consequences.map(({ text, citation, grade }) => {
      const cited = [citation, grade ? `mức ${grade}` : ""].filter(Boolean).join(", ");
      return element("p", {}, `- ${text}${cited ? ` (${cited})` : ""}`);
    }),
    ...remarks(words),
    element("p", { class: "paper-note" }, source),
  );
  printAlone(paper);
}

/**
 * @param {Scenario} scenario
 * @param {Result} result
 * @param {Map<string, Unit>} units
 * @param {Words} words
 */
function table(scenario, result, units, words) {
  const heads = ["TT", "Đơn vị mới", "Đơn vị cũ (mã)", "Diện tích (km²)", "Dân số (người)", "Kết quả"];
  const mark = markOf(words, scenario.rules);
  const rows = scenario.groups.map(({ name, members }, index) => {
    const judged = result.groups[index];
    const old = members.map((code) => `${words.kinds[units.get(code)?.kind ?? ""]} ${units.get(code)?.name} (${code})`);
    const figures = judged && judged.error === undefined;
    return element(
      "tr",
      {},
      element("td", {}, String(index + 1)),
      element("th", { scope: "row" }, name),
      element("td", {}, old.join("; ")),
      element("td", {}, figures ? spanText(judged.area_km2) : ""),
      element("td", {}, figures ? spanText(judged.population) : ""),
      element("td", {}, figures ? `${words.verdicts[standing(judged)]}${mark ? ` (${mark})` : ""}; ${contiguityText(judged.contiguous)}` : ""),
    );
  });
  return element(
    "table",
    { class: "data" },
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows),
  );
}
