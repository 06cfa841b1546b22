/**
 * The engine's files: fetched, counted as they come, and used only if their hash is the manifest's.
 *
 * @typedef {import("./worker.js").EngineFile} EngineFile
 * @typedef {import("./worker.js").Fault} Fault
 */

const WASM = "application/wasm";
const REPORT_EVERY_MS = 50;
/** The browser's own: while Pyodide's loader runs, another stands in its place (see snapshot.js). */
const ownFetch = self.fetch;

/** A file of the runtime that did not arrive as it should. */
export class FileError extends Error {
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

/**
 * The files to fetch: where the browser unpacks Brotli by itself, the copies of those that have one.
 *
 * @param {EngineFile[]} files
 * @returns {EngineFile[]}
 */
export function bestCopies(files) {
  try {
    new DecompressionStream(/** @type {CompressionFormat} */ ("brotli"));
  } catch {
    return files;
  }
  return files.map((file) => (file.brotli ? { ...file.brotli, plain: file } : file));
}

/** Fetches the files of one part of the engine and counts what has come, in bytes as they are sent. */
export class Download {
  received = 0;
  #reported = 0;

  /**
   * @param {string} base
   * @param {EngineFile[]} files
   * @param {(bytes: number) => void} report how much has come so far
   */
  constructor(base, files, report) {
    this.base = base;
    this.files = files;
    this.report = report;
    this.total = files.reduce((sum, { sent_bytes }) => sum + sent_bytes, 0);
  }

  /** @param {string} ending of the name */
  find(ending) {
    const file = this.files.find(({ name, plain }) => (plain?.name ?? name).endsWith(ending));
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
    // What comes in place of a copy that was of no use comes on top.
    this.report(Math.min(Math.round(this.received), this.total));
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
    const response = await ownFetch(this.base + name).catch((error) => {
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
    const digest = await sha256(content);
    if (digest !== file.sha256) throw new FileError("corrupt", file.name, `sha256 ${digest}`);
    return content;
  }

  /**
   * The content of a packed file, unpacked; that of the plain file where its copy is of no use.
   *
   * @param {EngineFile} file
   * @returns {Promise<ArrayBuffer>}
   */
  async unpacked(file) {
    const { plain } = file;
    if (plain) return this.#unpacked(file, "brotli").catch(() => this.unpacked(plain));
    return this.#unpacked(file, "gzip");
  }

  /**
   * @param {EngineFile} file
   * @param {string} format
   */
  async #unpacked(file, format) {
    const stream = new Blob([await this.#content(file)])
      .stream()
      .pipeThrough(new DecompressionStream(/** @type {CompressionFormat} */ (format)));
    return new Response(stream).arrayBuffer().catch((error) => {
      throw new FileError("corrupt", file.name, error);
    });
  }

  /**
   * The WebAssembly module, compiled while it arrives, and the content of its file.
   *
   * @param {EngineFile} file
   * @returns {Promise<{module: WebAssembly.Module, content: Uint8Array<ArrayBuffer>}>}
   */
  async compiled(file) {
    const { plain } = file;
    return plain ? this.#compiledCopy(file).catch(() => this.compiled(plain)) : this.#compiled(file);
  }

  /** @param {EngineFile} file */
  async #compiledCopy(file) {
    const content = new Uint8Array(await this.#unpacked(file, "brotli"));
    return { module: await WebAssembly.compile(content), content };
  }

  /** @param {EngineFile} file */
  async #compiled(file) {
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
