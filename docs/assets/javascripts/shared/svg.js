/**
 * Elements of pictures, and a keyboard's way through them.
 *
 * @typedef {(from: number, key: string) => number | undefined} Move
 */

const SVG = "http://www.w3.org/2000/svg";
const KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

/**
 * Makes an element of a picture; strings become text nodes.
 *
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/**
 * Makes parts of a picture one stop of the tab key, with arrow keys from part to part and Enter to choose.
 *
 * @param {SVGElement} picture
 * @param {SVGElement[]} items in the order of Home to End
 * @param {Move} move gives the item to go to, if there is one
 * @param {(index: number) => void} choose
 */
export function roving(picture, items, move, choose) {
  /** @type {Map<EventTarget, number>} */
  const places = new Map(items.map((item, index) => [item, index]));
  let stop = items[0];
  items.forEach((item, index) => {
    item.setAttribute("role", "button");
    item.setAttribute("tabindex", index ? "-1" : "0");
    // Not on the picture: a picture that listens for the focus becomes a stop of the tab key itself.
    item.addEventListener("focus", () => {
      stop?.setAttribute("tabindex", "-1");
      stop = item;
      stop.setAttribute("tabindex", "0");
    });
  });
  /** @param {Event} event */
  const placeOf = ({ target }) => {
    const item = target instanceof Element ? target.closest("[role=button]") : null;
    return item ? places.get(item) : undefined;
  };
  picture.addEventListener("keydown", (event) => {
    const place = placeOf(event);
    // With these keys held it is a shortcut of the page or the browser.
    if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") choose(place);
    else if (!KEYS.has(event.key)) return;
    event.preventDefault();
    if (event.key === "Home") items[0]?.focus();
    else if (event.key === "End") items.at(-1)?.focus();
    else items[move(place, event.key) ?? place]?.focus();
  });
  picture.addEventListener("click", (event) => {
    const place = placeOf(event);
    if (place !== undefined) choose(place);
  });
}
