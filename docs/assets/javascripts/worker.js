/**
 * Python in a worker: fetches the runtime, starts it and calls `calculators.browser`.
 *
 * It speaks only with engine.js, by the messages whose types stand below.
 *
 * @typedef {{name: string, bytes: number, sent_bytes: number, sha256: string}} EngineFile
 * @typedef {{folder: string, engine_version: string, lock: object, files: EngineFile[]}} Manifest
 * @typedef {{kind: "start", base: string, manifest: Manifest}
 *   | {kind: "call", id: number, name: string, text: string, bytes: ArrayBuffer | undefined}} Request
 * @typedef {"network" | "missing" | "corrupt" | "unsupported" | "broken"} Fault
 * @typedef {{kind: "received", bytes: number}
 *   | {kind: "starting"}
 *   | {kind: "ready", about: string}
 *   | {kind: "failed", fault: Fault, file: string, detail: string}
 *   | {kind: "answer", id: number, text: string}
 *   | {kind: "refused", id: number, detail: string}
 *   | {kind: "crashed", detail: string}} Report
 */

/** The wheel stays a zip: Python imports from it where it lies, and nothing has to be unpacked. */
const WHEEL = "/lib/calculators.zip";
const REPORT_EVERY_MS = 50;

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

/** @type {any} the module `calculators.browser`, once Python runs */
let browser;
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
   */
  constructor(base, files) {
    this.base = base;
    this.files = files;
  }

  /** @param {(name: string) => boolean} matches */
  find(matches) {
    const file = this.files.find(({ name }) => matches(name));
    if (!file) throw new FileError("missing", "manifest.json", "no such file in the manifest");
    return file;
  }

  /** @param {number} bytes */
  #count(bytes) {
    this.received += bytes;
    const now = performance.now();
    if (now - this.#reported < REPORT_EVERY_MS) return;
    this.#reported = now;
    send({ kind: "received", bytes: Math.round(this.received) });
  }

  /**
   * Imports a script; the browser does not tell how much of it has come before it is whole.
   *
   * @param {EngineFile} file
   */
  async script({ name, sent_bytes }) {
    const url = this.base + name;
    try {
      const module = await import(url);
      this.#count(sent_bytes);
      return module;
    } catch (error) {
      // The error of an import says the same for a lost line, a missing file and a damaged one.
      const response = await fetch(url, { cache: "no-store" }).catch(() => undefined);
      const fault = response ? (response.ok ? "corrupt" : "missing") : "network";
      throw new FileError(fault, name, error);
    }
  }

  /**
   * The content of a file as a stream that counts what passes and fails on a wrong length.
   *
   * @param {EngineFile} file
   * @returns {Promise<ReadableStream<Uint8Array<ArrayBuffer>>>}
   */
  async stream({ name, bytes, sent_bytes }) {
    const response = await fetch(this.base + name).catch((error) => {
      throw new FileError("network", name, error);
    });
    if (!response.ok || !response.body) throw new FileError("missing", name, response.status);
    const reader = response.body.getReader();
    let length = 0;
    return new ReadableStream({
      pull: async (controller) => {
        const { done, value } = await reader.read().catch((error) => {
          throw new FileError("network", name, error);
        });
        if (!done) {
          length += value.length;
          this.#count((value.length * sent_bytes) / bytes);
          controller.enqueue(value);
        } else if (length === bytes) {
          controller.close();
        } else {
          throw new FileError("corrupt", name, `${length} bytes instead of ${bytes}`);
        }
      },
    });
  }

  /**
   * The content of a gzip file, decompressed.
   *
   * @param {EngineFile} file
   */
  async unpacked(file) {
    const stream = await this.stream(file);
    const content = new Response(stream.pipeThrough(new DecompressionStream("gzip")));
    return content.arrayBuffer().catch((error) => {
      throw error instanceof FileError ? error : new FileError("corrupt", file.name, error);
    });
  }

  /**
   * The compiled WebAssembly module, compiled while it arrives.
   *
   * @param {EngineFile} file
   */
  async compiled(file) {
    const headers = { "Content-Type": "application/wasm" };
    const response = new Response(await this.stream(file), { headers });
    return WebAssembly.compileStreaming(response).catch((error) => {
      throw error instanceof FileError ? error : new FileError("corrupt", file.name, error);
    });
  }
}

/**
 * Runs Pyodide's loader with the files that are here already: it has no option for a compiled
 * module, and would swallow the failure of one, so the two functions it uses stand in meanwhile.
 *
 * @template T
 * @param {WebAssembly.Module} module
 * @param {ArrayBuffer} library
 * @param {() => Promise<T>} load
 */
async function withFiles(module, library, load) {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = async (url) => new Response(String(url).endsWith(".wasm") ? null : library);
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    module,
    instance: await WebAssembly.instantiate(module, imports),
  });
  try {
    return await load();
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/**
 * @param {string} base
 * @param {Manifest} manifest
 */
async function start(base, manifest) {
  if (!("DecompressionStream" in self) || !("compileStreaming" in WebAssembly)) {
    throw new FileError("unsupported", "", "DecompressionStream, WebAssembly.compileStreaming");
  }
  const download = new Download(base, manifest.files);
  const [{ loadPyodide }, , module, library, wheel] = await Promise.all([
    download.script(download.find((name) => name === "pyodide.mjs")),
    download.script(download.find((name) => name === "pyodide.asm.js")),
    download.compiled(download.find((name) => name === "pyodide.asm.wasm")),
    download.unpacked(download.find((name) => name === "python_stdlib.zip.gz")),
    download.unpacked(download.find((name) => name.endsWith(".whl.gz"))),
  ]);
  send({ kind: "starting" });
  const pyodide = await withFiles(module, library, () =>
    loadPyodide({
      indexURL: base,
      packageBaseUrl: base,
      lockFileContents: manifest.lock,
      env: { PYTHONPATH: WHEEL },
      fsInit: async (/** @type {any} */ files) => files.writeFile(WHEEL, new Uint8Array(wheel)),
    }),
  );
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
  const content = toBytes(new Uint8Array(bytes));
  try {
    return browser[name](text, content);
  } finally {
    content.destroy();
  }
}

self.onmessage = async ({ data }) => {
  const request = /** @type {Request} */ (data);
  if (request.kind === "start") {
    try {
      send({ kind: "ready", about: await start(request.base, request.manifest) });
    } catch (error) {
      const failure = error instanceof FileError ? error : new FileError("broken", "", error);
      send({ kind: "failed", fault: failure.fault, file: failure.file, detail: failure.message });
    }
    return;
  }
  try {
    const text = call(request.name, request.text, request.bytes);
    send({ kind: "answer", id: request.id, text });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    // An error of Python leaves the engine whole; any other one (out of memory) does not.
    if (error instanceof Error && error.name === "PythonError") {
      send({ kind: "refused", id: request.id, detail });
    } else {
      send({ kind: "crashed", detail });
    }
  }
};

export {};
