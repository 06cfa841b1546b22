/**
 * The calculators, as a page sees them: one worker per tab that outlives the pages it serves.
 *
 * @typedef {import("./worker.js").Fault} Fault
 * @typedef {import("./worker.js").Manifest} Manifest
 * @typedef {import("./worker.js").Report} Report
 * @typedef {import("./worker.js").Request} Request
 * @typedef {Fault | "outdated" | "slow" | "stopped" | "calculation"} Cause
 * @typedef {{stage: "idle" | "downloading" | "starting" | "ready" | "failed", text: string,
 *   received: number, total: number, error?: EngineError}} Progress
 * @typedef {import("../shared/result.js").About} About what `calculators.browser.about` gives
 * @typedef {{resolve: (answer: any) => void, reject: (error: EngineError) => void}} Waiting
 */

import { boundWorker } from "./bound.js";

/** Only silence ends a start: as long as bytes come, however slowly, it goes on. */
const SILENT_SECONDS = 30;
/** Python sends nothing while it starts, which takes some seconds on an old phone. */
const STARTING_SECONDS = 90;

/** What a reader is told; the file or the number follows in `explain`. */
const EXPLANATIONS = {
  network: "Mất kết nối mạng khi đang tải bộ máy tính. Hãy kiểm tra mạng rồi thử lại.",
  missing: "Máy chủ không có tệp cần cho bộ máy tính. Có thể trang vừa được cập nhật: hãy tải lại trang.",
  corrupt: "Tệp của bộ máy tính bị hỏng trên đường tải. Hãy thử lại; nếu vẫn lỗi, hãy tải lại trang.",
  insecure: "Trang được mở bằng địa chỉ http, không kiểm tra được tệp tải về. Hãy mở bằng địa chỉ bắt đầu bằng https.",
  unsupported: "Trình duyệt này quá cũ, không chạy được bộ máy tính. Hãy dùng bản mới của Chrome, Edge, Firefox hoặc Safari.",
  broken: "Bộ máy tính dừng đột ngột, có thể vì máy hết bộ nhớ. Hãy thử lại.",
  slow: "Đã quá lâu không nhận được gì từ máy chủ. Hãy kiểm tra mạng rồi thử lại.",
  outdated: "Bộ máy tính tải về không cùng phiên bản với trang. Hãy tải lại trang.",
  stopped: "Đã dừng theo yêu cầu. Những gì đã nhập vẫn còn nguyên.",
  calculation: "Bộ máy tính gặp lỗi khi tính. Số liệu đã nhập vẫn còn nguyên.",
};

/** Why the engine did not start or did not answer, in words for the reader. */
export class EngineError extends Error {
  /**
   * @param {Cause} reason
   * @param {string} [file] the file concerned
   * @param {string} [detail] what the machine said, for a report of the fault
   */
  constructor(reason, file = "", detail = "") {
    super(file ? `${EXPLANATIONS[reason]} (${file})` : EXPLANATIONS[reason]);
    this.name = "EngineError";
    this.reason = reason;
    this.file = file;
    this.detail = detail;
  }
}

/** What the progress says while nothing is being done. */
export const READY = "Sẵn sàng";
/** @type {Record<string, string>} the parts that are loaded only when they are needed */
const TIERS = { rest: "phần còn lại", workbooks: "phần đọc tệp Excel" };

/** @type {[string, ...string[]]} the worker's own file, and those that it imports */
const WORKER = ["worker.js", "download.js", "snapshot.js"];

/** @type {Set<(progress: Progress) => void>} */
const listeners = new Set();
/** @type {Progress} */
let progress = { stage: "idle", text: "", received: 0, total: 0 };
/** @type {Run | undefined} */
let current;
let started = 0;

/** @param {Progress} next */
function show(next) {
  progress = next;
  for (const listener of listeners) listener(progress);
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1).replace(".", ",");

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

/** One worker, from its start to its end. */
class Run {
  #worker;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #lastId = 0;
  #silence = 0;
  /** @type {EngineError | undefined} */
  #error;
  /** @type {Manifest | undefined} */
  #manifest;
  /** @type {(about: About) => void} */
  #resolve = () => {};
  /** @type {(error: EngineError) => void} */
  #reject = () => {};

  constructor() {
    started += 1;
    /** @type {Promise<About>} */
    this.ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Who called start() or call() hears of a failure; nobody else has to.
    this.ready.catch(() => {});
    const early = takeEarly();
    this.#worker = early?.worker ?? boundWorker(new URL("worker.js", import.meta.url), "engine", manifestText());
    this.#worker.onmessage = ({ data }) => this.#hear(/** @type {Report} */ (data));
    this.#worker.onmessageerror = () => this.#fail(new EngineError("broken"));
    this.#worker.onerror = (event) => {
      event.preventDefault();
      void this.#explainWorker(event.message);
    };
    this.#showDownload(0);
    // Counting ticks instead of comparing clocks: a machine that slept has not been waiting.
    this.ticks = setInterval(() => this.#tick(), 1000);
    for (const report of early?.heard ?? []) this.#hear(report);
  }

  /** @param {Report} report */
  #hear(report) {
    // What was on its way when the run ended does not bring it back.
    if (this.#error) return;
    this.#silence = 0;
    if (report.kind === "manifest") {
      this.#manifest = report.manifest;
      this.#showDownload(0);
    } else if (report.kind === "unstarted") {
      void this.#explainWorker(report.message);
    } else if (report.kind === "received") {
      // A part that comes before anyone needs it comes quietly.
      if (!report.tier) this.#showDownload(report.bytes);
      else if (this.#waiting.size) this.#showTier(report.tier, report.bytes);
    } else if (report.kind === "told") {
      show({ ...progress, stage: "ready", text: report.text });
    } else if (report.kind === "starting") {
      const { total } = progress;
      show({ stage: "starting", text: "Đang khởi động Python", received: total, total });
    } else if (report.kind === "ready") {
      this.#welcome(JSON.parse(report.about));
    } else if (report.kind === "failed") {
      this.#fail(new EngineError(report.fault, report.file, report.detail));
    } else if (report.kind === "crashed") {
      this.#fail(new EngineError("broken", "", report.detail));
    } else if (report.kind === "answer") {
      this.#settle(report.id)?.resolve(JSON.parse(report.text));
    } else if (report.kind === "lost") {
      this.#settle(report.id)?.reject(new EngineError(report.fault, report.file, report.detail));
    } else {
      this.#settle(report.id)?.reject(new EngineError("calculation", "", report.detail));
    }
  }

  /** @param {About} about */
  #welcome(about) {
    if (about.engine_version !== this.#manifest?.engine_version) {
      this.#fail(new EngineError("outdated", "", JSON.stringify(about)));
      return;
    }
    clearInterval(this.ticks);
    show({ ...progress, stage: "ready", text: READY });
    this.#resolve(about);
  }

  /** @param {number} received */
  #showDownload(received) {
    const total = (this.#manifest?.files ?? []).reduce((sum, file) => sum + file.sent_bytes, 0);
    const bytes = total ? `: ${megabytes(received)}/${megabytes(total)} MB` : "";
    show({ stage: "downloading", text: `Đang tải bộ máy tính${bytes}`, received, total });
  }

  /**
   * @param {string} name
   * @param {number} received
   */
  #showTier(name, received) {
    const files = this.#manifest?.tiers[name]?.files ?? [];
    const total = files.reduce((sum, file) => sum + file.sent_bytes, 0);
    const bytes = `${megabytes(received)}/${megabytes(total)} MB`;
    const part = TIERS[name] ?? name;
    show({ stage: "downloading", text: `Đang tải ${part}: ${bytes}`, received, total });
  }

  #tick() {
    this.#silence += 1;
    const limit = progress.stage === "starting" ? STARTING_SECONDS : SILENT_SECONDS;
    if (this.#silence >= limit) this.#fail(new EngineError("slow"));
  }

  /**
   * One of the worker's own files failed, or an error in it was caught nowhere.
   *
   * @param {string | undefined} message
   */
  async #explainWorker(message) {
    if (message) {
      this.#fail(new EngineError("broken", "", message));
      return;
    }
    for (const name of WORKER) {
      const reply = await fetch(new URL(name, import.meta.url), { cache: "no-store" }).catch(() => null);
      if (!reply?.ok) this.#fail(new EngineError(reply ? "missing" : "network", name));
    }
    this.#fail(new EngineError("broken", WORKER[0]));
  }

  /** @param {EngineError} error */
  #fail(error) {
    if (this.#error) return;
    this.#error = error;
    clearInterval(this.ticks);
    this.#worker.terminate();
    show({ ...progress, stage: "failed", text: error.message, error });
    this.#reject(error);
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }

  /**
   * @param {Request} request
   * @param {Transferable[]} [transfer]
   */
  #post(request, transfer = []) {
    this.#worker.postMessage(request, transfer);
  }

  /** @param {number} id */
  #settle(id) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (progress.text !== READY && !this.#error) show({ ...progress, stage: "ready", text: READY });
    return waiting;
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {ArrayBuffer} [bytes]
   * @returns {Promise<any>}
   */
  async ask(name, text, bytes) {
    const id = await this.#next();
    return this.#answer(id, { kind: "call", id, name, text, bytes }, bytes ? [bytes] : []);
  }

  /**
   * @param {string} name
   * @param {object} payload
   */
  async rehearse(name, payload) {
    await this.ready;
    this.#post({ kind: "rehearse", name, payload });
  }

  /**
   * Adds a tier. Its failure leaves the engine as it was, and it can be asked for again.
   *
   * @param {string} tier
   */
  async add(tier) {
    const id = await this.#next();
    this.#silence = 0;
    const watch = setInterval(() => {
      this.#silence += 1;
      if (this.#silence >= SILENT_SECONDS) this.#settle(id)?.reject(new EngineError("slow"));
    }, 1000);
    try {
      await this.#answer(id, { kind: "add", id, tier });
    } finally {
      clearInterval(watch);
    }
  }

  async #next() {
    await this.ready;
    if (this.#error) throw this.#error;
    this.#lastId += 1;
    return this.#lastId;
  }

  /**
   * @param {number} id
   * @param {Request} request
   * @param {Transferable[]} [transfer]
   * @returns {Promise<any>}
   */
  #answer(id, request, transfer) {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#post(request, transfer);
    });
  }

  /** Ends this run although nothing is wrong. */
  stop() {
    this.#fail(new EngineError("stopped"));
  }

  /** Whether this run has ended and only a new one can help. */
  get over() {
    return this.#error !== undefined;
  }
}

/**
 * Starts the engine, once: later calls get the same promise.
 *
 * @returns {Promise<About>}
 */
export function start() {
  current ??= new Run();
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
export const runs = () => started;

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
