/**
 * Elements from data: text only ever becomes text.
 *
 * @typedef {Node | string} Child
 */

/**
 * Makes an element with attributes and children; strings become text nodes.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/**
 * Makes a button that does something.
 *
 * @param {string} label
 * @param {() => void} press
 * @param {Record<string, string>} [attributes]
 */
export function button(label, press, attributes = {}) {
  const node = element("button", { type: "button", class: "md-button", ...attributes }, label);
  node.addEventListener("click", press);
  return node;
}

/**
 * Finds the part of a calculator that its page marks with `data-part`.
 *
 * @param {HTMLElement} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function part(root, name) {
  const node = root.querySelector(`[data-part="${name}"]`);
  if (!(node instanceof HTMLElement)) throw new Error(`no part ${name}`);
  return node;
}

/**
 * Finds a named control of a form.
 *
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement}
 */
export function control(form, name) {
  const item = form.elements.namedItem(name);
  if (
    item instanceof HTMLInputElement ||
    item instanceof HTMLSelectElement ||
    item instanceof HTMLTextAreaElement
  ) {
    return item;
  }
  throw new Error(`no control ${name}`);
}

/** A page out of view is not painted: then it goes on after so long. */
const UNSEEN_MS = 100;

/**
 * Waits until what was put into the page is painted.
 *
 * @returns {Promise<void>}
 */
export const painted = () =>
  new Promise((resolve) => {
    setTimeout(resolve, UNSEEN_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });
