/**
 * How the engine is doing, for every place of the page that shows it.
 *
 * @typedef {import("./error.js").EngineError} EngineError
 * @typedef {{stage: "idle" | "downloading" | "starting" | "ready" | "failed", text: string,
 *   received: number, total: number, error?: EngineError}} Progress received and total in bytes, as they are sent
 */

/** What the progress says while nothing is being done. */
export const READY = "Sẵn sàng";
/** @type {Record<string, string>} the engine itself, and the parts that are loaded only when they are needed */
const PARTS = { "": "bộ máy tính", rest: "phần còn lại", workbooks: "phần đọc tệp Excel" };

/** @type {Set<(progress: Progress) => void>} */
const listeners = new Set();
/** @type {Progress} */
let progress = { stage: "idle", text: "", received: 0, total: 0 };

/**
 * Tells the listener how the engine is doing, now and at every change.
 *
 * @param {(progress: Progress) => void} listener
 * @returns {() => void} ends it
 */
export function onProgress(listener) {
  listeners.add(listener);
  listener(progress);
  return () => listeners.delete(listener);
}

/** How the engine is doing now. */
export const latest = () => progress;

/** @param {Progress} next */
function show(next) {
  progress = next;
  for (const listener of listeners) listener(progress);
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1).replace(".", ",");

/**
 * @param {number} received
 * @param {{sent_bytes: number}[]} files that are on their way, none as long as nobody knows which
 * @param {string} [part] that they are of, the engine itself if none is named
 */
export function showDownload(received, files, part = "") {
  const total = files.reduce((sum, file) => sum + file.sent_bytes, 0);
  const bytes = total ? `: ${megabytes(received)}/${megabytes(total)} MB` : "";
  show({ stage: "downloading", text: `Đang tải ${PARTS[part] ?? part}${bytes}`, received, total });
}

/** All is here, and Python begins. */
export function showStarting() {
  const { total } = progress;
  show({ stage: "starting", text: "Đang khởi động Python", received: total, total });
}

/** @param {string} [text] what the engine is at, where a question keeps it busy for long */
export const showReady = (text = READY) => show({ ...progress, stage: "ready", text });

/** @param {EngineError} error */
export const showFailure = (error) => show({ ...progress, stage: "failed", text: error.message, error });
