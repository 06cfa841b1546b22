/**
 * "Đánh giá danh sách": a file, a drop or pasted cells in; checked, judged, shown and given back.
 *
 * @typedef {import("../shared/result.js").About} About
 * @typedef {import("./understood.js").Description} Description
 */

import { control, element, part } from "../shared/dom.js";
import { call, EngineError, rehearse, start } from "../engine/engine.js";
import { showErrors } from "../shared/errors.js";
import { cellBoxes, fillIn } from "./cells.js";
import { comparing } from "../shared/comparing.js";
import { deviceLine } from "./device.js";
import { exportButtons } from "./exports.js";
import { faults } from "./faults.js";
import { download } from "../shared/files.js";
import { filterBar } from "./filters.js";
import { takeIn } from "./intake.js";
import { judgement } from "./judgement.js";
import { openList as kept } from "./keeping.js";
import { giveFocusBack, leftIn, putBack } from "./restore.js";
import { matching } from "./matching.js";
import { showEngine, warm } from "../engine/panel.js";
import { pictures } from "./pictures.js";
import { provenance } from "../shared/result.js";
import { Rows } from "./rows.js";
import { openCard } from "../shared/card.js";
import { withEncouraged } from "./standing.js";
import { columnUse, reading, sheets, supposition } from "./understood.js";
import { explain, stoppable } from "./waiting.js";

addEventListener("beforeunload", (event) => {
  if (!kept.isSaved) event.preventDefault();
});

/**
 * Starts the calculator in its form.
 *
 * @param {HTMLElement} form
 */
export function mount(form) {
  if (!(form instanceof HTMLFormElement)) return;
  const desk = new Desk(form);
  showEngine(part(form, "engine"));
  if (warm()) rehearse("rehearse_list", { rules: control(form, "rules").value });
  control(form, "rules").addEventListener("change", () => void desk.chooseRules());
  const openFile = takeIn(form, (name, content) => desk.open(name, content));
  if (kept.isOpen) void desk.showAgain();
  else void openFile().then((isOpen) => (isOpen ? undefined : desk.restore()));
}

/** The open list as the page shows it; the list itself lies in the engine. */
class Desk {
  #judgement = element("div", { "aria-live": "polite" });
  /** @type {Record<string, string>} */
  #filters = {};
  /** @type {Rows | undefined} */
  #rows;
  /** @type {import("./restore.js").Left | undefined} of a list that is to be brought back */
  #state;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.result = part(form, "result");
  }

  /**
   * @param {string} name
   * @param {ArrayBuffer | string} content
   */
  async open(name, content) {
    const rules = control(this.form, "rules").value;
    await this.#ask(async () => {
      const description = await kept.open(name, rules, content);
      if (description.error === undefined) this.#forget();
      return description;
    });
    // The reader asked for it, and it may stand below what is in view.
    this.result.querySelector("h2")?.scrollIntoView({ block: "start" });
  }

  /** Opens the list that the browser has kept from an earlier visit, if there is one. */
  async restore() {
    if (await kept.restore()) await this.showAgain();
  }

  /** Forgets what the reader did to other rows than those that come now. */
  #forget() {
    this.#state = { ...leftIn(this.result), typed: new Map() };
    this.#filters = {};
    this.#rows = undefined;
  }

  async showAgain() {
    await this.#ask(async () => /** @type {Description} */ (await kept.again()));
  }

  async chooseRules() {
    if (kept.isOpen) await this.change({ rules: control(this.form, "rules").value });
  }

  /** @param {object} change */
  async change(change) {
    await this.#ask(async () => {
      const description = await kept.change(change);
      if ("sheet" in change) this.#forget();
      return description;
    });
  }

  /** @param {() => Promise<Description>} question */
  #ask(question) {
    return this.#guarded(async () => {
      this.result.setAttribute("aria-busy", "true");
      try {
        const description = await stoppable(this.result, question());
        const about = await start();
        const { error } = description;
        showErrors(this.form, error === undefined ? [] : [{ field: "file", message: error }]);
        if (error === undefined) await this.#show(about, description);
      } finally {
        this.result.removeAttribute("aria-busy");
      }
    });
  }

  /**
   * Does what needs the engine; where that fails, says why and offers a way on.
   *
   * @param {() => Promise<void>} work
   * @returns {Promise<void>}
   */
  async #guarded(work) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      const { isLost } = kept;
      if (isLost) this.#state ??= leftIn(this.result);
      explain(this.result, error, isLost, () => void (isLost ? this.showAgain() : this.#guarded(work)));
    }
  }

  /**
   * @param {About} about
   * @param {Description} description
   */
  async #show(about, description) {
    control(this.form, "rules").value = description.law_rules;
    about = withEncouraged(about);
    const change = (/** @type {object} */ edit) => void this.change(edit);
    const open = (/** @type {number} */ row, /** @type {string} */ field = "") => void this.#openCard(about, description, row, field);
    const state = this.#state ?? leftIn(this.result);
    this.#state = undefined;
    if (description.problem !== null) {
      const heading = element("h2", { tabindex: "-1" }, description.name);
      const problem = element("p", { class: "failure" }, description.problem);
      this.result.replaceChildren(heading, problem, ...sheets(description, change), matching(description, change), deviceLine(kept));
      giveFocusBack(this.result, state, heading);
      return;
    }
    const before = this.#rows;
    const ask = (/** @type {object} */ view) => call("list_rows", { ...view, ...this.#filters });
    const rows = new Rows(about, description.mark, (start, count, sort, descending) => ask({ start, count, sort, descending }), open);
    this.#rows = rows;
    const images = pictures(about, description, this.#filters, open);
    const heading = element("h2", { tabindex: "-1" }, `Kết quả: ${description.count} đơn vị trong ${description.name}`);
    this.result.replaceChildren(
      heading,
      reading(about, description),
      ...supposition(description, change),
      columnUse(description, change),
      matching(description, change),
      this.#judgement,
      onward(),
      ...faults(description, change),
      exportButtons(description, (form, name) => this.#save(form, name), () => this.#print(this.#filters)),
      ...comparing(about, description.law_rules, description.name, {
        ask: (question) => call("compare_list", question),
        numbers: () => call("rule_numbers", {}),
        adopt: (suppose) => change({ suppose }),
      }),
      ...images.elements,
      filterBar(about, description, this.#filters, () => void rows.restart().then(images.again)),
      element("p", { class: "print-only" }, "Bảng trên giấy chỉ gồm các dòng đang xem; nút “In danh sách” in đủ."),
      rows.element,
      deviceLine(kept),
      provenance(about, description, description.name),
    );
    this.#judgement.textContent = "Đang tính cả danh sách…";
    putBack(this.result, state);
    // A box is there at once, a row only after the next answer.
    if (state.box >= 0) giveFocusBack(this.result, state, heading);
    await (before ? rows.resume(before) : rows.restart());
    giveFocusBack(this.result, state, heading);
    // What takes all the rows; those in view do not wait for it.
    const answer = await call("judge_list", {});
    this.#judgement.replaceChildren(...judgement(about, description.mark, answer, change, open));
    putBack(this.#judgement, state);
  }

  /**
   * @param {About} about
   * @param {Description} description
   * @param {number} row
   * @param {string} field whose box is to be filled, "" for none
   */
  async #openCard(about, description, row, field) {
    const unit = await call("list_unit", { row });
    openCard(about, description.mark, unit, {
      print: () => void this.#print({ row }),
      change: (edits) => void this.change({ edits }),
      boxes: (change) => cellBoxes(description, unit, change),
    });
    if (field) fillIn(field);
  }

  /**
   * Prints the paper of the rows that the filters leave, or of one row.
   *
   * @param {object} rows
   */
  #print(rows) {
    return this.#guarded(async () => {
      const [{ paper }, { printPaper }] = await Promise.all([
        stoppable(this.result, kept.paper(rows)),
        import("../shared/paper.js"),
      ]);
      printPaper(paper);
    });
  }

  /**
   * @param {string} form
   * @param {string} name of the file
   */
  #save(form, name) {
    return this.#guarded(async () => {
      const { base64 } = await stoppable(this.result, kept.save(form));
      download(name, form, base64);
    });
  }
}

/** Leads on with the list as it is: to the page where its units are arranged. */
function onward() {
  const link = element("a", { class: "md-button md-button--primary", id: "arrange-list", href: "../sap-nhap/#ds=dang-mo" }, "Thử sắp xếp danh sách này");
  return element("p", { class: "exports" }, link);
}
