// A unit of the province for the form: its name is looked up as on the first page, once it is asked for.

/**
 * Starts the box; its names come with the first touch.
 *
 * @param {HTMLElement} box
 */
export function mount(box) {
  if (!(box instanceof HTMLFormElement)) return undefined;
  let isAsked = false;
  const hold = (/** @type {Event} */ event) => {
    event.preventDefault();
    isAsked = true;
  };
  const wake = async () => {
    const home = await import("../home/home.js");
    box.removeEventListener("submit", hold);
    home.mount(box);
    // Enter came before what looks the name up.
    if (isAsked) box.requestSubmit();
  };
  box.addEventListener("submit", hold);
  if (box.querySelector("input")?.value || box.contains(document.activeElement)) return wake();
  box.addEventListener("focusin", () => void wake(), { once: true });
  return undefined;
}
