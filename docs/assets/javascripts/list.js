// "Đánh giá danh sách": a file, a drop or pasted cells in; a table and a CSV file out.

import { control, element, part } from "./dom.js";
import { call, EngineError, start } from "./engine.js";
import { showErrors } from "./errors.js";
import { showEngine } from "./panel.js";
import { provenance } from "./result.js";
import { resultTable } from "./table.js";

/** @typedef {import("./result.js").About} About */
/** @typedef {import("./result.js").Report} Report */
/** @typedef {{name: string, bytes?: ArrayBuffer, text?: string}} Source what the reader gave */

/**
 * Starts the calculator in its form.
 *
 * @param {HTMLElement} form
 */
export function mount(form) {
  if (!(form instanceof HTMLFormElement)) return;
  /** @type {Source | undefined} */
  let source;
  const file = /** @type {HTMLInputElement} */ (control(form, "file"));
  const pasted = control(form, "pasted");
  const drop = part(form, "drop");
  const sample = part(form, "sample");
  showEngine(part(form, "engine"));
  void start().catch(() => {});

  /** @param {Source} next */
  const open = (next) => {
    source = next;
    void evaluate(form, next);
  };
  /** @param {File | undefined} chosen */
  const openFile = async (chosen) => {
    if (chosen) open({ name: chosen.name, bytes: await chosen.arrayBuffer() });
  };
  file.addEventListener("change", () => void openFile(file.files?.[0]));
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    void openFile(event.dataTransfer?.files[0]);
  });
  sample.addEventListener("click", async () => {
    // The address of the list is relative to the site, which may lie under a path of its own.
    const response = await fetch(new URL("../data/kon-tum-2023.csv", import.meta.url));
    open({ name: "kon-tum-2023.csv", bytes: await response.arrayBuffer() });
  });
  control(form, "rules").addEventListener("change", () => {
    if (source) open(source);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (pasted.value.trim()) open({ name: "danh-sach.csv", text: pasted.value });
    else if (file.files?.[0]) void openFile(file.files[0]);
    else showErrors(form, [{ field: "file", message: "Chưa có danh sách: hãy chọn tệp hoặc dán các ô" }]);
  });
}

/**
 * @param {string} name
 * @param {string} rules
 * @param {Source} source
 * @returns {Promise<any>}
 */
function ask(name, rules, { bytes, text }) {
  // The worker takes what it is given: the page keeps the original for the next question.
  return call(name, text === undefined ? { rules } : { rules, text }, bytes?.slice(0));
}

/**
 * @param {HTMLFormElement} form
 * @param {Source} source
 */
async function evaluate(form, source) {
  const result = part(form, "result");
  const rules = control(form, "rules").value;
  result.setAttribute("aria-busy", "true");
  try {
    const [about, report] = /** @type {[About, Report & {error?: string}]} */ (
      await Promise.all([call("about", {}), ask("evaluate_list", rules, source)])
    );
    if (report.error !== undefined) {
      result.replaceChildren();
      showErrors(form, [{ field: source.bytes ? "file" : "pasted", message: report.error }]);
      return;
    }
    showErrors(form, []);
    show(result, about, report, source);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    result.replaceChildren(element("p", { class: "failure" }, error.message));
  } finally {
    result.removeAttribute("aria-busy");
  }
}

/**
 * @param {HTMLElement} result
 * @param {About} about
 * @param {Report} report
 * @param {Source} source
 */
function show(result, about, report, source) {
  const counts = Object.entries(report.summary).map(([verdict, count]) =>
    element(
      "li",
      {},
      element("span", { class: `verdict verdict-${verdict}` }, about.verdicts[verdict] ?? verdict),
      `: ${count}`,
    ),
  );
  const unused = report.unknown_columns.length
    ? [`Cột không dùng để tính, được giữ nguyên: ${report.unknown_columns.join(", ")}.`]
    : [];
  const save = element("button", { type: "button", class: "md-button" }, "Tải danh sách kèm kết quả (CSV)");
  save.addEventListener("click", () => void download(report.rules, source));
  const wrong = report.units.filter((unit) => unit.errors.length);
  const errors = wrong.flatMap((unit) =>
    unit.errors.map(({ message }) => element("li", {}, `Dòng ${unit.row}: ${message}`)),
  );
  result.replaceChildren(
    element("h2", {}, `Kết quả: ${report.units.length} đơn vị trong ${source.name}`),
    element("ul", { class: "counts" }, ...counts),
    ...[...report.notes, ...unused].map((note) => element("p", {}, note)),
    ...(errors.length
      ? [element("h3", {}, "Dòng có số liệu sai"), element("ul", { class: "row-errors" }, ...errors)]
      : []),
    element("p", {}, save),
    resultTable(about, report),
    provenance(about, report, source.name),
  );
}

/**
 * @param {string} rules
 * @param {Source} source
 */
async function download(rules, source) {
  const { csv } = await ask("export_list", rules, source);
  // Excel takes a CSV file for UTF-8 only behind a byte order mark.
  const blob = new Blob(["\ufeff", csv], { type: "text/csv;charset=utf-8" });
  const link = element("a", {
    href: URL.createObjectURL(blob),
    download: source.name.replace(/(\.\w+)?$/, `-ket-qua-${rules}.csv`),
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
