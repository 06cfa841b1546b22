/**
 * The engine's worker: starts Python and has it answer.
 *
 * It speaks only with run.js, by the messages whose types stand below, and uses no file of the
 * runtime whose hash is not the manifest's; the manifest stands in the page. The build makes one script
 * of this module and those that it imports (`publishing/release/scripts.py`).
 *
 * @typedef {{name: string, bytes: number, sent_bytes: number, sha256: string, brotli?: EngineFile,
 *   plain?: EngineFile}} EngineFile
 * @typedef {{folder: string, files: EngineFile[]}} Tier
 * @typedef {Tier & {engine_version: string, lock: object, memory_bytes: number, first_answers: string[],
 *   tiers: Record<string, Tier>}} Manifest
 * @typedef {{kind: "call", id: number, name: string, text: string, bytes: ArrayBuffer | undefined}} Call
 * @typedef {Call | {kind: "add", id: number, tier: string} | {kind: "rehearse", name: string, payload: object}} Request
 * @typedef {"network" | "missing" | "corrupt" | "insecure" | "unsupported" | "broken"} Fault
 * @typedef {{kind: "manifest", manifest: Manifest}
 *   | {kind: "unstarted", message: string}
 *   | {kind: "received", bytes: number, tier?: string}
 *   | {kind: "starting"}
 *   | {kind: "ready", about: string}
 *   | {kind: "failed", fault: Fault, file: string, detail: string}
 *   | {kind: "answer", id: number, text: string}
 *   | {kind: "told", text: string}
 *   | {kind: "refused", id: number, detail: string}
 *   | {kind: "lost", id: number, fault: Fault, file: string, detail: string}
 *   | {kind: "crashed", detail: string}} Report
 */

import { bestCopies, FileError } from "./download.js";
import { isPythonError, Python } from "./python.js";

/** The rest comes by itself so long after the start: the first answer, if asked for, is given by then. */
const REST_AFTER_MS = 1000;
/** A rehearsal goes in so many rows: a question that comes meanwhile waits for one step at most. */
const REHEARSED_ROWS = [0, 1, 30, ...Array.from({ length: 8 }, () => 300)];

/** @type {Python} */
let python;

/** @param {Report} report */
const send = (report) => self.postMessage(report);

/**
 * Starts at once: every message that it would wait for costs a turn of a busy page.
 *
 * @param {string} request the manifest, as it stands in the page
 */
export async function begin(request) {
  try {
    if (!isSecureContext) throw new FileError("insecure", "", location.href);
    /** @type {Manifest} */
    const manifest = JSON.parse(request);
    manifest.files = bestCopies(manifest.files);
    send({ kind: "manifest", manifest });
    python = new Python(manifest, send);
    send({ kind: "ready", about: await python.start() });
    // Nobody waits for the rest here: who needs it asks for it again and hears of a failure.
    setTimeout(() => void python.add().catch(() => {}), REST_AFTER_MS);
  } catch (error) {
    send({ kind: "failed", ...failureOf(error) });
  }
}

/**
 * @param {unknown} error
 * @returns {{fault: Fault, file: string, detail: string}}
 */
function failureOf(error) {
  const { fault, file, message } = error instanceof FileError ? error : new FileError("broken", "", error);
  return { fault, file, detail: message };
}

/**
 * @param {Call} request
 * @returns {Promise<Report>}
 */
async function reply({ id, name, text, bytes }) {
  try {
    return { kind: "answer", id, text: await python.answer(name, text, bytes) };
  } catch (error) {
    const failure = failureOf(error);
    if (error instanceof FileError) return { kind: "lost", id, ...failure };
    // An error of Python leaves the engine whole; any other one (out of memory) does not.
    const isRefusal = isPythonError(error) || error instanceof ReferenceError;
    return isRefusal ? { kind: "refused", id, detail: failure.detail } : { kind: "crashed", detail: failure.detail };
  }
}

/**
 * @param {number} id
 * @param {string} tier
 * @returns {Promise<Report>}
 */
async function replyTo(id, tier) {
  try {
    await python.add(tier);
    return { kind: "answer", id, text: "null" };
  } catch (error) {
    return { kind: "lost", id, ...failureOf(error) };
  }
}

/**
 * Runs a call a few times in vain, so that its code is in place when a reader needs it.
 *
 * @param {string} name
 * @param {object} payload
 */
async function rehearse(name, payload) {
  await python.add();
  for (const rows of REHEARSED_ROWS) {
    await new Promise((resolve) => setTimeout(resolve));
    python.call(name, JSON.stringify({ ...payload, rows }));
  }
}

self.onmessage = async ({ data }) => {
  const request = /** @type {Request} */ (data);
  if (request.kind === "rehearse") void rehearse(request.name, request.payload).catch(() => {});
  else send(await (request.kind === "add" ? replyTo(request.id, request.tier) : reply(request)));
};
