// A button whose work takes a while: it cannot be pressed again until the work has ended, well or not.

import { button } from "./dom.js";

/**
 * @param {string} label
 * @param {Record<string, string>} attributes
 * @param {() => Promise<void>} work
 */
export function working(label, attributes, work) {
  const pressed = async () => {
    node.disabled = true;
    try {
      await work();
    } finally {
      node.disabled = false;
    }
  };
  const node = button(label, pressed, attributes);
  return node;
}
