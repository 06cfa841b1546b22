/**
 * Python in a worker: fetches the runtime, starts it and calls `calculators.browser`.
 *
 * It speaks only with engine.js, by the messages whose types stand below, and uses no file of the
 * runtime whose hash is not the manifest's; the manifest's own hash stands in the page.
 *
 * @typedef {{name: string, bytes: number, sent_bytes: number, sha256: string}} EngineFile
 * @typedef {{folder: string, files: EngineFile[]}} Tier
 * @typedef {Tier & {engine_version: string, lock: object, tiers: Record<string, Tier>}} Manifest
 * @typedef {{kind: "call", id: number, name: string, text: string, bytes: ArrayBuffer | undefined}} Call
 * @typedef {Call | {kind: "add", id: number, tier: string}} Request
 * @typedef {"network" | "missing" | "corrupt" | "outdated" | "insecure" | "unsupported" | "broken"} Fault
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

/** The wheel stays a zip: Python imports from it where it lies, and nothing has to be unpacked. */
const WHEEL = "/lib/calculators.zip";
const WASM = "application/wasm";
const ENGINE = new URL("../engine/", import.meta.url);
const REPORT_EVERY_MS = 50;
/** What the engine can do with what is sent first; all else needs the tier `rest`. */
const FIRST_CALLS = new Set(["about", "evaluate_form"]);
const REST = "rest";
/** The rest comes by itself after the first answer, or when nobody has asked for so long. */
const REST_AFTER_MS = 600;

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
    if (!file) throw new FileError("corrupt", "manifest.json", `it names no ${ending}`);
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
   * The WebAssembly module, compiled while it arrives.
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
    await this.#content(file, copy);
    const module = await compilation;
    if (module instanceof WebAssembly.Module) return module;
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
 * Runs Pyodide's loader with files that are fetched already: it has no option for a compiled module
 * and swallows the failure of one, so the two functions that it uses are stood in for meanwhile.
 *
 * @template T
 * @param {Promise<WebAssembly.Module>} module
 * @param {Promise<ArrayBuffer>} library
 * @param {() => Promise<T>} load
 */
async function withFiles(module, library, load) {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = async (url) => new Response(String(url).endsWith(".wasm") ? null : await library);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const compiled = await module;
    return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) };
  };
  try {
    return await load();
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/** @param {string} base */
async function start(base) {
  if (!("DecompressionStream" in self) || !("compileStreaming" in WebAssembly)) {
    throw new FileError("unsupported", "", "DecompressionStream, WebAssembly.compileStreaming");
  }
  const download = new Download(base, manifest.files);
  const module = download.compiled(download.find("pyodide.asm.wasm"));
  const library = download.unpacked(download.find("python_stdlib.zip.gz"));
  const wheel = download.unpacked(download.find(".whl.gz"));
  const scripts = Promise.all([
    download.script(download.find("pyodide.mjs")),
    download.script(download.find("pyodide.asm.js")),
  ]);
  const arrival = Promise.all([module, library, wheel, scripts]).then(() => {
    send({ kind: "starting" });
  });
  // The loader would only log the failure of a file, and go on or wait for ever: `arrival` tells it.
  const loading = scripts.then(([{ loadPyodide }]) =>
    withFiles(keptOrOpen(module), keptOrOpen(library), () =>
      loadPyodide({
        indexURL: base,
        packageBaseUrl: base,
        lockFileContents: manifest.lock,
        env: { PYTHONPATH: WHEEL },
        fsInit: async (/** @type {any} */ files) => {
          files.writeFile(WHEEL, new Uint8Array(await keptOrOpen(wheel)));
        },
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
 * @param {string} expected the manifest's hash, from the page
 * @returns {Promise<Manifest>}
 */
async function fetchManifest(expected) {
  const name = "manifest.json";
  // Asked for anew each time: it is small, and an old one names files that are gone.
  const response = await fetch(new URL(name, ENGINE), { cache: "no-cache" }).catch((error) => {
    throw new FileError("network", name, error);
  });
  if (!response.ok) throw new FileError("missing", name, response.status);
  const content = await response.arrayBuffer().catch((error) => {
    throw new FileError("network", name, error);
  });
  const found = await sha256(content);
  try {
    const parsed = JSON.parse(new TextDecoder().decode(content));
    // Whole, but not this page's: the site has changed since, or one of its files has.
    if (found !== expected) throw new FileError("outdated", name, `sha256 ${found}`);
    return parsed;
  } catch (error) {
    throw error instanceof FileError ? error : new FileError("corrupt", name, error);
  }
}

/**
 * Starts at once: every message that it would wait for costs a turn of a busy page.
 *
 * @param {string} expected the hash of the manifest, as the page knows it
 */
export async function begin(expected) {
  try {
    if (!isSecureContext) throw new FileError("insecure", "", location.href);
    manifest = await fetchManifest(expected);
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
  if (!tier) throw new FileError("corrupt", "manifest.json", `it names no ${name}`);
  const download = new Download(new URL(`${tier.folder}/`, ENGINE).href, tier.files, name);
  const file = download.find(".zip.gz");
  const archive = `/lib/${name}.zip`;
  pyodide.FS.writeFile(archive, new Uint8Array(await download.unpacked(file)));
  pyodide.pyimport("sys").path.append(archive);
  // Of these packages each archive holds a part, and Python knows only the place of the first.
  for (const shared of ["calculators", "encodings"]) {
    pyodide.pyimport(shared).__path__.append(`${archive}/${shared}`);
  }
  if (name === REST) return;
  pyodide.pyimport(`calculators.${name}`).prepare((/** @type {string} */ text) => send({ kind: "told", text }));
}

/**
 * Answers a call, as soon as all that it needs is there.
 *
 * @param {Call} request
 */
async function answer({ name, text, bytes }) {
  if (!FIRST_CALLS.has(name)) await add(REST);
  try {
    return call(name, text, bytes);
  } catch (error) {
    if (tiers.has(REST) || !isPythonError(error, "ModuleNotFoundError")) throw error;
  }
  await add(REST);
  return call(name, text, bytes);
}

/**
 * @param {unknown} error
 * @param {string} [type] the error's name in Python
 */
function isPythonError(error, type) {
  if (!(error instanceof Error) || error.name !== "PythonError") return false;
  return !type || /** @type {Error & {type: string}} */ (error).type === type;
}

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
  addRest();
};
