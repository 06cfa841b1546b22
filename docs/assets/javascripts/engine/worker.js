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

import { Download, FileError } from "./download.js";
import { withFiles } from "./snapshot.js";

/** The archives stay zips: Python imports from them where they lie, and nothing has to be unpacked. */
const WHEEL = "/lib/calculators.zip";
const LIBRARY = /^\/lib\/python\d+\.zip$/;
const ENGINE = new URL("../../engine/", import.meta.url);
/** The tier of all modules: what is not among the manifest's first answers needs it. */
const REST = "rest";
/** The rest comes by itself so long after the start: the first answer, if asked for, is given by then. */
const REST_AFTER_MS = 1000;

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

/** @param {string} base */
async function start(base) {
  if (!("DecompressionStream" in self) || !("compileStreaming" in WebAssembly)) {
    throw new FileError("unsupported", "", "DecompressionStream, WebAssembly.compileStreaming");
  }
  const download = new Download(base, manifest.files, (bytes) => send({ kind: "received", bytes }));
  const binary = download.compiled(download.find("pyodide.asm.wasm"));
  const snapshot = download.unpacked(download.find(".bin.gz"));
  const scripts = Promise.all([
    download.script(download.find("pyodide.mjs")),
    download.script(download.find("pyodide.asm.js")),
  ]);
  const arrival = Promise.all([binary, snapshot, scripts]).then(() => {
    send({ kind: "starting" });
  });
  const given = { indexURL: base, packageBaseUrl: base, lockFileContents: manifest.lock };
  // The loader would only log the failure of a file, and go on or wait for ever: `arrival` tells it.
  const loading = scripts.then(([{ loadPyodide }]) =>
    withFiles(binary, snapshot, () =>
      // Only its size is looked at: the memory is put back by `restore`.
      loadPyodide({ ...given, _loadSnapshot: new ArrayBuffer(manifest.memory_bytes) }),
    ),
  );
  try {
    [pyodide] = await Promise.all([loading, arrival]);
  } catch (error) {
    // What else is wrong with a file the plain start would meet, too.
    if (error instanceof FileError && (error.fault === "network" || !error.file.endsWith(".bin.gz"))) throw error;
    const [[{ loadPyodide }]] = await Promise.all([scripts, loading.catch(() => {})]);
    pyodide = await startPlainly(binary, (more) => loadPyodide({ ...given, ...more }));
  }
  toBytes = pyodide.globals.get("bytes");
  browser = pyodide.pyimport("calculators.browser");
  return browser.about("{}");
}

/**
 * Starts Python without its memory of the build, with all modules.
 *
 * @param {Promise<{module: WebAssembly.Module}>} binary
 * @param {(more: object) => Promise<any>} load
 */
async function startPlainly(binary, load) {
  const [{ withLibrary }, [library, wheel]] = await Promise.all([import("./plain.js"), archives(downloadOf(REST))]);
  const more = {
    env: { PYTHONPATH: WHEEL, LANG: "C.UTF-8" },
    fsInit: async (/** @type {any} */ files) => files.writeFile(WHEEL, new Uint8Array(wheel)),
  };
  const started = await withLibrary(binary, library, () => load(more));
  tiers.set(REST, Promise.resolve());
  complete = true;
  return started;
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

/** @param {string} name of a tier */
function downloadOf(name) {
  const tier = manifest.tiers[name];
  if (!tier) throw new FileError("broken", "", `the manifest names no ${name}`);
  const base = new URL(`${tier.folder}/`, ENGINE).href;
  return new Download(base, tier.files, (bytes) => send({ kind: "received", bytes, tier: name }));
}

/**
 * Returns the archives of the standard library and of `calculators`.
 *
 * @param {Download} download
 */
const archives = (download) =>
  Promise.all([
    download.unpacked(download.find("python_stdlib.zip.gz")),
    download.unpacked(download.find(".whl.gz")),
  ]);

/** @param {string} name */
async function mount(name) {
  const download = downloadOf(name);
  if (name === REST) await mountRest(download);
  else await mountMore(name, download);
}

/**
 * Puts the modules where Python knows them to be: it has read the archives' lists before the snapshot.
 *
 * @param {Download} download
 */
async function mountRest(download) {
  const [library, wheel] = await archives(download);
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
