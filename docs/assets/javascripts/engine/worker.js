/**
 * Python in a worker: fetches the runtime, starts it and calls `calculators.browser`.
 *
 * It speaks only with engine.js, by the messages whose types stand below, and uses no file of the
 * runtime whose hash is not the manifest's; the manifest stands in the page.
 *
 * @typedef {{name: string, bytes: number, sent_bytes: number, sha256: string, brotli?: EngineFile,
 *   plain?: EngineFile}} EngineFile
 * @typedef {{folder: string, files: EngineFile[]}} Tier
 * @typedef {Tier & {engine_version: string, lock: object, memory_bytes: number, first_answers: string[],
 *   tiers: Record<string, Tier>}} Manifest
 * @typedef {{kind: "call", id: number, name: string, text: string, bytes: ArrayBuffer | undefined}} Call
 * @typedef {Call | {kind: "add", id: number, tier: string} | {kind: "rehearse", name: string, payload: object}} Request
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

import { chosen, Download, FileError } from "./download.js";
import { withFiles } from "./snapshot.js";

/** The archives stay zips: Python imports from them where they lie, and nothing has to be unpacked. */
const WHEEL = "/lib/calculators.zip";
const LIBRARY = /^\/lib\/python\d+\.zip$/;
const ENGINE = new URL("../../engine/", import.meta.url);
/** The tier of all modules: what is not among the manifest's first answers needs it. */
const REST = "rest";
/** The rest comes by itself so long after the start: the first answer, if asked for, is given by then. */
const REST_AFTER_MS = 1000;

/** A rehearsal goes in so many rows: a question that comes meanwhile waits for one step at most. */
const REHEARSED_ROWS = [0, 1, 30, ...Array.from({ length: 8 }, () => 300)];

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
/** @type {import("./snapshot.js").Link} adds the code that the first answers do not use */
let link;
/** Whether Python ended at a call of code that was not there. */
let ended = false;
/** @type {Promise<void> | undefined} */
let restarting;

/** @param {Report} report */
const send = (report) => self.postMessage(report);

/** Starts Python with its memory of the build, and says what it is. */
async function start() {
  if (!("DecompressionStream" in self) || !("compileStreaming" in WebAssembly)) {
    throw new FileError("unsupported", "", "DecompressionStream, WebAssembly.compileStreaming");
  }
  const download = downloadOf(manifest);
  const binary = download.compiled(download.find(".wasm"));
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
    withFiles(binary, snapshot, keepLink, () =>
      // Only its size is looked at: the memory is put back by `restore`.
      loadPyodide({ ...settings(), _loadSnapshot: new ArrayBuffer(manifest.memory_bytes) }),
    ),
  );
  try {
    const [started] = await Promise.all([loading, arrival]);
    use(started);
    return browser.about("{}");
  } catch (error) {
    // What else is wrong with a file the plain start would meet, too.
    if (error instanceof FileError && (error.fault === "network" || !error.file.endsWith(".bin.gz"))) throw error;
    await Promise.all([scripts, loading.catch(() => {})]);
    await startPlainly(binary);
    return browser.about("{}");
  }
}

/** @param {import("./snapshot.js").Link} given */
function keepLink(given) {
  link = given;
}

/** @param {any} started */
function use(started) {
  pyodide = started;
  toBytes = pyodide.globals.get("bytes");
  browser = pyodide.pyimport("calculators.browser");
}

/** What the loader is told in any case. */
function settings() {
  const base = baseOf(manifest);
  return { indexURL: base, packageBaseUrl: base, lockFileContents: manifest.lock };
}

/**
 * Starts Python without its memory of the build, with all modules and all code.
 *
 * @param {Promise<{module: WebAssembly.Module}>} binary
 */
async function startPlainly(binary) {
  const [{ withLibrary }, { loadPyodide }, { library, wheel, code }] = await Promise.all([
    import("./plain.js"),
    import(`${baseOf(manifest)}pyodide.mjs`),
    restOf(downloadOfTier(REST)),
  ]);
  const more = {
    env: { PYTHONPATH: WHEEL, LANG: "C.UTF-8" },
    fsInit: async (/** @type {any} */ files) => files.writeFile(WHEEL, new Uint8Array(wheel)),
  };
  use(await withLibrary(binary, library, code, () => loadPyodide({ ...settings(), ...more })));
  tiers.set(REST, Promise.resolve());
  complete = true;
}

/** Starts Python once more where it ended. */
async function restart() {
  const download = new Download(baseOf(manifest), manifest.files, () => {});
  restarting ??= startPlainly(download.compiled(download.find(".wasm"))).finally(() => {
    restarting = undefined;
  });
  await restarting;
  ended = false;
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
    manifest.files = chosen(manifest.files);
    send({ kind: "manifest", manifest });
    send({ kind: "ready", about: await start() });
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

/** @param {{folder: string}} part of the engine */
const baseOf = ({ folder }) => new URL(`${folder}/`, ENGINE).href;

/**
 * @param {Tier} part of the engine
 * @param {string} [tier] its name, if it is one
 */
const downloadOf = (part, tier) =>
  new Download(baseOf(part), part.files, (bytes) => send(tier ? { kind: "received", bytes, tier } : { kind: "received", bytes }));

/** @param {string} name */
function downloadOfTier(name) {
  const tier = manifest.tiers[name];
  if (!tier) throw new FileError("broken", "", `the manifest names no ${name}`);
  return downloadOf(tier, name);
}

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

/** @param {string} name */
async function mount(name) {
  const download = downloadOfTier(name);
  if (name === REST) await mountRest(download);
  else await mountMore(name, download);
}

/**
 * Puts the modules where Python knows them to be: it has read the archives' lists before the snapshot.
 *
 * @param {Download} download
 */
async function mountRest(download) {
  const { library, wheel, code } = await restOf(download);
  await link(code);
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
  if (ended) await restart();
  if (!manifest.first_answers.includes(name)) {
    await add(REST);
    if (!(name in browser)) throw new ReferenceError(`calculators.browser has no ${name}`);
  }
  try {
    return call(name, text, bytes);
  } catch (error) {
    // Without the modules, Python fails at the first that it has not in memory; with them, it tells why.
    // Without all code, it ends at a call of what is not there, and has to be started again.
    ended = !complete && error instanceof WebAssembly.RuntimeError;
    if (complete || !(ended || isPythonError(error))) throw error;
  }
  await (ended ? restart() : add(REST));
  return call(name, text, bytes);
}

/** @param {unknown} error */
const isPythonError = (error) => error instanceof Error && error.name === "PythonError";

/**
 * @param {Call} request
 * @returns {Promise<Report>}
 */
async function reply(request) {
  const { id } = request;
  try {
    return { kind: "answer", id, text: await answer(request) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (error instanceof FileError) return { kind: "lost", id, fault: error.fault, file: error.file, detail };
    // An error of Python leaves the engine whole; any other one (out of memory) does not.
    const refused = isPythonError(error) || error instanceof ReferenceError;
    return refused ? { kind: "refused", id, detail } : { kind: "crashed", detail };
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

/**
 * Runs a call a few times in vain, so that its code is in place when a reader needs it.
 *
 * @param {string} name
 * @param {object} payload
 */
async function rehearse(name, payload) {
  await add(REST);
  for (const rows of REHEARSED_ROWS) {
    await new Promise((resolve) => setTimeout(resolve));
    call(name, JSON.stringify({ ...payload, rows }));
  }
}

/** Nobody waits for the rest here: who needs it asks for it again and hears of a failure. */
const addRest = () => void add(REST).catch(() => {});

self.onmessage = async ({ data }) => {
  const request = /** @type {Request} */ (data);
  if (request.kind === "rehearse") void rehearse(request.name, request.payload).catch(() => {});
  else send(await (request.kind === "add" ? replyTo(request.id, request.tier) : reply(request)));
};
