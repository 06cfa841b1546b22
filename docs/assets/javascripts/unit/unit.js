// "Đánh giá một đơn vị": the form, its address, and the answer beside it.

import { carried, carry, followLinks } from "../shared/address.js";
import { onceReady } from "../engine/retry.js";
import { isoDay } from "../shared/day.js";
import { download } from "../shared/files.js";
import { control, element, painted, part } from "../shared/dom.js";
import { call, EngineError, start } from "../engine/engine.js";
import { keep, kept } from "../shared/entered.js";
import { showErrors } from "../shared/errors.js";
import { cells, notOffered, query, restore, typedSoFar } from "../shared/form.js";
import { showEngine, warm } from "../engine/panel.js";
import { briefly, proofOf, provenance, verdictMark } from "../shared/result.js";

/** @typedef {import("../shared/result.js").About} About */
/** @typedef {import("../shared/result.js").Report} Report */

/** What is typed here is kept under this name. */
const KEPT = "unit";

/**
 * Starts the calculator in its form; an address that carries a case gets its answer at once.
 *
 * @param {HTMLElement} form
 */
export function mount(form) {
  if (!(form instanceof HTMLFormElement)) return;
  const kind = control(form, "kind");
  const showParent = () => {
    const field = control(form, "parent_kind").closest(".field");
    if (field instanceof HTMLElement) field.hidden = kind.value !== "phường";
  };
  const linked = carried();
  const restored = restore(form, linked);
  const keepEntered = () => keep(KEPT, query(form).toString());
  if (!restored) {
    // What was typed while this script was on its way was heard by nobody, and is the newest there is.
    const typed = typedSoFar(form);
    restore(form, new URLSearchParams(kept(KEPT)));
    if (restore(form, typed)) keepEntered();
  }
  showParent();
  kind.addEventListener("change", showParent);
  showEngine(part(form, "engine"));
  const warmed = warm();
  form.addEventListener("input", keepEntered);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    carry(query(form));
    void evaluate(form);
  });
  form.addEventListener("reset", () => {
    carry();
    keep(KEPT, undefined);
    part(form, "result").replaceChildren();
    showErrors(form, []);
    queueMicrotask(showParent);
  });
  followLinks(form);
  if (!restored) return;
  const lost = notOffered(form, linked);
  if (lost.length) showErrors(form, lost);
  else if (warmed) void evaluate(form);
}

/**
 * @param {HTMLFormElement} form
 * @param {string[]} confirm the fields whose figures the reader has confirmed
 */
async function evaluate(form, confirm = []) {
  const result = part(form, "result");
  result.setAttribute("aria-busy", "true");
  try {
    const request = { rules: control(form, "rules").value, cells: cells(form), confirm };
    /** @type {Report} */
    let report = await call("evaluate_form", request);
    if (report.doubtful) report = await call("check_form", request);
    const about = await start();
    if (show(form, about, report, confirm)) {
      await painted();
      await showMore(form, about, request);
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    result.replaceChildren(element("p", { class: "failure" }, error.message));
    onceReady(result, error, () => void evaluate(form, confirm));
  } finally {
    result.removeAttribute("aria-busy");
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {About} about
 * @param {Report} report
 * @param {string[]} confirm
 * @returns {boolean} whether there is a result
 */
function show(form, about, report, confirm) {
  const [unit] = report.units;
  const result = part(form, "result");
  if (unit === undefined) {
    showErrors(form, [{ field: "kind", message: "Hãy chọn loại đơn vị" }]);
    return false;
  }
  showErrors(form, unit.errors);
  const doubts = report.doubts.map(({ field, message }) => {
    const button = element("button", { type: "button", class: "md-button" }, "Đúng vậy");
    button.addEventListener("click", () => void evaluate(form, [...confirm, field]));
    return element("p", { class: "doubt" }, `${message.charAt(0).toUpperCase()}${message.slice(1)}. `, button);
  });
  if (unit.errors.length) {
    result.replaceChildren(...doubts);
    return false;
  }
  const notes = report.notes.map((note) => element("p", {}, note));
  result.replaceChildren(
    element("h2", {}, "Kết quả: ", verdictMark(about, unit.verdict, report.mark)),
    briefly(unit),
    ...notes,
    element("div", { "data-part": "more" }),
    provenance(about, report, unit.brief.join("\n")),
  );
  return true;
}

/**
 * Adds what may come a moment after the answer: where the verdict turns, and the working paper.
 *
 * @param {HTMLFormElement} form
 * @param {About} about
 * @param {object} request
 */
async function showMore(form, about, request) {
  const more = part(form, "more");
  const [{ unit, list }, { sensitivity }, { printPaper }, { comparing }] = await Promise.all([
    call("form_unit", request),
    import("../shared/card.js"),
    import("../shared/paper.js"),
    import("../shared/comparing.js"),
  ]);
  const print = element("button", { type: "button", class: "md-button" }, "In phiếu rà soát");
  print.addEventListener("click", async () => {
    const given = await paperOf(form, { ...request, print: true });
    if (given) printPaper(given.paper, location.href);
  });
  const word = element("button", { type: "button", class: "md-button" }, "Phiếu rà soát (Word)");
  word.addEventListener("click", async () => {
    const given = await paperOf(form, request);
    if (given) download("phieu-ra-soat.docx", "docx", given.base64);
  });
  more.replaceChildren(
    ...proofOf(unit),
    ...sensitivity(about, unit),
    element("p", {}, print, " ", word),
    ...comparing(about, list.rules, unit.name || "một đơn vị", {
      ask: (question) => call("compare_list", { ...request, ...question }),
      numbers: () => call("rule_numbers", request),
    }),
  );
}

/**
 * Makes the working paper of the unit; where there is none, says why.
 *
 * @param {HTMLFormElement} form
 * @param {object} request
 */
async function paperOf(form, request) {
  try {
    return await call("form_paper", { ...request, day: isoDay() });
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    part(form, "more").append(element("p", { class: "failure" }, error.message));
    return undefined;
  }
}
