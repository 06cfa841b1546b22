// "Đánh giá một đơn vị": the form, its address, and the answer beside it, which follows the typing.

import { addressValues, carry, followLinks, outdate } from "../shared/address.js";
import { onceReady } from "../engine/retry.js";
import { button, control, element, painted, part } from "../shared/dom.js";
import { call, EngineError, start } from "../engine/engine.js";
import { keep } from "../shared/entered.js";
import { markErrors, showErrors } from "../shared/errors.js";
import { cells, fillByLinks, notOffered, query, reopen } from "../shared/form.js";
import { showEngine, warm } from "../engine/panel.js";
import { briefly, capital, provenance, verdictMark } from "../shared/result.js";
import { Typing } from "../shared/typing.js";

/** @typedef {import("../shared/result.js").About} About */
/** @typedef {import("../shared/result.js").Report} Report */

/** What is typed here is kept under this name. */
const KEPT = "unit";
const FIGURES = "input[inputmode=decimal]";

/**
 * Starts the calculator in its form; an address that carries a case gets its answer at once.
 *
 * @param {HTMLElement} form
 */
export function mount(form) {
  if (!(form instanceof HTMLFormElement)) return;
  const link = addressValues();
  const isLinked = reopen(form, link, KEPT);
  const desk = new Desk(form, isLinked ? link : undefined);
  desk.showParent();
  showEngine(part(form, "engine"));
  const warmed = warm();
  form.addEventListener("input", ({ target }) => desk.typed(target));
  // Who leaves a field has finished it.
  form.addEventListener("change", () => desk.typed());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    carry(query(form));
    void desk.answer(true);
  });
  form.addEventListener("reset", () => queueMicrotask(() => desk.clear()));
  fillByLinks(form, () => desk.filled());
  followLinks(form);
  const errors = notOffered(form, link);
  if (errors.length) showErrors(form, errors);
  else if (warmed) void (isLinked ? desk.answer(true) : start().then(() => desk.greet(), () => {}));
}

/** The form and the answer to what stands in it. */
class Desk {
  #typing = new Typing(() => this.follow());
  /** @type {string[]} the fields whose figures the reader has confirmed */
  #confirmed = [];
  #isReady = false;
  /** @type {Promise<() => void> | undefined} */
  #edge;

  /**
   * @param {HTMLFormElement} form
   * @param {URLSearchParams | undefined} link what a link carried, until something is typed
   */
  constructor(form, link) {
    this.form = form;
    this.linked = link;
    this.result = part(form, "result");
  }

  showParent() {
    const field = control(this.form, "parent_kind").closest(".field");
    if (field instanceof HTMLElement) field.hidden = control(this.form, "kind").value !== "phường";
  }

  /** @param {EventTarget | null} [target] where something was typed */
  typed(target) {
    keep(KEPT, query(this.form).toString());
    outdate();
    this.showParent();
    if (target instanceof HTMLElement) {
      this.linked = undefined;
      this.#confirmed = this.#confirmed.filter((field) => field !== target.id);
    }
    this.#typing.typed();
  }

  /** What is known of a unit has come into the form. */
  filled() {
    this.typed(this.form);
    control(this.form, "kind").focus();
  }

  clear() {
    carry();
    keep(KEPT, undefined);
    this.linked = undefined;
    this.#confirmed = [];
    showErrors(this.form, []);
    this.showParent();
    this.#forget();
  }

  #forget() {
    this.#typing.begin();
    this.result.removeAttribute("aria-busy");
    for (const name of ["answer", "more", "source"]) part(this.form, name).replaceChildren();
    void this.#edge?.then((update) => update());
  }

  /** Answers what stood in the form when it was opened, unless the reader has asked meanwhile. */
  greet() {
    if (!this.#typing.hasBegun) this.follow();
  }

  /** Answers without a press, where there is something to answer; the engine is not fetched for it. */
  follow() {
    const { form } = this;
    if (!form.isConnected || !(this.#isReady || warm())) return;
    const figures = [...form.querySelectorAll(FIGURES)].some((input) => input instanceof HTMLInputElement && input.value.trim());
    if (control(form, "kind").value && figures) void this.answer(false);
    else this.#forget();
  }

  /**
   * Asks for the answer; only a press of the button speaks of errors above the form.
   *
   * @param {boolean} pressed
   */
  async answer(pressed) {
    const isNewest = this.#typing.begin();
    const { form, result } = this;
    result.setAttribute("aria-busy", "true");
    try {
      const request = { rules: control(form, "rules").value, cells: cells(form), confirm: this.#confirmed };
      /** @type {Report} */
      let report = await call("evaluate_form", request);
      if (report.doubtful) report = await call("check_form", request);
      const about = await start();
      this.#isReady = true;
      // A later question has its own answer on the way.
      if (!isNewest() || !form.isConnected) return;
      if (!this.#show(about, report, pressed)) return;
      carry(new URLSearchParams([...query(form), ["law", report.law_version], ["engine", report.engine_version]]));
      const more = part(form, "more");
      more.setAttribute("aria-busy", "true");
      await painted();
      const { showMore } = await import("./more.js");
      if (!isNewest()) return;
      await showMore(more, about, request, isNewest);
      this.#edge ??= import("./edge.js").then(({ edge }) => edge(form));
      (await this.#edge)();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (!isNewest()) return;
      this.#forget();
      part(form, "answer").replaceChildren(element("p", { class: "failure" }, error.message));
      onceReady(result, error, () => void this.answer(pressed));
    } finally {
      if (isNewest()) result.removeAttribute("aria-busy");
    }
  }

  /**
   * @param {About} about
   * @param {Report} report
   * @param {boolean} pressed
   * @returns {boolean} whether there is a result
   */
  #show(about, report, pressed) {
    const { form } = this;
    const [unit] = report.units;
    const errors = unit ? unit.errors : [{ field: "kind", message: "Hãy chọn loại đơn vị" }];
    if (pressed || errors.length === 0) showErrors(form, errors);
    const answer = part(form, "answer");
    if (!unit || errors.length) {
      this.#forget();
      const isTyping = (/** @type {{field: string}} */ { field }) => form.elements.namedItem(field) === document.activeElement;
      if (!pressed && part(form, "errors").hidden) markErrors(form, errors.filter((error) => !isTyping(error)));
      answer.replaceChildren(...report.doubts.filter((doubt) => pressed || !isTyping(doubt)).map((doubt) => this.#doubt(doubt)));
      return false;
    }
    const parts = [
      element("h2", {}, "Kết quả: ", verdictMark(about, unit.verdict, report.mark)),
      ...this.#changed(report),
      briefly(unit),
      ...report.doubts.map((doubt) => this.#doubt(doubt)),
      ...report.notes.map((note) => element("p", {}, note)),
    ];
    // The same answer again is not read out again.
    if (parts.map((one) => one.textContent).join("") !== answer.textContent) answer.replaceChildren(...parts);
    part(form, "source").replaceChildren(provenance(about, report, unit.brief.join("\n")));
    // A link opens at the answer, unless the reader has gone elsewhere meanwhile.
    const isBelow = answer.getBoundingClientRect().top > innerHeight / 2;
    if (this.linked && isBelow && scrollY === 0) answer.scrollIntoView({ block: "start" });
    return true;
  }

  /** @param {{field: string, message: string}} doubt */
  #doubt({ field, message }) {
    const confirm = button("Đúng vậy", () => {
      this.#confirmed = [...this.#confirmed, field];
      void this.answer(true);
    });
    return element("p", { class: "doubt" }, `${capital(message)}. `, confirm);
  }

  /**
   * Says whether the law or the engine is another than when the link was made.
   *
   * @param {Report} report
   */
  #changed({ law_version: law, engine_version: engine }) {
    const now = Object.entries({ law: ["dữ liệu luật", law], engine: ["bộ máy tính", engine] });
    const parts = now.flatMap(([name, [words, version]]) => {
      const then = this.linked?.get(name);
      return then && then !== version ? [words] : [];
    });
    if (!parts.length) return [];
    const text = `Từ khi liên kết này được lập, ${parts.join(" và ")} đã thay đổi: kết quả dưới đây theo bản hiện nay, có thể khác kết quả lúc ấy.`;
    return [element("p", { class: "doubt" }, text)];
  }
}
