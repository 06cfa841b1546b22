/**
 * The calculators, as a page sees them: one worker per tab that outlives the pages it serves.
 *
 * The build makes one script of this module and those that it imports (`publishing/release/scripts.py`).
 *
 * @typedef {import("./worker.js").Report} Report
 * @typedef {import("../shared/result.js").About} About what `calculators.browser.about` gives
 */

import { boundWorker } from "./bound.js";
import { Run } from "./run.js";

export { boundWorker } from "./bound.js";
export { EngineError } from "./error.js";
export { onProgress, READY } from "./progress.js";

/** @type {Run | undefined} */
let current;
let starts = 0;

/**
 * Takes over the worker that early.js may have started, and what it said meanwhile; once only.
 *
 * @returns {{worker: Worker, heard: Report[]} | null}
 */
function takeEarly() {
  const page = /** @type {{earlyEngine?: {worker: Worker, heard: Report[]} | null}} */ (globalThis);
  const early = page.earlyEngine ?? null;
  // Its place stays taken: early.js must not start a second worker beside ours.
  page.earlyEngine = null;
  return early;
}

/** The engine's manifest, as the build wrote it into the page. */
const manifestText = () =>
  /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=engine]"))?.content ?? "";

/** Begins a run, with the worker that is there already or a new one. */
function begin() {
  starts += 1;
  const early = takeEarly();
  const worker = early?.worker ?? boundWorker(new URL("worker.js", import.meta.url), "engine", manifestText());
  return new Run(worker, early?.heard ?? []);
}

/**
 * Starts the engine, once: later calls get the same promise.
 *
 * @returns {Promise<About>}
 */
export function start() {
  current ??= begin();
  return current.ready;
}

/**
 * Starts again after a failure, with a new worker.
 *
 * @returns {Promise<About>}
 */
export function retry() {
  if (current?.over) current = undefined;
  return start();
}

/** How often the engine has been started: what it held under another number is gone. */
export const runs = () => starts;

/**
 * Ends whatever the engine is doing: its worker goes, with all that it held, and a new one starts.
 *
 * @returns {Promise<About>}
 */
export function stop() {
  current?.stop();
  return retry();
}

/**
 * Loads a part of the engine that is not there from the start; asking again costs nothing.
 *
 * @param {string} tier
 */
export async function addTier(tier) {
  void start().catch(() => {});
  await /** @type {Run} */ (current).add(tier);
}

/**
 * Has a function of `calculators.browser` run in vain once the engine is ready, so that its code is in place
 * when a reader needs it; nobody hears how it went.
 *
 * @param {string} name
 * @param {object} payload
 */
export function rehearse(name, payload) {
  void current?.rehearse(name, payload).catch(() => {});
}

/**
 * Calls a function of `calculators.browser`, starting the engine if need be.
 *
 * @param {string} name
 * @param {object} payload
 * @param {ArrayBuffer} [bytes] handed over to the worker: the caller can no longer use it
 * @returns {Promise<any>} the answer, parsed
 */
export async function call(name, payload, bytes) {
  void start().catch(() => {});
  return /** @type {Run} */ (current).ask(name, JSON.stringify(payload), bytes);
}
