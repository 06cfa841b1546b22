/**
 * "Điểm và loại của đơn vị": points beside each input as they are typed, the class, and the list at once.
 *
 * @typedef {[string | null, string | null]} Ends
 * @typedef {{row: number, code: string, name: string, kind: string | null, points: Ends, bonus: Ends,
 *   class: string, class_word: string, criteria: {id: string, title: string, figures: string, points: Ends, max: string, citation: string}[],
 *   errors: {field: string, message: string}[], explanation: string,
 *   advice?: Record<string, string>, next?: string | null}} Unit
 * @typedef {{decree: string, law_version: string, engine_version: string, notes: string[], units: Unit[], levels: {title: string, points: number}[]}} Answer
 */

import { call, EngineError } from "../engine/engine.js";
import { showEngine, warm } from "../engine/panel.js";
import { onceReady } from "../engine/retry.js";
import { addressValues, carry, followLinks, outdate } from "../shared/address.js";
import { control, element, part } from "../shared/dom.js";
import { keep } from "../shared/entered.js";
import { showErrors } from "../shared/errors.js";
import { cells, fillByLinks, notOffered, query, reopen } from "../shared/form.js";
import { explanationList, percentText as span } from "../shared/result.js";
import { Typing } from "../shared/typing.js";
import { bar } from "./bar.js";
import { exportButtons } from "./exports.js";

/** What is typed here is kept under this name. */
const KEPT = "classes";

/**
 * Starts the calculator in its form; an address that carries a unit gets its points at once.
 *
 * @param {HTMLElement} form
 */
export function mount(form) {
  if (!(form instanceof HTMLFormElement)) return;
  const desk = new Desk(form);
  const link = addressValues();
  reopen(form, link, KEPT);
  desk.showFields();
  showEngine(part(form, "engine"));
  const warmed = warm();
  form.addEventListener("input", () => {
    outdate();
    desk.typed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    carry(query(form));
    void desk.answer(true);
  });
  form.addEventListener("reset", () => queueMicrotask(() => desk.clear()));
  followLinks(form);
  fillByLinks(form, () => desk.filled());
  const errors = notOffered(form, link);
  if (errors.length) showErrors(form, errors);
  else if (warmed && control(form, "kind").value) void desk.answer(false);
}

/** The form and what stands beside its fields. */
class Desk {
  #typing = new Typing(() => void this.answer(false));

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.result = part(form, "result");
    this.total = part(form, "total");
  }

  /** Shows the fields that the chosen kind is asked for, all of them where none is chosen. */
  showFields() {
    const kind = control(this.form, "kind").value;
    for (const field of this.form.querySelectorAll("[data-kinds]")) {
      if (!(field instanceof HTMLElement)) continue;
      const kinds = field.dataset["kinds"] ?? "";
      field.hidden = kind !== "" && !` ${kinds} `.includes(` ${kind} `);
    }
  }

  typed() {
    keep(KEPT, query(this.form).toString());
    this.showFields();
    if (control(this.form, "kind").value) this.#typing.typed();
    else this.#typing.begin();
  }

  /** What is known of a unit has come into the form. */
  filled() {
    this.typed();
    control(this.form, "name").focus();
  }

  clear() {
    carry();
    keep(KEPT, undefined);
    showErrors(this.form, []);
    this.showFields();
    this.#forget();
  }

  #forget() {
    this.#typing.begin();
    this.total.hidden = true;
    this.result.replaceChildren();
    for (const output of this.form.querySelectorAll("[data-points]")) output.textContent = "Chưa tính";
    for (const advice of this.form.querySelectorAll("[data-advice]")) advice.setAttribute("hidden", "");
  }

  /**
   * Asks for the points; only a press of the button tells of errors and says what a result needs.
   *
   * @param {boolean} pressed
   */
  async answer(pressed) {
    const isNewest = this.#typing.begin();
    this.result.setAttribute("aria-busy", "true");
    try {
      const answer = /** @type {Answer} */ (await call("classify_form", { cells: cells(this.form) }));
      // A later question has its own answer on the way.
      if (isNewest()) this.#show(answer, pressed);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.result.replaceChildren(element("p", { class: "failure" }, error.message));
      onceReady(this.result, error, () => void this.answer(pressed));
    } finally {
      this.result.removeAttribute("aria-busy");
    }
  }

  /**
   * @param {Answer} answer
   * @param {boolean} pressed
   */
  #show(answer, pressed) {
    const [unit] = answer.units;
    const errors = unit ? unit.errors : [{ field: "kind", message: "Hãy chọn loại đơn vị" }];
    if (pressed || errors.length === 0) showErrors(this.form, errors);
    if (!unit || errors.length) {
      this.#forget();
      return;
    }
    this.#points("bonus", unit.bonus, "");
    for (const { id, points, max } of unit.criteria) this.#points(id, points, ` trên ${parseInt(max, 10)} điểm`);
    for (const advice of this.form.querySelectorAll("[data-advice]")) {
      if (!(advice instanceof HTMLElement)) continue;
      const text = unit.advice?.[advice.dataset["advice"] ?? ""] ?? "";
      advice.textContent = text;
      advice.hidden = !text;
    }
    this.total.hidden = false;
    this.total.replaceChildren(
      element("p", {}, element("strong", {}, `${span(unit.points)} điểm: ${unit.class_word}`)),
      bar(unit.points, answer.levels),
      ...(unit.next ? [element("p", {}, unit.next)] : []),
    );
    this.result.replaceChildren(
      element("h2", {}, `Kết quả: ${unit.class_word}`),
      explanationList(unit.explanation),
      ...answer.notes.map((note) => element("p", {}, note)),
      this.#exports(unit),
      element("p", { class: "provenance" }, `${answer.decree}; dữ liệu luật ${answer.law_version}. Tài liệu làm việc, không phải quyết định phân loại.`),
    );
    if (pressed) this.result.focus();
  }

  /**
   * @param {string} criterion
   * @param {Ends} points
   * @param {string} most
   */
  #points(criterion, points, most) {
    const output = this.form.querySelector(`[data-points="${criterion}"]`);
    if (output) output.textContent = `${span(points)}${most || " điểm"}`;
  }

  /** @param {Unit} unit whose paper holds the figures that the points shown beside it were made of */
  #exports({ name }) {
    const request = { cells: cells(this.form) };
    const stem = `phieu-tinh-diem${name ? ` ${name}` : ""}`;
    const { href } = new URL(`#${query(this.form)}`, location.href);
    return exportButtons(["docx", "xlsx"], stem, (choice) => call("classify_form", { ...request, ...choice }), href);
  }
}
