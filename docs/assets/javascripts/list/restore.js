/**
 * The state of a part of the page that is about to be rebuilt: text typed and not yet sent, open details,
 * and the focus.
 *
 * @typedef {{typed: Map<string, string>, open: Set<string>, focused: string | undefined, box: number}} Left
 */

/**
 * @param {HTMLElement} part before it is made anew
 * @returns {Left}
 */
export function leftIn(part) {
  const boxes = boxesOf(part);
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  return {
    typed: new Map(boxes.filter((box) => box.value !== box.defaultValue).map((box) => [box.id, box.value])),
    open: new Set([...part.querySelectorAll("details[open]")].map(nameOf)),
    focused: focused?.id,
    // The button beside a box counts as the box.
    box: boxes.findIndex((box) => box.parentElement === focused?.parentElement),
  };
}

/**
 * Gives back what was typed and unfolded, as far as its place is still there.
 *
 * @param {HTMLElement} part made anew
 * @param {Left} left
 */
export function putBack(part, { typed, open }) {
  for (const box of boxesOf(part)) box.value = typed.get(box.id) ?? box.value;
  for (const details of part.querySelectorAll("details")) details.open ||= open.has(nameOf(details));
}

/**
 * Gives the focus back: to the same control, to the box that is now where the one was, or to a heading.
 *
 * @param {HTMLElement} part made anew
 * @param {Left} left
 * @param {HTMLElement} heading
 */
export function giveFocusBack(part, { focused, box }, heading) {
  // Do not steal the focus from another control.
  if (focused === undefined || document.activeElement !== document.body) return;
  const boxes = box < 0 ? [] : boxesOf(part);
  const again = (focused && document.getElementById(focused)) || boxes[box] || boxes.at(-1) || heading;
  again.focus({ preventScroll: true });
  // Selects the text as the Tab key would, so that typing replaces it.
  if (again instanceof HTMLInputElement) again.select();
}

/** @param {HTMLElement} part */
const boxesOf = (part) => /** @type {HTMLInputElement[]} */ ([...part.querySelectorAll("input[type=text]")]);

/**
 * A fold goes by its words: the numbers in them may have changed.
 *
 * @param {Element} details
 */
const nameOf = (details) => details.querySelector("summary")?.textContent?.replace(/\d+/g, "") ?? "";
