/**
 * A list or a unit under other rules, or "nếu quy định khác": who changes, in which direction, and why.
 *
 * @typedef {import("./result.js").About} About
 * @typedef {{key: string, label: string, law: string, value: string}} RuleNumber
 * @typedef {{first: Rules, second: Rules, suppose: Record<string, number>, same: boolean, unchanged: number, count: number,
 *   directions: {text: string, count: number}[],
 *   changed: {name: string, before: string, after: string, reason: string}[],
 *   errors?: {key: string, message: string}[], base64?: string}} Comparison
 * @typedef {{id: string, title: string, status: string, mark: string}} Rules
 * @typedef {{ask(question: object): Promise<Comparison>, numbers(): Promise<{numbers: RuleNumber[]}>,
 *   adopt?: (suppose: Record<string, number>) => void}} Engine
 *   `adopt` puts the supposed numbers under the list that is open
 */

import { button, element } from "./dom.js";
import { download } from "./files.js";
import { printAlone, today } from "./paper.js";
import { table } from "./table.js";

const SUPPOSED = "Giả định, không phải quy định. Tệp và bản in đều ghi rõ như vậy.";

/**
 * Returns the two ways to compare, closed.
 *
 * @param {About} about
 * @param {string} rules those that the list is under, as the law has them
 * @param {string} subject the name of the list or of the unit
 * @param {Engine} engine
 */
export const comparing = (about, rules, subject, engine) => [
  withOthers(about, rules, subject, engine),
  supposing(subject, engine),
];

/**
 * @param {About} about
 * @param {string} rules
 * @param {string} subject
 * @param {Engine} engine
 */
function withOthers(about, rules, subject, engine) {
  const others = about.rule_sets.filter(({ id }) => id !== rules);
  const options = others.map(({ id, title, mark }) => element("option", { value: id }, `${title} (${mark || "đang áp dụng"})`));
  const choice = element("select", { id: "compare-with" }, ...options);
  const result = answerPlace();
  const compare = button("So sánh", () => show(result, subject, { with: choice.value }, engine));
  return element(
    "details",
    { class: "compare" },
    element("summary", {}, "So với quy định khác"),
    element("p", { class: "field" }, element("label", { for: "compare-with" }, "Quy định để so"), choice),
    element("p", {}, compare),
    result,
  );
}

/**
 * @param {string} subject
 * @param {Engine} engine
 */
function supposing(subject, engine) {
  const form = element("div", {}, element("p", { role: "status" }, "Đang lấy các con số…"));
  const details = element(
    "details",
    { class: "compare suppose" },
    element("summary", {}, "Nếu quy định khác (giả định)"),
    form,
  );
  let isFilled = false;
  details.addEventListener("toggle", async () => {
    if (!details.open || isFilled) return;
    isFilled = true;
    try {
      form.replaceChildren(...supposeForm((await engine.numbers()).numbers, subject, engine));
    } catch (error) {
      isFilled = false;
      form.replaceChildren(element("p", { class: "failure", role: "alert" }, String(error instanceof Error ? error.message : error)));
    }
  });
  return details;
}

/**
 * @param {RuleNumber[]} numbers
 * @param {string} subject
 * @param {Engine} engine
 */
function supposeForm(numbers, subject, engine) {
  const result = answerPlace();
  const boxes = numbers.map(({ key, label, law, value }, index) => {
    const id = `suppose-${index}`;
    const box = element("input", { type: "text", id, inputmode: "decimal", autocomplete: "off", value, "data-key": key, "aria-describedby": `${id}-law` });
    const hint = element("span", { class: "hint", id: `${id}-law` }, `Quy định: ${law}`);
    return element("p", { class: "field" }, element("label", { for: id }, label), hint, box);
  });
  const entries = () =>
    Object.fromEntries(
      boxes.flatMap((field) => [...field.querySelectorAll("input")].map((box) => [box.dataset["key"] ?? "", box.value])),
    );
  const look = button("Xem ai thay đổi", () => show(result, subject, { numbers: entries() }, engine));
  const back = button("Trở lại số của quy định", () => {
    boxes.forEach((field, index) => {
      const box = field.querySelector("input");
      if (box) box.value = numbers[index]?.law ?? "";
    });
    result.replaceChildren();
  });
  return [
    element("p", { class: "doubt" }, SUPPOSED),
    element("div", { class: "suppose-numbers" }, ...boxes),
    element("p", {}, look, " ", back),
    result,
  ];
}

const answerPlace = () => element("div", { class: "compare-answer", "aria-live": "polite" });

/**
 * @param {HTMLElement} place
 * @param {string} subject
 * @param {object} question
 * @param {Engine} engine
 */
async function show(place, subject, question, engine) {
  place.setAttribute("aria-busy", "true");
  try {
    const comparison = await engine.ask(question);
    place.replaceChildren(...(comparison.errors ?? []).map(({ message }) => element("p", { class: "failure" }, message)));
    if (!comparison.errors) place.replaceChildren(...answer(comparison, subject, question, engine));
  } catch (error) {
    place.replaceChildren(element("p", { class: "failure" }, String(error instanceof Error ? error.message : error)));
  } finally {
    place.removeAttribute("aria-busy");
  }
}

/**
 * @param {Comparison} comparison
 * @param {string} subject
 * @param {object} question
 * @param {Engine} engine
 */
function answer(comparison, subject, question, engine) {
  if (comparison.same) return [element("p", {}, "Mọi con số đều là của quy định: hãy đổi ít nhất một số.")];
  const isSupposed = Object.keys(comparison.suppose).length > 0;
  const adopt = button("Đánh giá danh sách theo giả định này", () => engine.adopt?.(comparison.suppose));
  const save = button("Tải so sánh (CSV)", async () => {
    const { base64 = "" } = await engine.ask({ ...question, format: "csv" });
    download(`so-sanh-${isSupposed ? "gia-dinh" : comparison.second.id}.csv`, "csv", base64);
  });
  const print = button("In so sánh", () => printComparison(comparison, subject));
  return [
    ...heading(comparison),
    ...changes(comparison),
    element(
      "p",
      {},
      ...(comparison.count ? [save, " ", print, " "] : []),
      ...(isSupposed && engine.adopt ? [adopt] : []),
    ),
  ];
}

/** @param {Comparison} found */
function heading({ first, second, count, unchanged, directions }) {
  return [
    element("p", {}, `Từ: ${first.title} (${first.status}).`),
    element("p", {}, `Sang: ${second.title} (${second.status}).`),
    element("p", {}, element("strong", {}, `${count} đơn vị đổi kết quả, ${unchanged} không đổi.`)),
    element("ul", {}, ...directions.map(({ text, count: times }) => element("li", {}, `${text}: ${times}`))),
  ];
}

/** @param {Comparison} found */
function changes({ changed, count }) {
  if (!count) return [];
  const more = count - changed.length;
  return [
    table({
      label: "Đơn vị đổi kết quả",
      heads: ["Đơn vị", "Kết quả trước", "Kết quả sau", "Lý do"],
      rows: changed.map(({ name, before, after, reason }) => [name, before, after, reason]),
    }),
    ...(more ? [element("p", {}, `Còn ${more} đơn vị nữa: tệp CSV có đủ.`)] : []),
  ];
}

/**
 * @param {Comparison} comparison
 * @param {string} subject
 */
function printComparison(comparison, subject) {
  const isSupposed = Object.keys(comparison.suppose).length > 0;
  printAlone(
    element(
      "article",
      { class: "paper" },
      element("h1", {}, isSupposed ? "NẾU QUY ĐỊNH KHÁC: KẾT QUẢ GIẢ ĐỊNH" : "SO SÁNH THEO HAI QUY ĐỊNH"),
      element("p", { class: "paper-note" }, `Phiếu làm việc, không phải văn bản.${isSupposed ? ` ${SUPPOSED}` : ""}`),
      element("p", {}, `Ngày lập: ${today()}. Danh sách: ${subject}.`),
      ...heading(comparison),
      ...changes(comparison),
    ),
  );
}
