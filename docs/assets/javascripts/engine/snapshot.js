/**
 * Python's memory as it was at the end of the build, put back in place of starting Python.
 *
 * The names of Pyodide that this rests on are private to it: docs/bao-tri/pyodide.md says what to compare.
 */

/** @typedef {(more: WebAssembly.Module) => Promise<unknown>} Link */

/** The numbers at the beginning of the file. */
const HEAD = 6;

/**
 * Like `promise`, but never rejects: where that fails, this one stays pending.
 *
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
const neverFailing = (promise) => promise.catch(() => new Promise(() => {}));

/**
 * Stands in for what fetches and compiles: the module is there already.
 *
 * @param {Promise<{module: WebAssembly.Module}>} binary
 * @param {(link: Link) => unknown} use is given what adds the module's other code, and is waited for
 * @returns {typeof WebAssembly.instantiateStreaming}
 */
export const instantiated = (binary, use) => async (_, imports) => {
  const { module } = await binary;
  const { exports } = await WebAssembly.instantiate(module, imports);
  await use((more) => WebAssembly.instantiate(more, { ...imports, first: exports }));
  // What is only for the other code is none of the loader's.
  const own = Object.entries(exports).filter(([name]) => !name.startsWith(":"));
  return { module, instance: { exports: Object.fromEntries(own) } };
};

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
  const target = memory.subarray(start, ownEnd);
  for (let at = 0; at < own.length; at += 1) {
    target[at] = /** @type {number} */ (target[at]) ^ /** @type {number} */ (own[at]);
  }
}

/**
 * Runs Pyodide's loader on files that are fetched already, and has Python's memory put back instead of
 * starting Python. The loader has no option for either, so the functions that it calls are patched while it runs.
 *
 * @template T
 * @param {Promise<{module: WebAssembly.Module, content: Uint8Array}>} binary
 * @param {Promise<ArrayBuffer>} snapshot
 * @param {(link: Link) => unknown} use as in `instantiated`
 * @param {() => Promise<T>} load
 */
export async function withFiles(binary, snapshot, use, load) {
  const scope = /** @type {any} */ (self);
  const { fetch, _createPyodideModule } = scope;
  const { instantiateStreaming } = WebAssembly;
  // The modules of the standard library come with the rest.
  self.fetch = async () => new Response(null);
  WebAssembly.instantiateStreaming = instantiated(neverFailing(binary), use);
  scope._createPyodideModule = async (/** @type {object} */ settings) => {
    const core = await _createPyodideModule(settings);
    // Where the memory cannot be had, the loader fails with the reason.
    const [{ content }, file] = await Promise.all([neverFailing(binary), snapshot]);
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
