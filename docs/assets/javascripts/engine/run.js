/**
 * One worker of the engine, from its start to its end: what it is asked, what it says, and when it is given up.
 *
 * @typedef {import("./worker.js").Manifest} Manifest
 * @typedef {import("./worker.js").Report} Report
 * @typedef {import("./worker.js").Request} Request
 * @typedef {import("../shared/result.js").About} About what `calculators.browser.about` gives
 * @typedef {{resolve: (answer: any) => void, reject: (error: EngineError) => void}} Waiting
 */

import { EngineError } from "./error.js";
import { latest, READY, showDownload, showFailure, showReady, showStarting } from "./progress.js";

/** Only silence ends a start: as long as bytes come, however slowly, it goes on. */
const SILENT_SECONDS = 30;
/** Python sends nothing while it starts, which takes some seconds on an old phone. */
const STARTING_SECONDS = 90;

const WORKER = "worker.js";

/** What came of one worker: each question is answered or refused, and all are refused at its end. */
export class Run {
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

  /**
   * @param {Worker} worker
   * @param {Report[]} reports what it has said already
   */
  constructor(worker, reports) {
    /** @type {Promise<About>} */
    this.ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Who called start() or call() hears of a failure; nobody else has to.
    this.ready.catch(() => {});
    this.#worker = worker;
    this.#worker.onmessage = ({ data }) => this.#hear(/** @type {Report} */ (data));
    this.#worker.onmessageerror = () => this.#fail(new EngineError("broken"));
    this.#worker.onerror = (event) => {
      event.preventDefault();
      void this.#explainWorker(event.message);
    };
    showDownload(0, []);
    // Counting ticks instead of comparing clocks: a machine that slept has not been waiting.
    this.ticks = setInterval(() => this.#tick(), 1000);
    for (const report of reports) this.#hear(report);
  }

  /** @param {Report} report */
  #hear(report) {
    // What was on its way when the run ended does not bring it back.
    if (this.#error) return;
    this.#silence = 0;
    if (report.kind === "manifest") {
      this.#manifest = report.manifest;
      showDownload(0, report.manifest.files);
    } else if (report.kind === "unstarted") {
      void this.#explainWorker(report.message);
    } else if (report.kind === "received") {
      this.#showReceived(report.bytes, report.tier);
    } else if (report.kind === "told") {
      showReady(report.text);
    } else if (report.kind === "starting") {
      showStarting();
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
    showReady();
    this.#resolve(about);
  }

  /**
   * @param {number} bytes
   * @param {string} [tier]
   */
  #showReceived(bytes, tier) {
    if (!tier) showDownload(bytes, this.#manifest?.files ?? []);
    // A part that comes before anyone needs it comes quietly.
    else if (this.#waiting.size) showDownload(bytes, this.#manifest?.tiers[tier]?.files ?? [], tier);
  }

  #tick() {
    this.#silence += 1;
    const limit = latest().stage === "starting" ? STARTING_SECONDS : SILENT_SECONDS;
    if (this.#silence >= limit) this.#fail(new EngineError("slow"));
  }

  /**
   * The worker's own file failed, or an error in it was caught nowhere.
   *
   * @param {string | undefined} message
   */
  async #explainWorker(message) {
    if (message) {
      this.#fail(new EngineError("broken", "", message));
      return;
    }
    const reply = await fetch(new URL(WORKER, import.meta.url), { cache: "no-store" }).catch(() => null);
    const cause = reply ? "missing" : "network";
    this.#fail(new EngineError(reply?.ok ? "broken" : cause, WORKER));
  }

  /** @param {EngineError} error */
  #fail(error) {
    if (this.#error) return;
    this.#error = error;
    clearInterval(this.ticks);
    this.#worker.terminate();
    showFailure(error);
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
    if (latest().text !== READY && !this.#error) showReady();
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
