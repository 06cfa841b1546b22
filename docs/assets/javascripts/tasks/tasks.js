// Views of the tasks: filters what the page already shows, and keeps the filter in its address.
import { tellOnPaper } from "../shared/filtered.js";
import { fold } from "../shared/folding.js";

const VIEWS = { tasks, days, units };
const DAY_WORDS = { past: "đã qua", coming: "sắp tới", planned: "chỉ còn trong kế hoạch" };

/**
 * Starts the view of a form that carries `data-view`.
 *
 * @param {HTMLElement} element
 */
export function mount(element) {
  const view = VIEWS[/** @type {keyof typeof VIEWS} */ (element.dataset["view"] ?? "")];
  if (!(element instanceof HTMLFormElement) || view === undefined) return;
  const form = element;
  restore(form);
  const show = () => view(form);
  form.addEventListener("input", () => {
    remember(form);
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    // The fields are emptied only after this event.
    setTimeout(() => {
      remember(form);
      show();
    });
  });
  show();
}

/**
 * Shows the tasks of the chosen agency, document and days.
 *
 * @param {HTMLFormElement} form
 */
function tasks(form) {
  const [agency, plan, first, last] = ["co-quan", "van-ban", "tu", "den"].map((n) => value(form, n));
  const cards = [...document.querySelectorAll("article.task[data-agencies]")].filter(
    (card) => card instanceof HTMLElement,
  );
  let count = 0;
  let undated = 0;
  for (const card of cards) {
    const { agencies = "", document: of = "", days: on = "", issued = "" } = card.dataset;
    const fits =
      (!agency || agencies.split(" ").includes(agency)) &&
      (!plan || of === plan) &&
      inSpan(on ? on.split(" ") : [], issued, first ?? "", last ?? "");
    card.hidden = !fits;
    if (fits) count += 1;
    if (fits && !on) undated += 1;
  }
  for (const heading of document.querySelectorAll(".md-content h2")) hideEmpty(heading);
  hideUnused(cards.filter((card) => !card.hidden));
  offerCalendar(form, agency || plan);
  const backwards = first && last && last < first ? " Ngày đầu đứng sau ngày cuối: hãy sửa lại." : "";
  const note = (first || last) && undated ? `, trong đó ${undated} việc không đặt ngày` : "";
  say(form, `${count} trong ${cards.length} việc${note}.${backwards}`);
}

/**
 * Hides the heading of a section, and what leads to its tasks, where the filter left none of them.
 *
 * @param {Element} heading
 */
function hideEmpty(heading) {
  /** @type {HTMLElement[]} */
  const lead = [];
  let tasks = 0;
  let count = 0;
  for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) {
    if (!(next instanceof HTMLElement)) continue;
    if (!next.matches("article.task")) {
      lead.push(next);
      continue;
    }
    tasks += 1;
    if (!next.hidden) count += 1;
  }
  for (const element of [heading, ...lead]) if (element instanceof HTMLElement) element.hidden = tasks > 0 && count === 0;
}

/**
 * Hides the words of the glossary on paper that no task on show has.
 *
 * @param {HTMLElement[]} cards
 */
function hideUnused(cards) {
  const text = fold(cards.map((card) => card.textContent).join(" "));
  for (const entry of document.querySelectorAll("section.print-only dl > div")) {
    if (entry instanceof HTMLElement) entry.hidden = !text.includes(fold(entry.querySelector("dt")?.textContent ?? ""));
  }
}

/**
 * Leads to the calendar of the chosen agency, else of the chosen document, else of all tasks.
 *
 * @param {HTMLFormElement} form
 * @param {string | undefined} choice
 */
function offerCalendar(form, choice) {
  const link = document.querySelector("a.calendar");
  const option = [...form.querySelectorAll("option")].find((one) => choice && one.value === choice);
  if (!(link instanceof HTMLAnchorElement)) return;
  const name = option?.dataset["calendar"] ?? "tat-ca.ics";
  link.href = new URL(name, new URL("./", link.href)).href;
  link.textContent = option ? `Tải lịch (.ics): ${option.textContent}` : "Tải lịch của mọi việc (.ics)";
}

/**
 * Tells whether a task belongs to the days chosen: a dated one if it falls due then, an undated
 * one if its document is not younger. Days are compared as text, year first.
 *
 * @param {string[]} on
 * @param {string} issued
 * @param {string} first
 * @param {string} last
 * @returns {boolean}
 */
function inSpan(on, issued, first, last) {
  if (on.length === 0) return !last || issued <= last;
  return on.some((day) => (!first || first <= day) && (!last || day <= last));
}

/**
 * Tells which days are past and which are to come, as of the chosen day or today. Once the district level
 * has ended, a later day stands only in the plan: nothing is to come of it.
 *
 * @param {HTMLFormElement} form
 */
function days(form) {
  const day = value(form, "ngay") || today();
  const { ended = "" } = form.dataset;
  const count = { past: 0, coming: 0, planned: 0 };
  for (const time of document.querySelectorAll(".days th > time")) {
    const row = time.closest("tr");
    if (!(time instanceof HTMLTimeElement) || row === null) continue;
    const isPast = time.dateTime < day;
    const state = isPast ? "past" : day >= ended && time.dateTime >= ended ? "planned" : "coming";
    count[state] += 1;
    row.classList.toggle("day-past", isPast);
    const word = row.querySelector(".when") ?? time.parentElement?.appendChild(wordElement());
    if (word) word.textContent = ` (${DAY_WORDS[state]})`;
  }
  const states = /** @type {(keyof typeof DAY_WORDS)[]} */ (Object.keys(DAY_WORDS));
  const words = states.filter((state) => state !== "planned" || count.planned).map((state) => `${count[state]} mốc ${DAY_WORDS[state]}`);
  say(form, `Tính đến ${dayText(day)}: ${words.join(", ")}.`);
}

/** @returns {HTMLElement} */
function wordElement() {
  const word = document.createElement("span");
  word.className = "when";
  return word;
}

/**
 * Shows the rows whose old or new unit has the words typed, with or without accents.
 *
 * @param {HTMLFormElement} form
 */
function units(form) {
  const words = fold(value(form, "ten")).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of document.querySelectorAll(".md-content .wide-table tbody tr")) {
    if (!(row instanceof HTMLElement)) continue;
    const text = fold(row.textContent ?? "");
    row.hidden = !words.every((word) => text.includes(word));
    if (!row.hidden) count += 1;
  }
  say(form, words.length === 0 ? "" : `${count} dòng có tên này, trong cả hai phần.`);
}

/** @returns {string} the day on the reader's clock, year first */
function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * Writes a day as official papers do.
 *
 * @param {string} day
 * @returns {string}
 */
function dayText(day) {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${date}-${Number(month) < 3 ? month : Number(month)}-${year}`;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {string}
 */
function value(form, name) {
  const field = form.elements.namedItem(name);
  const isField = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
  return isField ? field.value : "";
}

/**
 * @param {HTMLFormElement} form
 * @param {string} text
 */
function say(form, text) {
  const place = form.querySelector(".count");
  if (place !== null) place.textContent = text;
  tellOnPaper(form, text);
}

/**
 * Puts the filter into the address, so that a link restores it.
 *
 * @param {HTMLFormElement} form
 */
function remember(form) {
  const url = new URL(location.href);
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
    if (field.value) url.searchParams.set(field.name, field.value);
    else url.searchParams.delete(field.name);
  }
  history.replaceState(history.state, "", url);
}

/**
 * Takes the filter from the address.
 *
 * @param {HTMLFormElement} form
 */
function restore(form) {
  const query = new URL(location.href).searchParams;
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
    const text = query.get(field.name);
    if (text === null) continue;
    field.value = text;
    // A choice that the page does not offer would leave nothing chosen.
    if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
  }
}
