/**
 * Python in the worker: started from its memory of the build, given its later parts, and called.
 *
 * @typedef {import("./worker.js").Manifest} Manifest
 * @typedef {import("./worker.js").Report} Report
 * @typedef {import("./worker.js").Tier} Tier
 */

import { Download, FileError } from "./download.js";
import { withLibrary } from "./plain.js";
import { withFiles } from "./snapshot.js";

/** The archives stay zips: Python imports from them where they lie, and nothing has to be unpacked. */
const WHEEL = "/lib/calculators.zip";
const LIBRARY = /^\/lib\/python\d+\.zip$/;
const ENGINE = new URL("../../engine/", import.meta.url);
/** The tier of all modules: what is not among the manifest's first answers needs it. */
const REST = "rest";

/** @param {unknown} error */
export const isPythonError = (error) => error instanceof Error && error.name === "PythonError";

/** @param {Tier} part of the engine */
const baseOf = ({ folder }) => new URL(`${folder}/`, ENGINE).href;

/**
 * Returns the archives of the standard library and of `calculators`, and the code that comes with them.
 *
 * @param {Download} download
 */
async function restOf(download) {
  const [library, wheel, { module: code }] = await Promise.all([
    download.unpacked(download.find("python_stdlib.zip.gz")),
    download.unpacked(download.find(".whl.gz")),
    download.compiled(download.find(".wasm")),
  ]);
  return { library, wheel, code };
}

/** The one Python of a worker; where its code ends it, it is started again. */
export class Python {
  #manifest;
  #send;
  /** @type {any} */
  #pyodide;
  /** @type {any} the module `calculators.browser` */
  #browser;
  /** @type {any} Python's own `bytes` */
  #toBytes;
  /** @type {import("./snapshot.js").Link | undefined} adds the code that the first answers do not use */
  #link;
  /** @type {Map<string, Promise<void>>} the parts that came later, or are on their way */
  #tiers = new Map();
  /** Whether Python has all its modules. */
  #complete = false;
  /** Whether Python ended at a call of code that was not there. */
  #ended = false;
  /** @type {Promise<void> | undefined} */
  #restarting;

  /**
   * @param {Manifest} manifest
   * @param {(report: Report) => void} send
   */
  constructor(manifest, send) {
    this.#manifest = manifest;
    this.#send = send;
  }

  /**
   * Starts Python with its memory of the build, and returns what it says of itself.
   *
   * @returns {Promise<string>}
   */
  async start() {
    if (!("DecompressionStream" in self) || !("compileStreaming" in WebAssembly)) {
      throw new FileError("unsupported", "", "DecompressionStream, WebAssembly.compileStreaming");
    }
    const download = this.#download(this.#manifest, (bytes) => this.#send({ kind: "received", bytes }));
    const binary = download.compiled(download.find(".wasm"));
    const snapshot = download.unpacked(download.find(".bin.gz"));
    const scripts = Promise.all([
      download.script(download.find("pyodide.mjs")),
      download.script(download.find("pyodide.asm.js")),
    ]);
    const arrival = Promise.all([binary, snapshot, scripts]).then(() => this.#send({ kind: "starting" }));
    const keepLink = (/** @type {import("./snapshot.js").Link} */ link) => {
      this.#link = link;
    };
    // The loader would only log the failure of a file, and go on or wait for ever: `arrival` tells it.
    const loading = scripts.then(([{ loadPyodide }]) =>
      withFiles(binary, snapshot, keepLink, () =>
        // Only its size is looked at: the memory is put back by `restore`.
        loadPyodide({ ...this.#settings(), _loadSnapshot: new ArrayBuffer(this.#manifest.memory_bytes) }),
      ),
    );
    try {
      const [python] = await Promise.all([loading, arrival]);
      this.#use(python);
      return this.call("about", "{}");
    } catch (error) {
      // What else is wrong with a file the plain start would meet, too.
      if (error instanceof FileError && (error.fault === "network" || !error.file.endsWith(".bin.gz"))) throw error;
      await Promise.all([scripts, loading.catch(() => {})]);
      await this.#startPlainly(binary);
      return this.call("about", "{}");
    }
  }

  /**
   * Starts Python without its memory of the build, with all modules and all code.
   *
   * @param {Promise<{module: WebAssembly.Module}>} binary
   */
  async #startPlainly(binary) {
    const [{ loadPyodide }, { library, wheel, code }] = await Promise.all([
      import(`${baseOf(this.#manifest)}pyodide.mjs`),
      restOf(this.#downloadOfTier(REST)),
    ]);
    const more = {
      env: { PYTHONPATH: WHEEL, LANG: "C.UTF-8" },
      fsInit: async (/** @type {any} */ files) => files.writeFile(WHEEL, new Uint8Array(wheel)),
    };
    this.#use(await withLibrary(binary, library, code, () => loadPyodide({ ...this.#settings(), ...more })));
    this.#tiers.set(REST, Promise.resolve());
    this.#complete = true;
  }

  /** Starts Python once more where it ended. */
  async #restart() {
    const download = this.#download(this.#manifest, () => {});
    this.#restarting ??= this.#startPlainly(download.compiled(download.find(".wasm"))).finally(() => {
      this.#restarting = undefined;
    });
    await this.#restarting;
    this.#ended = false;
  }

  /** @param {any} python */
  #use(python) {
    this.#pyodide = python;
    this.#toBytes = python.globals.get("bytes");
    this.#browser = python.pyimport("calculators.browser");
  }

  /** What the loader is told in any case. */
  #settings() {
    const base = baseOf(this.#manifest);
    return { indexURL: base, packageBaseUrl: base, lockFileContents: this.#manifest.lock };
  }

  /**
   * @param {Tier} part of the engine
   * @param {(bytes: number) => void} report how much has come so far
   */
  #download(part, report) {
    return new Download(baseOf(part), part.files, report);
  }

  /** @param {string} tier */
  #downloadOfTier(tier) {
    const part = this.#manifest.tiers[tier];
    if (!part) throw new FileError("broken", "", `the manifest names no ${tier}`);
    return this.#download(part, (bytes) => this.#send({ kind: "received", bytes, tier }));
  }

  /**
   * Fetches a tier, once: Python has it after the engine's own parts.
   *
   * @param {string} tier
   * @returns {Promise<void>}
   */
  async add(tier = REST) {
    if (tier !== REST) await this.add();
    if (!this.#tiers.has(tier)) this.#tiers.set(tier, tier === REST ? this.#mountRest() : this.#mountMore(tier));
    try {
      await this.#tiers.get(tier);
    } catch (error) {
      this.#tiers.delete(tier);
      throw error;
    }
  }

  /** Puts the modules where Python knows them to be: it has read the archives' lists before the snapshot. */
  async #mountRest() {
    const { library, wheel, code } = await restOf(this.#downloadOfTier(REST));
    await this.#link?.(code);
    const place = [...this.#pyodide.pyimport("sys").path].find((path) => LIBRARY.test(path));
    this.#pyodide.FS.writeFile(place, new Uint8Array(library));
    this.#pyodide.FS.writeFile(WHEEL, new Uint8Array(wheel));
    this.#complete = true;
  }

  /** @param {string} tier */
  async #mountMore(tier) {
    const download = this.#downloadOfTier(tier);
    const archive = `/lib/${tier}.zip`;
    this.#pyodide.FS.writeFile(archive, new Uint8Array(await download.unpacked(download.find(".zip.gz"))));
    this.#pyodide.pyimport("sys").path.append(archive);
    // Of this package the archive holds a part, and Python knows only the place of the other.
    this.#pyodide.pyimport("encodings").__path__.append(`${archive}/encodings`);
    this.#browser[`prepare_${tier}`]((/** @type {string} */ text) => this.#send({ kind: "told", text }));
  }

  /**
   * Calls a function of `calculators.browser` with what Python has now.
   *
   * @param {string} name
   * @param {string} text
   * @param {ArrayBuffer} [bytes]
   * @returns {string}
   */
  call(name, text, bytes) {
    if (!bytes) return this.#browser[name](text);
    // Copied as a whole first: left to itself, `bytes` would ask JavaScript for each byte.
    const view = this.#pyodide.toPy(new Uint8Array(bytes));
    const content = this.#toBytes(view);
    try {
      return this.#browser[name](text, content);
    } finally {
      content.destroy();
      view.destroy();
    }
  }

  /**
   * Calls a function of `calculators.browser` as soon as all that it needs is there.
   *
   * @param {string} name
   * @param {string} text
   * @param {ArrayBuffer} [bytes]
   */
  async answer(name, text, bytes) {
    if (this.#ended) await this.#restart();
    if (!this.#manifest.first_answers.includes(name)) {
      await this.add();
      if (!(name in this.#browser)) throw new ReferenceError(`calculators.browser has no ${name}`);
    }
    try {
      return this.call(name, text, bytes);
    } catch (error) {
      // Without the modules, Python fails at the first that it has not in memory; with them, it tells why.
      // Without all code, it ends at a call of what is not there, and has to be started again.
      this.#ended = !this.#complete && error instanceof WebAssembly.RuntimeError;
      if (this.#complete || !(this.#ended || isPythonError(error))) throw error;
    }
    await (this.#ended ? this.#restart() : this.add());
    return this.call(name, text, bytes);
  }
}
