// A unit of the province for the form: its name is looked up as on the first page, once it is asked for.

/**
 * Starts the box; its names come with the first touch.
 *
 * @param {HTMLElement} box
 */
export function mount(box) {
  const wake = async () => (await import("../home/home.js")).mount(box);
  const input = box.querySelector("input");
  if (input?.value || box.contains(document.activeElement)) return wake();
  box.addEventListener("focusin", () => void wake(), { once: true });
  return undefined;
}
