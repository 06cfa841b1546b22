// What may come a moment after the answer: where the verdict turns, the paper, the link, other rules.

import { call, EngineError } from "../engine/engine.js";
import { sensitivity } from "../shared/card.js";
import { comparing } from "../shared/comparing.js";
import { isoDay } from "../shared/day.js";
import { button, element } from "../shared/dom.js";
import { download } from "../shared/files.js";
import { printPaper } from "../shared/paper.js";
import { proofOf } from "../shared/result.js";

/** @typedef {import("../shared/result.js").About} About */

/**
 * Fills the part below an answer; what the reader has unfolded there stays open.
 *
 * @param {HTMLElement} more
 * @param {About} about
 * @param {object} request
 * @param {() => boolean} isNewest
 */
export async function showMore(more, about, request, isNewest) {
  const { unit, list } = await call("form_unit", request);
  if (!isNewest()) return;
  const status = element("p", { role: "status" });
  const open = unfolded(more);
  more.replaceChildren(
    element(
      "p",
      {},
      button("Chia sẻ", () => void share(status, unit.brief[0])),
      button("In phiếu rà soát", () => void print(status, request)),
      button("Phiếu rà soát (Word)", () => void save(status, request)),
    ),
    status,
    ...proofOf(unit),
    ...sensitivity(about, unit),
    ...comparing(about, list.rules, unit.name || "một đơn vị", {
      ask: (question) => call("compare_list", { ...request, ...question }),
      numbers: () => call("rule_numbers", request),
    }),
  );
  for (const details of more.querySelectorAll("details")) details.open = open.has(title(details));
  more.removeAttribute("aria-busy");
}

/** @param {HTMLDetailsElement} details */
const title = (details) => details.querySelector("summary")?.textContent ?? "";

/** @param {HTMLElement} more */
const unfolded = (more) => new Set([...more.querySelectorAll("details")].filter(({ open }) => open).map(title));

/**
 * Sends the link by the device's own sheet, or copies it.
 *
 * @param {HTMLElement} status
 * @param {string} text the verdict
 */
async function share(status, text) {
  const url = location.href;
  try {
    if (typeof navigator.share === "function") {
      await navigator.share({ title: document.title, text, url });
      return;
    }
    await navigator.clipboard.writeText(url);
    status.textContent = "Đã chép liên kết: dán vào nơi bạn muốn gửi.";
  } catch (error) {
    // Who closes the sheet has changed his mind.
    if (error instanceof DOMException && error.name === "AbortError") return;
    status.textContent = "Trình duyệt không cho chép: hãy chép địa chỉ ở đầu cửa sổ.";
  }
}

/**
 * Prints the working paper of the unit.
 *
 * @param {HTMLElement} status
 * @param {object} request
 */
async function print(status, request) {
  const paper = await paperOf(status, { ...request, print: true });
  if (paper) printPaper(paper.paper, location.href);
}

/**
 * Saves the working paper of the unit as a Word file.
 *
 * @param {HTMLElement} status
 * @param {object} request
 */
async function save(status, request) {
  const paper = await paperOf(status, request);
  if (paper) download("phieu-ra-soat.docx", "docx", paper.base64);
}

/**
 * Makes the working paper of the unit; where there is none, says why.
 *
 * @param {HTMLElement} status
 * @param {object} request
 */
async function paperOf(status, request) {
  try {
    return await call("form_paper", { ...request, day: isoDay() });
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    status.textContent = error.message;
    return undefined;
  }
}
