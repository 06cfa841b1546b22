// The list of all units: shows those whose names are typed, and keeps what was typed in the address.
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
  const show = () => {
    const typed = key(input.value);
    for (const item of items) {
      item.hidden = typed !== "" && rank(typed, key(item.querySelector("a")?.textContent ?? "")) === undefined;
    }
    for (const section of sections) section.hidden = section.querySelector("li:not([hidden])") === null;
    const shown = items.filter((item) => !item.hidden).length;
    const place = form.querySelector(".count");
    if (place) place.textContent = typed ? `${shown} trong ${items.length} đơn vị.` : "";
  };
  input.value = new URL(location.href).searchParams.get("ten") ?? "";
  form.addEventListener("input", () => {
    const url = new URL(location.href);
    if (input.value) url.searchParams.set("ten", input.value);
    else url.searchParams.delete("ten");
    history.replaceState(history.state, "", url);
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = items.filter((item) => !item.hidden);
    first?.querySelector("a")?.click();
  });
  form.hidden = false;
  show();
}
