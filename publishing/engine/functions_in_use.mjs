// Runs calls of calculators.browser under Node.js as the worker does, on Python's memory of the build, and
// prints, as JSON, the numbers of the functions of the WebAssembly file that ran, from its start on.
// Arguments: Binaryen, snapshot.js of the pages, a folder with the runtime, and files with its lock, the
// memory, the two archives and the calls.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { functionsOf, load } from "./trim/binaryen.mjs";

const [library, pages, folder, lock, memory, archive, wheel, calls] = process.argv.slice(2);
const address = (file) => pathToFileURL(file).href;
const json = async (file) => JSON.parse(await readFile(file, "utf8"));
const { binaryen, read } = await load(library);
const content = await readFile(`${folder}/pyodide.asm.wasm`);

/** Returns the same file, in which each function notes that it ran. */
function noting() {
  const module = read(content);
  functionsOf(binaryen, module)
    .filter(({ module: imported }) => !imported)
    .forEach(({ reference, body, results }, number) => {
      const name = `ran ${number}`;
      module.addGlobal(name, binaryen.i32, true, module.i32.const(0));
      module.addGlobalExport(name, name);
      const note = module.global.set(name, module.i32.const(1));
      binaryen.Function.setBody(reference, module.block(null, [note, body], results));
    });
  return module.emitBinary();
}

const module = await WebAssembly.compile(noting());
const { instantiate } = WebAssembly;
let instance;
WebAssembly.instantiate = async (_, imports) => {
  instance = await instantiate(module, imports);
  return { module, instance };
};
globalThis.self = globalThis;
const { loadPyodide } = await import(address(`${folder}/pyodide.mjs`));
await import(address(`${folder}/pyodide.asm.js`));
const { withFiles } = await import(address(pages));
const file = new Uint8Array(await readFile(memory)).buffer;
const given = {
  indexURL: folder,
  packageBaseUrl: folder,
  stdLibURL: archive,
  lockFileContents: await json(lock),
  _loadSnapshot: new ArrayBuffer(new Uint32Array(file, 0, 1)[0]),
};
const pyodide = await withFiles(
  Promise.resolve({ module, content }),
  Promise.resolve(file),
  () => {},
  () => loadPyodide(given),
);

/** Asks a question, which Python may refuse: that is told, and leaves the engine whole. */
function ask({ name, payload, text, encoding }) {
  const view = encoding && pyodide.toPy(new Uint8Array(Buffer.from(text, encoding)));
  const bytes = view && toBytes(view);
  try {
    return browser[name](JSON.stringify(payload), ...(bytes ? [bytes] : []));
  } catch (error) {
    if (error.name === "PythonError") return undefined;
    throw error;
  } finally {
    bytes?.destroy();
    view?.destroy();
  }
}

// As the worker does it: first without the archives, where most questions fail for want of a module.
const toBytes = pyodide.globals.get("bytes");
const browser = pyodide.pyimport("calculators.browser");
const questions = await json(calls);
const refused = [
  { name: "evaluate_form", payload: {} },
  { name: "evaluate_form", payload: { rules: "2023-2025", cells: { area_km2: "-1", population: "x" } } },
];
browser.about("{}");
[...questions, ...refused].forEach(ask);
const place = [...pyodide.pyimport("sys").path].find((path) => /^\/lib\/python\d+\.zip$/.test(path));
pyodide.FS.writeFile(place, await readFile(archive));
pyodide.FS.writeFile("/lib/calculators.zip", await readFile(wheel));
refused.forEach(ask);
if ("no_such_function" in browser) throw new Error("there is no such function");
for (const question of questions) {
  if (ask(question) === undefined) throw new Error(`${question.name} is refused`);
}
const ran = Object.entries(instance.exports).filter(([name, { value }]) => name.startsWith("ran ") && value);
console.log(JSON.stringify(ran.map(([name]) => Number(name.slice(4)))));
