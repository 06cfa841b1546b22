/**
 * Python in a worker: fetches the runtime, starts it and calls `calculators.browser`.
 *
 * It speaks only with engine.js, by the messages whose types stand below, and uses no file of the
 * runtime whose hash is not the manifest's; the manifest stands in the page.
 *
 * @typedef {{name: string, bytes: number, sent_bytes: number, sha256: string}} EngineFile
 * @typedef {{folder: string, files: EngineFile[]}} Tier
 * @typedef {Tier & {engine_version: string, lock: object, memory_bytes: number, first_answers: string[],
 *   tiers: Record<string, Tier>}} Manifest
 * @typedef {{kind: "call", id: number, name: string, text: string, bytes: ArrayBuffer | undefined}} Call
 * @typedef {Call | {kind: "add", id: number, tier: string}} Request
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

/** The archives stay zips: Python imports from them where they lie, and nothing has to be unpacked. */
const WHEEL = "/lib/calculators.zip";
const LIBRARY = /^\/lib\/python\d+\.zip$/;
const WASM = "application/wasm";
const ENGINE = new URL("../../engine/", import.meta.url);
const REPORT_EVERY_MS = 50;
/** The numbers at the beginning of the snapshot. */
const HEAD = 6;
/** The tier of all modules: what is not among the manifest's first answers needs it. */
const REST = "rest";
/** The rest comes by itself so long after the start: the first answer, if asked for, is given by then. */
const REST_AFTER_MS = 1000;

/** A file of the runtime that did not arrive as it should. */
class FileError extends Error {
  /**
   * @param {Fault} fault
   * @param {string} file
   * @param {unknown} reason
   */
  constructor(fault, file, reason) {
    super(reason instanceof Error ? reason.message : String(reason));
    this.fault = fault;
    this.file = file;
  }
}

/** @type {any} */
let pyodide;
/** @type {any} the module `calculators.browser`, once Python runs */
let browser;
/** @type {Manifest} */
let manifest;
/** @type {Map<string, Promise<void>>} the parts that came later, or are on their way */
const tiers = new Map();
/** Whether Python has all its modules. */
let complete = false;
/** @type {any} Python's own `bytes` */
let toBytes;

/** @param {Report} report */
const send = (report) => self.postMessage(report);

/** Fetches the files of one manifest and counts what has come, in bytes as they are sent. */
class Download {
  received = 0;
  #reported = 0;

  /**
   * @param {string} base
   * @param {EngineFile[]} files
   * @param {string} [tier] for which the bytes are counted, the engine itself where none is named
   */
  constructor(base, files, tier) {
    this.base = base;
    this.files = files;
    this.tier = tier;
  }

  /** @param {string} ending of the name */
  find(ending) {
    const file = this.files.find(({ name }) => name.endsWith(ending));
    if (!file) throw new FileError("broken", "", `the manifest names no ${ending}`);
    return file;
  }

  /** @param {number} bytes */
  #count(bytes) {
    this.received += bytes;
    if (performance.now() - this.#reported >= REPORT_EVERY_MS) this.#report();
  }

  #report() {
    this.#reported = performance.now();
    send({ kind: "received", bytes: Math.round(this.received), ...(this.tier && { tier: this.tier }) });
  }

  /**
   * Imports a script once its content is known to be right: the import takes it from the cache.
   *
   * @param {EngineFile} file
   */
  async script(file) {
    await this.#content(file);
    return import(this.base + file.name).catch((error) => {
      throw new FileError("corrupt", file.name, error);
    });
  }

  /** @param {EngineFile} file */
  async #fetch({ name }) {
    const response = await fetch(this.base + name).catch((error) => {
      throw new FileError("network", name, error);
    });
    if (!response.ok) throw new FileError("missing", name, response.status);
    return response;
  }

  /**
   * The chunks of a response, counted; it fails on a wrong length.
   *
   * @param {EngineFile} file
   * @param {Response} response
   */
  async *#chunks({ name, bytes, sent_bytes }, response) {
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read().catch((error) => {
        throw new FileError("network", name, error);
      });
      if (done) break;
      length += value.length;
      if (length > bytes) break;
      this.#count((value.length * sent_bytes) / bytes);
      yield value;
    }
    if (length !== bytes) throw new FileError("corrupt", name, `${length} bytes, not ${bytes}`);
  }

  /**
   * The content of a file, which is what the manifest says.
   *
   * @param {EngineFile} file
   * @param {Response} [response]
   */
  async #content(file, response) {
    const content = new Uint8Array(file.bytes);
    let length = 0;
    for await (const chunk of this.#chunks(file, response ?? (await this.#fetch(file)))) {
      content.set(chunk, length);
      length += chunk.length;
    }
    this.#report();
    const found = await sha256(content);
    if (found !== file.sha256) throw new FileError("corrupt", file.name, `sha256 ${found}`);
    return content;
  }

  /**
   * The content of a gzip file, decompressed.
   *
   * @param {EngineFile} file
   */
  async unpacked(file) {
    const content = await this.#content(file);
    const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer().catch((error) => {
      throw new FileError("corrupt", file.name, error);
    });
  }

  /**
   * The WebAssembly module, compiled while it arrives, and the content of its file.
   *
   * @param {EngineFile} file
   */
  async compiled(file) {
    let response = await this.#fetch(file);
    // The copy is counted and checked: compiled code is kept in the cache only for a response from a URL.
    const copy = response.clone();
    if (response.headers.get("Content-Type") !== WASM) {
      response = new Response(response.body, { headers: { "Content-Type": WASM } });
    }
    const compilation = WebAssembly.compileStreaming(response).catch((error) => error);
    const content = await this.#content(file, copy);
    const module = await compilation;
    if (module instanceof WebAssembly.Module) return { module, content };
    throw new FileError("corrupt", file.name, module);
  }
}

/** @param {BufferSource} content */
async function sha256(content) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A promise that is kept or stays open: whoever awaits it never hears of its failure.
 *
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
const keptOrOpen = (promise) => promise.catch(() => new Promise(() => {}));

/**
 * Puts Python's memory back as it was at the end of the build, when Python had started and answered.
 *
 * The file says (`publishing/engine/snapshot.py`): the size of the memory, where the difference starts, where
 * the data end that the WebAssembly file brings along, where all ends, where those data lie in that
 * file, and the number of filled parts; then their places and sizes; then themselves.
 *
 * @param {Uint8Array} memory
 * @param {ArrayBuffer} snapshot
 * @param {Uint8Array} wasm the content of the WebAssembly file
 */
function restore(memory, snapshot, wasm) {
  const head = /** @type {[number, number, number, number, number, number]} */ (
    /** @type {unknown} */ (new Uint32Array(snapshot, 0, HEAD))
  );
  const [, start, ownEnd, end, place, parts] = head;
  const places = new Uint32Array(snapshot, HEAD * 4, 2 * parts);
  let from = HEAD * 4 + places.byteLength;
  memory.fill(0, start, end);
  for (let part = 0; part < parts; part += 1) {
    const [at, size] = /** @type {[number, number]} */ ([...places.subarray(2 * part, 2 * part + 2)]);
    memory.set(new Uint8Array(snapshot, from, size), at);
    from += size;
  }
  const own = wasm.subarray(place, place + ownEnd - start);
  const changed = memory.subarray(start, ownEnd);
  for (let at = 0; at < own.length; at += 1) {
    changed[at] = /** @type {number} */ (changed[at]) ^ /** @type {number} */ (own[at]);
  }
}

/**
 * Runs Pyodide's loader on files that are fetched already, and has Python's memory put back instead of
 * starting Python. The loader has no option for either: what it calls is stood in for meanwhile.
 *
 * @template T
 * @param {Promise<{module: WebAssembly.Module, content: Uint8Array}>} binary
 * @param {Promise<ArrayBuffer>} snapshot
 * @param {() => Promise<T>} load
 */
async function withFiles(binary, snapshot, load) {
  const scope = /** @type {any} */ (self);
  const { fetch, _createPyodideModule } = scope;
  const { instantiateStreaming } = WebAssembly;
  // The modules of the standard library come with the rest.
  self.fetch = async () => new Response(null);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const { module } = await binary;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  scope._createPyodideModule = async (/** @type {object} */ settings) => {
    const core = await _createPyodideModule(settings);
    const [{ content }, file] = await Promise.all([binary, snapshot]);
    core.API.restoreSnapshot = () => {
      restore(core.HEAPU8, file, content);
      // The core's first line of Python imports what is in memory: it need not be compiled.
      const { rawRun } = core.API;
      core.API.rawRun = () => {
        core.API.rawRun = rawRun;
        return [0, ""];
      };
      // Python held nothing of JavaScript then.
      return { hiwireKeys: [], immortalKeys: [] };
    };
    return core;
  };
  try {
    return await load();
  } finally {
    self.fetch = fetch;
    scope._createPyodideModule = _createPyodideModule;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/** @param {string} base */
async function start(base) {
  if (!("DecompressionStream" in self) || !("compileStreaming" in WebAssembly)) {
    throw new FileError("unsupported", "", "DecompressionStream, WebAssembly.compileStreaming");
  }
  const download = new Download(base, manifest.files);
  const binary = download.compiled(download.find("pyodide.asm.wasm"));
  const snapshot = download.unpacked(download.find(".bin.gz"));
  const scripts = Promise.all([
    download.script(download.find("pyodide.mjs")),
    download.script(download.find("pyodide.asm.js")),
  ]);
  const arrival = Promise.all([binary, snapshot, scripts]).then(() => {
    send({ kind: "starting" });
  });
  // The loader would only log the failure of a file, and go on or wait for ever: `arrival` tells it.
  const loading = scripts.then(([{ loadPyodide }]) =>
    withFiles(keptOrOpen(binary), keptOrOpen(snapshot), () =>
      loadPyodide({
        indexURL: base,
        packageBaseUrl: base,
        lockFileContents: manifest.lock,
        // Only its size is looked at: the memory is put back by `restore`.
        _loadSnapshot: new ArrayBuffer(manifest.memory_bytes),
      }),
    ),
  );
  [pyodide] = await Promise.all([loading, arrival]);
  toBytes = pyodide.globals.get("bytes");
  browser = pyodide.pyimport("calculators.browser");
  return browser.about("{}");
}

/**
 * @param {string} name
 * @param {string} text
 * @param {ArrayBuffer} [bytes]
 */
function call(name, text, bytes) {
  if (!bytes) return browser[name](text);
  // Copied as a whole first: left to itself, `bytes` would ask JavaScript for each byte.
  const view = pyodide.toPy(new Uint8Array(bytes));
  const content = toBytes(view);
  try {
    return browser[name](text, content);
  } finally {
    content.destroy();
    view.destroy();
  }
}

/**
 * Starts at once: every message that it would wait for costs a turn of a busy page.
 *
 * @param {string} given the manifest, as it stands in the page
 */
export async function begin(given) {
  try {
    if (!isSecureContext) throw new FileError("insecure", "", location.href);
    manifest = JSON.parse(given);
    send({ kind: "manifest", manifest });
    send({ kind: "ready", about: await start(new URL(`${manifest.folder}/`, ENGINE).href) });
    setTimeout(addRest, REST_AFTER_MS);
  } catch (error) {
    const failure = error instanceof FileError ? error : new FileError("broken", "", error);
    send({ kind: "failed", fault: failure.fault, file: failure.file, detail: failure.message });
  }
}

/**
 * Fetches a tier, once: Python has it after the engine's own parts.
 *
 * @param {string} name
 * @returns {Promise<void>}
 */
async function add(name) {
  if (name !== REST) await add(REST);
  if (!tiers.has(name)) tiers.set(name, mount(name));
  try {
    await tiers.get(name);
  } catch (error) {
    tiers.delete(name);
    throw error;
  }
}

/** @param {string} name */
async function mount(name) {
  const tier = manifest.tiers[name];
  if (!tier) throw new FileError("broken", "", `the manifest names no ${name}`);
  const download = new Download(new URL(`${tier.folder}/`, ENGINE).href, tier.files, name);
  if (name === REST) await mountRest(download);
  else await mountMore(name, download);
}

/**
 * Puts the modules where Python knows them to be: it has read the archives' lists before the snapshot.
 *
 * @param {Download} download
 */
async function mountRest(download) {
  const [library, wheel] = await Promise.all([
    download.unpacked(download.find("python_stdlib.zip.gz")),
    download.unpacked(download.find(".whl.gz")),
  ]);
  const place = [...pyodide.pyimport("sys").path].find((path) => LIBRARY.test(path));
  pyodide.FS.writeFile(place, new Uint8Array(library));
  pyodide.FS.writeFile(WHEEL, new Uint8Array(wheel));
  complete = true;
}

/**
 * @param {string} name
 * @param {Download} download
 */
async function mountMore(name, download) {
  const archive = `/lib/${name}.zip`;
  pyodide.FS.writeFile(archive, new Uint8Array(await download.unpacked(download.find(".zip.gz"))));
  pyodide.pyimport("sys").path.append(archive);
  // Of this package the archive holds a part, and Python knows only the place of the other.
  pyodide.pyimport("encodings").__path__.append(`${archive}/encodings`);
  browser[`prepare_${name}`]((/** @type {string} */ text) => send({ kind: "told", text }));
}

/**
 * Answers a call, as soon as all that it needs is there.
 *
 * @param {Call} request
 */
async function answer({ name, text, bytes }) {
  if (!manifest.first_answers.includes(name)) await add(REST);
  try {
    return call(name, text, bytes);
  } catch (error) {
    // Without the modules, Python fails at the first that it has not in memory; with them, it tells why.
    if (complete || !isPythonError(error)) throw error;
  }
  await add(REST);
  return call(name, text, bytes);
}

/** @param {unknown} error */
const isPythonError = (error) => error instanceof Error && error.name === "PythonError";

/**
 * @param {Call} request
 * @returns {Promise<Report>}
 */
async function reply(request) {
  const { id, name } = request;
  if (!(name in browser)) return { kind: "refused", id, detail: `calculators.browser has no ${name}` };
  try {
    return { kind: "answer", id, text: await answer(request) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (error instanceof FileError) return { kind: "lost", id, fault: error.fault, file: error.file, detail };
    // An error of Python leaves the engine whole; any other one (out of memory) does not.
    return isPythonError(error) ? { kind: "refused", id, detail } : { kind: "crashed", detail };
  }
}

/**
 * @param {number} id
 * @param {string} tier
 * @returns {Promise<Report>}
 */
async function replyTo(id, tier) {
  try {
    await add(tier);
    return { kind: "answer", id, text: "null" };
  } catch (error) {
    const failure = error instanceof FileError ? error : new FileError("broken", "", error);
    return { kind: "lost", id, fault: failure.fault, file: failure.file, detail: failure.message };
  }
}

/** Nobody waits for the rest here: who needs it asks for it again and hears of a failure. */
const addRest = () => void add(REST).catch(() => {});

self.onmessage = async ({ data }) => {
  const request = /** @type {Request} */ (data);
  send(await (request.kind === "add" ? replyTo(request.id, request.tier) : reply(request)));
};
