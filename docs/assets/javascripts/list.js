/**
 * "Đánh giá danh sách": a file, a drop or pasted cells in; checked, judged, shown and given back.
 *
 * @typedef {import("./result.js").About} About
 * @typedef {{name: string, sheets: string[], sheet: number, rules: string, status: string,
 *   law_version: string, engine_version: string, edits: number, problem: string | null,
 *   columns: import("./matching.js").ListColumn[], heading_row?: number, count: number,
 *   kinds: Record<string, number>, districts: string[], notes: string[], dates: string[],
 *   errors: import("./faults.js").ListError[], error_count: number, error?: string}} Described
 */

import { onceReady } from "./again.js";
import { control, element, part } from "./dom.js";
import { call, EngineError, retry } from "./engine.js";
import { keep, kept as entered } from "./entered.js";
import { showErrors } from "./errors.js";
import { exportButtons } from "./exports.js";
import { faults } from "./faults.js";
import { download, tooLarge } from "./files.js";
import { filterBar } from "./filters.js";
import { judgement } from "./judgement.js";
import { Kept, stoppable } from "./keeping.js";
import { matching } from "./matching.js";
import { showEngine, warm } from "./panel.js";
import { pictures } from "./pictures.js";
import { provenance } from "./result.js";
import { Rows } from "./rows.js";
import { openCard } from "./card.js";

/** What is pasted here is kept under this name. */
const PASTED = "pasted";

/** The open list outlives the page that shows it. */
const kept = new Kept();

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
  const file = /** @type {HTMLInputElement} */ (control(form, "file"));
  const pasted = control(form, "pasted");
  pasted.value ||= entered(PASTED) ?? "";
  const keepPasted = () => keep(PASTED, pasted.value || undefined);
  pasted.addEventListener("input", keepPasted);
  // What was pasted while this script was on its way was heard by nobody.
  keepPasted();
  const drop = part(form, "drop");
  const desk = new Desk(form);
  showEngine(part(form, "engine"));
  warm();

  /** @param {File | undefined} chosen */
  const openFile = async (chosen) => {
    const refused = tooLarge(chosen);
    if (refused) showErrors(form, [{ field: "file", message: refused }]);
    else if (chosen) await desk.open(chosen.name, { bytes: await chosen.arrayBuffer() });
  };
  file.addEventListener("change", () => void openFile(file.files?.[0]));
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    void openFile(event.dataTransfer?.files[0]);
  });
  part(form, "sample").addEventListener("click", async () => {
    const name = "kon-tum-2023.csv";
    const response = await fetch(new URL(`../data/${name}`, import.meta.url)).catch(() => undefined);
    if (response?.ok) await desk.open(name, { bytes: await response.arrayBuffer() });
    else showErrors(form, [{ field: "file", message: "Không tải được danh sách Kon Tum: hãy kiểm tra mạng" }]);
  });
  control(form, "rules").addEventListener("change", () => void desk.chooseRules());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (pasted.value.trim()) void desk.open("danh-sach.csv", { text: pasted.value });
    else if (file.files?.[0]) void openFile(file.files[0]);
    else showErrors(form, [{ field: "file", message: "Chưa có danh sách: hãy chọn tệp hoặc dán các ô" }]);
  });
  // Until here a press would have sent the form away, and what was pasted with it.
  for (const button of form.querySelectorAll("button:disabled")) button.removeAttribute("disabled");
  if (kept.isOpen) void desk.showAgain();
  else void openFile(file.files?.[0]);
}

/** The open list as the page shows it; the list itself lies in the engine. */
class Desk {
  #kept = kept;
  #judgement = element("div", { "aria-live": "polite" });
  /** @type {Record<string, string>} */
  #filters = {};

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.result = part(form, "result");
  }

  /**
   * @param {string} name
   * @param {{bytes?: ArrayBuffer, text?: string}} content
   */
  async open(name, { bytes, text }) {
    const rules = control(this.form, "rules").value;
    await this.#ask(() => this.#kept.open(name, rules, bytes ?? text ?? ""));
  }

  async showAgain() {
    await this.#ask(async () => /** @type {Described} */ (await this.#kept.again()));
  }

  async chooseRules() {
    if (this.#kept.isOpen) await this.change({ rules: control(this.form, "rules").value });
  }

  /** @param {object} change */
  async change(change) {
    await this.#ask(() => this.#kept.change(change));
  }

  /** @param {() => Promise<Described>} question */
  async #ask(question) {
    this.result.setAttribute("aria-busy", "true");
    try {
      const [about, described] = /** @type {[About, Described]} */ (
        await stoppable(this.result, Promise.all([call("about", {}), question()]))
      );
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
    if (lost) this.result.replaceChildren(message);
    else this.result.prepend(message);
    // The engine may be started again from its own box, too.
    onceReady(message, error, () => button.click());
  }

  /**
   * @param {About} about
   * @param {Described} described
   */
  async #show(about, described) {
    control(this.form, "rules").value = described.rules;
    const change = (/** @type {object} */ asked) => void this.change(asked);
    if (described.problem !== null) {
      this.result.replaceChildren(
        element("h2", {}, described.name),
        element("p", { class: "failure" }, described.problem),
        matching(described, change),
      );
      return;
    }
    this.#filters = {};
    const rows = new Rows(about, this.#source(), (row) => void this.#openCard(about, described, row));
    const kinds = Object.entries(described.kinds).map(([kind, count]) => `${count} ${about.kinds[kind] ?? kind}`);
    this.result.replaceChildren(
      element("h2", {}, `Kết quả: ${described.count} đơn vị trong ${described.name}`),
      element("p", {}, `Đã đọc: ${kinds.join(", ") || "không có đơn vị nào"}. ${dates(described)}`),
      this.#judgement,
      ...described.notes.map((note) => element("p", {}, note)),
      matching(described, change),
      ...faults(described, change),
      exportButtons(described, (form, name) => this.#save(form, name)),
      ...pictures(about, described, (row) => void this.#openCard(about, described, row)),
      filterBar(about, described, this.#filters, () => void rows.restart()),
      rows.element,
      provenance(about, described, described.name),
    );
    this.#judgement.textContent = "Đang tính cả danh sách…";
    await rows.restart();
    await this.#judge(about);
  }

  /**
   * Shows what takes all the rows; the rows in view do not wait for it.
   *
   * @param {About} about
   */
  async #judge(about) {
    this.#judgement.replaceChildren(...judgement(about, await call("judge_list", {})));
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
   */
  async #openCard(about, described, row) {
    const unit = await call("list_unit", { row });
    openCard(about, described, unit, (edits) => void this.change({ edits }));
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

/** @param {Described} described */
function dates({ dates: days }) {
  return days.length ? `Thời điểm số liệu: ${days.join(", ")}.` : "Danh sách không ghi thời điểm số liệu.";
}
