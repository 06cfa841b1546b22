/**
 * The reader's input, stored for this tab until it is closed, so that it survives leaving or reloading the
 * page. It never leaves the device.
 */

/** As the site's place, so that another site under the same address has its own. */
const PREFIX = `entered ${new URL("../../../", import.meta.url).pathname} `;

/** @type {Map<string, string>} for what the browser does not want to keep: too large, or refused */
const memory = new Map();

/**
 * Keeps a value that JSON can carry.
 *
 * @param {string} name
 * @param {unknown} value undefined where there is nothing to keep any more
 */
export function keep(name, value) {
  const text = value === undefined ? "" : JSON.stringify(value);
  memory.set(name, text);
  try {
    sessionStorage.setItem(PREFIX + name, text);
  } catch {
    // It lasts as long as this page does.
  }
}

/**
 * Gives back what was kept.
 *
 * @param {string} name
 * @returns {any} undefined where nothing is
 */
export function recall(name) {
  let text = memory.get(name);
  try {
    text ??= sessionStorage.getItem(PREFIX + name) ?? undefined;
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
