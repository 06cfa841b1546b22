// A reader's file, given to the engine as it is.

import { isZip } from "../shared/files.js";
import { addTier, call } from "./engine.js";

/**
 * Calls a function of `calculators.browser` with a file or a text; what reads workbooks comes first where it is one.
 *
 * @param {string} name
 * @param {object} payload
 * @param {Blob | string} content
 * @returns {Promise<any>} the answer, parsed
 */
export async function callWith(name, payload, content) {
  if (typeof content === "string") return call(name, { ...payload, text: content });
  if (await isZip(content)) await addTier("workbooks");
  return call(name, payload, await content.arrayBuffer());
}
