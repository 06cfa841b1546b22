/**
 * "Đánh giá danh sách": a file, a drop or pasted cells in; checked, judged, shown and given back.
 *
 * @typedef {import("../shared/result.js").About} About
 * @typedef {{name: string, sheets: string[], sheet: number, rules: string, law_rules: string, supposed: Record<string, number>, status: string, mark: string,
 *   law_version: string, engine_version: string, edits: number, problem: string | null, question?: {columns: number[]} | null,
 *   fields: Record<string, {name: string, title: string}>, columns: import("./matching.js").ListColumn[], heading_row?: number,
 *   heading_end?: number, groups: {row: number, name: string}[], heads: number, judges_districts: boolean, count: number,
 *   kinds: Record<string, number>, districts: string[], notes: string[], unknown_columns: string[], dates: string[],
 *   errors: import("./faults.js").ListError[], error_count: number, error?: string}} Described
 */

import { onceReady } from "../engine/retry.js";
import { control, element, part } from "../shared/dom.js";
import { call, EngineError, rehearse, retry, start } from "../engine/engine.js";
import { showErrors } from "../shared/errors.js";
import { cellBoxes, fillIn } from "./cells.js";
import { comparing } from "../shared/comparing.js";
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
import { sheets, understood } from "./understood.js";
import { stoppable } from "./waiting.js";

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
  #kept = kept;
  #judgement = element("div", { "aria-live": "polite" });
  /** @type {Record<string, string>} */
  #filters = {};
  /** @type {Rows | undefined} */
  #rows;
  /** @type {import("./restore.js").Left | undefined} of a list that is to be brought back */
  #left;

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
      const described = await this.#kept.open(name, rules, content);
      if (described.error === undefined) this.#forget();
      return described;
    });
    // The reader asked for it, and it may stand below what is in view.
    this.result.querySelector("h2")?.scrollIntoView({ block: "start" });
  }

  /** Opens the list that the browser has kept from an earlier visit, if there is one. */
  async restore() {
    if (await this.#kept.restore()) await this.showAgain();
  }

  /** Forgets what the reader did to other rows than those that come now. */
  #forget() {
    this.#left = { ...leftIn(this.result), typed: new Map() };
    this.#filters = {};
    this.#rows = undefined;
  }

  async showAgain() {
    await this.#ask(async () => /** @type {Described} */ (await this.#kept.again()));
  }

  async chooseRules() {
    if (this.#kept.isOpen) await this.change({ rules: control(this.form, "rules").value });
  }

  /** @param {object} change */
  async change(change) {
    await this.#ask(async () => {
      const described = await this.#kept.change(change);
      if ("sheet" in change) this.#forget();
      return described;
    });
  }

  /** @param {() => Promise<Described>} question */
  async #ask(question) {
    this.result.setAttribute("aria-busy", "true");
    try {
      const described = await stoppable(this.result, question());
      const about = await start();
      if (described.error !== undefined) {
        showErrors(this.form, [{ field: "file", message: described.error }]);
        return;
      }
      showErrors(this.form, []);
      await this.#show(about, described);
    } catch (error) {
      this.#explain(error, () => this.#ask(question));
    } finally {
      this.result.removeAttribute("aria-busy");
    }
  }

  /**
   * Tells why there is no answer, and offers a way on.
   *
   * @param {unknown} error
   * @param {() => Promise<void>} again
   */
  #explain(error, again) {
    if (!(error instanceof EngineError)) throw error;
    const lost = this.#kept.isLost;
    const button = element("button", { type: "button", class: "md-button" }, lost ? "Mở lại danh sách" : "Thử lại");
    button.addEventListener("click", () => {
      this.result.replaceChildren(...[...this.result.children].filter((child) => child !== message));
      void retry().catch(() => {});
      void (lost ? this.#ask(async () => /** @type {Described} */ (await this.#kept.reopen())) : again());
    });
    const message = element("div", {}, element("p", { class: "failure" }, error.message), element("p", {}, button));
    // What is shown of a list asks the engine for more of it, and there is nothing left to answer.
    if (lost) {
      this.#left ??= leftIn(this.result);
      this.result.replaceChildren(message);
    } else this.result.prepend(message);
    // The engine may be started again from its own box, too.
    onceReady(message, error, () => button.click());
  }

  /**
   * @param {About} about
   * @param {Described} described
   */
  async #show(about, described) {
    control(this.form, "rules").value = described.law_rules;
    about = withEncouraged(about);
    const change = (/** @type {object} */ asked) => void this.change(asked);
    const left = this.#left ?? leftIn(this.result);
    this.#left = undefined;
    if (described.problem !== null) {
      const heading = element("h2", { tabindex: "-1" }, described.name);
      const problem = element("p", { class: "failure" }, described.problem);
      this.result.replaceChildren(heading, problem, ...sheets(described, change), matching(described, change), this.#keeping());
      giveFocusBack(this.result, left, heading);
      return;
    }
    const before = this.#rows;
    const rows = new Rows(about, described.mark, this.#source(), (row) => void this.#openCard(about, described, row));
    this.#rows = rows;
    const drawn = pictures(about, described, this.#filters, (row) => void this.#openCard(about, described, row));
    const heading = element("h2", { tabindex: "-1" }, `Kết quả: ${described.count} đơn vị trong ${described.name}`);
    const kinds = Object.entries(described.kinds).map(([kind, count]) => `${count} ${about.kinds[kind] ?? kind}`);
    this.result.replaceChildren(
      heading,
      element("p", {}, `Đã đọc: ${kinds.join(", ") || "không có đơn vị nào"}. ${dates(described)}`),
      ...supposition(described, change),
      understood(described, change),
      matching(described, change),
      this.#judgement,
      onward(),
      ...faults(described, change),
      exportButtons(described, (form, name) => this.#save(form, name), () => this.#print(this.#filters)),
      ...comparing(about, described.law_rules, described.name, {
        ask: (question) => call("compare_list", question),
        numbers: () => call("rule_numbers", {}),
        adopt: (suppose) => change({ suppose }),
      }),
      ...drawn.elements,
      filterBar(about, described, this.#filters, () => void rows.restart().then(drawn.again)),
      element("p", { class: "print-only" }, "Bảng trên giấy chỉ gồm các dòng đang xem; nút “In danh sách” in đủ."),
      rows.element,
      this.#keeping(),
      provenance(about, described, described.name),
    );
    this.#judgement.textContent = "Đang tính cả danh sách…";
    putBack(this.result, left);
    // A box is there at once, a row only after the next answer.
    if (left.box >= 0) giveFocusBack(this.result, left, heading);
    await (before ? rows.resume(before) : rows.restart());
    giveFocusBack(this.result, left, heading);
    await this.#judge(about, described);
    putBack(this.#judgement, left);
  }

  /**
   * Shows what takes all the rows; the rows in view do not wait for it.
   *
   * @param {About} about
   * @param {Described} described
   */
  async #judge(about, described) {
    const judged = await call("judge_list", {});
    const fill = (/** @type {number} */ row, /** @type {string} */ field) => void this.#openCard(about, described, row, field);
    this.#judgement.replaceChildren(...judgement(about, described.mark, judged, (change) => void this.change(change), fill));
  }

  /** @returns {import("./rows.js").Source} */
  #source() {
    return (start, count, sort, descending) =>
      call("list_rows", { start, count, sort, descending, ...this.#filters });
  }

  /**
   * @param {About} about
   * @param {Described} described
   * @param {number} row
   * @param {string} field whose box is to be filled, "" for none
   */
  async #openCard(about, described, row, field = "") {
    const unit = await call("list_unit", { row });
    openCard(about, described.mark, unit, {
      print: () => void this.#print({ row }),
      change: (edits) => void this.change({ edits }),
      boxes: (change) => cellBoxes(described, unit, change),
    });
    if (field) fillIn(field);
  }

  /** Says that the list is kept on this device, with a button that removes it. */
  #keeping() {
    const text = element("span", {}, "Danh sách đang mở được trình duyệt giữ trên máy này, để còn đó khi tải lại trang hoặc mở lại sau. ");
    const button = element("button", { type: "button", class: "md-button small", id: "forget-list" }, "Xóa khỏi máy này");
    const line = element("p", { class: "keeping" }, text, button);
    const show = () => {
      line.hidden = !this.#kept.isStored;
      line.dataset["kept"] = String(this.#kept.isSaved);
    };
    show();
    this.#kept.onStored = show;
    button.addEventListener("click", async () => {
      if (!(await this.#kept.forget())) return;
      text.textContent = "Đã xóa khỏi máy này: danh sách chỉ còn cho đến khi đóng trang.";
      button.remove();
      line.hidden = false;
    });
    return line;
  }

  /**
   * Prints the paper of the rows that the filters leave, or of one row.
   *
   * @param {object} asked
   * @returns {Promise<void>}
   */
  async #print(asked) {
    try {
      const [{ paper }, { printPaper }] = await Promise.all([
        stoppable(this.result, this.#kept.paper(asked)),
        import("../shared/paper.js"),
      ]);
      printPaper(paper);
    } catch (error) {
      this.#explain(error, () => this.#print(asked));
    }
  }

  /**
   * @param {string} form
   * @param {string} name of the file
   * @returns {Promise<void>}
   */
  async #save(form, name) {
    try {
      const { base64 } = await stoppable(this.result, this.#kept.save(form));
      download(name, form, base64);
    } catch (error) {
      this.#explain(error, () => this.#save(form, name));
    }
  }
}

/**
 * Says that the results are those of numbers that the reader supposes, and offers the way back.
 *
 * @param {Described} described
 * @param {(change: object) => void} change
 */
function supposition({ supposed, status }, change) {
  if (!Object.keys(supposed).length) return [];
  const back = element("button", { type: "button", class: "md-button" }, "Bỏ giả định");
  back.addEventListener("click", () => change({ suppose: {} }));
  return [element("p", { class: "doubt" }, `${status.charAt(0).toUpperCase()}${status.slice(1)}. `, back)];
}

/** Leads on with the list as it is: to the page where its units are arranged. */
function onward() {
  const link = element("a", { class: "md-button md-button--primary", id: "arrange-list", href: "../sap-nhap/#ds=dang-mo" }, "Thử sắp xếp danh sách này");
  return element("p", { class: "exports" }, link);
}

/** @param {Described} described */
function dates({ dates: days }) {
  return days.length ? `Thời điểm số liệu: ${days.join(", ")}.` : "Danh sách không ghi thời điểm số liệu.";
}
