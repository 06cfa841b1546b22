/**
 * Districts one after another: each is shown as soon as it is found, and the reader may stop and go on.
 *
 * @typedef {import("./suggestions.js").Answer} Answer
 * @typedef {{propose(district: string): Promise<Answer>, show(answer: Answer, district: string, index: number): HTMLElement,
 *   use(groups: import("./suggestions.js").Proposed[]): void, say(text: string): void, over(): boolean, question: import("./questions.js").Words}} Guide
 *   `over` tells whether a later request has replaced this one
 */

import { button, element } from "../shared/dom.js";
import { EngineError, retry } from "../engine/engine.js";

/** Today there is no district; of earlier lists some do not name theirs. */
export const NO_DISTRICT = "các đơn vị không ghi đơn vị cấp huyện";

/**
 * Proposes district by district. An error stops it as the reader's stop button does; results stay.
 *
 * @param {HTMLElement} place
 * @param {string[]} districts
 * @param {Guide} guide
 */
export async function tour(place, districts, { propose, show, use, say, over, question }) {
  const bar = element("progress", { max: String(districts.length), "aria-label": "Tìm phương án theo từng đơn vị cấp huyện" });
  const count = element("span");
  let isStopped = false;
  /** @type {() => void} */
  let goOn = () => {};
  const press = () => {
    isStopped = !isStopped;
    stop.textContent = isStopped ? "Tìm tiếp" : "Dừng";
    if (!isStopped) goOn();
  };
  const stop = button("Dừng", press, { id: "merge-stop" });
  const results = element("div", { class: "merge-found" });
  place.replaceChildren(element("p", { class: "merge-tour" }, bar, count, stop), results);
  /** @type {import("./suggestions.js").Proposed[]} */
  const all = [];
  const sums = { groups: 0, unresolved: 0, differing: 0, unproven: 0, quiet: 0 };
  /** @param {number} number */
  const progress = (number) => `${number}/${districts.length} đơn vị cấp huyện: ${summary(sums, question)}`;
  say(`Đang tìm cách gộp tốt nhất cho ${districts.length} đơn vị cấp huyện…`);

  for (let index = 0; index < districts.length; ) {
    if (isStopped) {
      say(`Đã dừng. Đã xem ${progress(index)}`);
      await /** @type {Promise<void>} */ (new Promise((resolve) => (goOn = resolve)));
      if (over()) return;
      say(`Đang tìm tiếp, từ ${index + 1}/${districts.length}…`);
    }
    const district = /** @type {string} */ (districts[index]);
    count.textContent = ` ${index + 1}/${districts.length}: ${districtName(district)} `;
    const answer = await propose(district).catch((error) => error);
    if (over()) return;
    if (answer instanceof Error) {
      if (!(answer instanceof EngineError)) throw answer;
      stop.click();
      say(`${answer.message} Đã xem ${progress(index)}`);
      await /** @type {Promise<void>} */ (new Promise((resolve) => (goOn = resolve)));
      await retry().catch(() => {});
      continue;
    }
    add(sums, answer);
    all.push(...answer.worst.groups);
    if (isQuiet(answer)) sums.quiet += 1;
    else results.append(folded(answer, district, question, () => show(answer, district, index)));
    index += 1;
    bar.value = index;
  }
  count.textContent = "";
  stop.remove();
  if (all.length) results.before(useAll(all, question, use));
  say(`Đề xuất cho ${progress(districts.length)}`);
}

/**
 * Returns the button that takes over the groups of all districts, in the case that arranges most.
 *
 * @param {import("./suggestions.js").Proposed[]} groups
 * @param {import("./questions.js").Words} question
 * @param {(groups: import("./suggestions.js").Proposed[]) => void} use
 */
function useAll(groups, question, use) {
  const all = button(`Dùng tất cả ${groups.length} nhóm`, () => use(groups), { id: "merge-use-all" });
  return element("p", {}, `${question.worst}: `, all);
}

/**
 * @param {string} district
 * @param {boolean} [alone] whether there is no other
 */
export const districtName = (district, alone = false) => district || (alone ? "cả danh sách" : NO_DISTRICT);

/**
 * Tells what a proposal rests on: the units that must be arranged, and those that only may have to be.
 *
 * @param {Answer["worst"]} worst
 * @param {Answer["best"]} best
 * @param {import("./questions.js").Words} question
 */
export function restsOn(worst, best, question) {
  const sure = best.to_arrange.length;
  const open = worst.to_arrange.length - sure;
  const parts = sure || !open ? [`${sure} đơn vị ${question.asked}`] : [];
  if (open) parts.push(`${open} đơn vị chưa đủ căn cứ, ${question.open}`);
  return parts.join(" và ");
}

/** @param {Answer} answer */
const isQuiet = ({ worst }) => worst.to_arrange.length === 0;

/**
 * @param {{groups: number, unresolved: number, differing: number, unproven: number, quiet: number}} sums
 * @param {Answer} answer
 */
function add(sums, { worst, best, differ }) {
  sums.groups += worst.groups.length;
  sums.unresolved += worst.unresolved.length;
  sums.differing += Number(differ);
  sums.unproven += Number(!worst.optimal || !best.optimal);
}

/**
 * @param {{groups: number, unresolved: number, differing: number, unproven: number, quiet: number}} sums
 * @param {import("./questions.js").Words} question
 */
function summary({ groups, unresolved, differing, unproven, quiet }, question) {
  const parts = [`${groups} nhóm`, `${unresolved} đơn vị chưa giải quyết được`];
  if (differing) parts.push(`${differing} nơi có hai trường hợp khác nhau`);
  if (unproven) parts.push(`${unproven} nơi chưa chứng minh là tốt nhất`);
  if (quiet) parts.push(`${quiet} nơi ${question.none}`);
  return `${parts.join(", ")}.`;
}

/**
 * One line for a district; its content is built when first opened, as there may be hundreds.
 *
 * @param {Answer} answer
 * @param {string} district
 * @param {import("./questions.js").Words} question
 * @param {() => HTMLElement} content
 */
function folded({ worst, best, differ }, district, question, content) {
  const rest = worst.unresolved.length ? `, còn ${worst.unresolved.length} đơn vị chưa giải quyết được` : "";
  const two = differ ? ", hai trường hợp khác nhau" : "";
  const line = `${districtName(district)}: ${restsOn(worst, best, question)}; ${worst.groups.length} nhóm${rest}${two}`;
  const details = element("details", { class: "merge-district" }, element("summary", {}, line));
  details.addEventListener("toggle", () => details.append(content()), { once: true });
  return details;
}
