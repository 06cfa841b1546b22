// A list of units: shows those whose names are typed and that have the result chosen, and keeps both in
// the address.
import { tellOnPaper } from "../shared/filtered.js";
import { key, rank } from "./matching.js";

/**
 * Starts the filter.
 *
 * @param {HTMLElement} form
 */
export function mount(form) {
  const input = form.querySelector("input");
  if (input === null) return;
  const sections = [...document.querySelectorAll(".units section")].filter(
    (section) => section instanceof HTMLElement,
  );
  const items = [...document.querySelectorAll(".units li")].filter((item) => item instanceof HTMLElement);
  const choice = form.querySelector("select");
  /** @type {[string, HTMLInputElement | HTMLSelectElement][]} */
  const fields = choice === null ? [["ten", input]] : [["ten", input], ["ket-qua", choice]];
  const show = () => {
    const query = key(input.value);
    const verdict = choice?.value ?? "";
    for (const item of items) {
      const fitsName = query === "" || rank(query, key(item.querySelector("a")?.textContent ?? "")) !== undefined;
      const fitsVerdict = verdict === "" || (item.dataset["verdicts"] ?? "").split(" ").includes(verdict);
      item.hidden = !(fitsName && fitsVerdict);
    }
    for (const section of sections) section.hidden = section.querySelector("li:not([hidden])") === null;
    const hits = items.filter((item) => !item.hidden).length;
    const place = form.querySelector(".count");
    const count = query || verdict ? `${hits} trong ${items.length} đơn vị.` : "";
    if (place) place.textContent = count;
    if (form instanceof HTMLFormElement) tellOnPaper(form, count);
    const jumps = document.querySelector(".jumps");
    // What is left stands below the form: there is nowhere to jump to.
    if (jumps instanceof HTMLElement) jumps.hidden = hits < items.length;
  };
  const parameters = new URL(location.href).searchParams;
  // What was typed before this script had come stays.
  for (const [name, field] of fields) field.value = parameters.get(name) ?? field.value;
  form.addEventListener("input", () => {
    const url = new URL(location.href);
    for (const [name, field] of fields) {
      if (field.value) url.searchParams.set(name, field.value);
      else url.searchParams.delete(name);
    }
    history.replaceState(history.state, "", url);
    show();
    // The first of what is left comes into view, below the form.
    const first = items.find((item) => !item.hidden);
    if (first && first.getBoundingClientRect().bottom > innerHeight) form.scrollIntoView({ block: "start" });
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = items.filter((item) => !item.hidden);
    first?.querySelector("a")?.click();
  });
  show();
}
