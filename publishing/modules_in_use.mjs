// Runs calls of calculators.browser under Node.js and prints, as JSON, the files of the standard
// library that were loaded by then (`library`), those frozen into the runtime left out, and the files
// of both archives that were loaded after the first answers (`first`).
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const FIRST_ANSWERS = new Set(["about", "evaluate_form"]);

// Node.js would print the line of the error too, and the runtime is one line of a megabyte.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const [runtime, library, wheel, calls, more] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`).href);
// As the worker does it: another way to bring in the wheel would load other modules.
const pyodide = await loadPyodide({
  indexURL: runtime,
  stdLibURL: library,
  env: { PYTHONPATH: "/lib/calculators.zip" },
  fsInit: async (files) => files.writeFile("/lib/calculators.zip", await readFile(wheel)),
});
const toBytes = pyodide.globals.get("bytes");
const browser = pyodide.pyimport("calculators.browser");
if (more) {
  pyodide.FS.writeFile("/lib/more.zip", await readFile(more));
  pyodide.pyimport("sys").path.append("/lib/more.zip");
}

/** The loaded files of an archive. */
const loaded = (place) =>
  JSON.parse(
    pyodide.runPython(`
import json, sys
archive = next(path for path in sys.path if path.startswith("${place}")) + "/"
modules = [m for m in list(sys.modules.values()) if getattr(m, "__spec__", None)]
files = {getattr(m, "__file__", None) or "" for m in modules if m.__spec__.origin != "frozen"}
json.dumps(sorted(f.removeprefix(archive) for f in files if f.startswith(archive)))
`),
  );

const asked = JSON.parse(await readFile(calls, "utf8"));
let first;
for (const { name, payload, text, encoding } of asked) {
  if (!first && !FIRST_ANSWERS.has(name)) {
    first = [...loaded("/lib/python"), ...loaded("/lib/calculators")];
  }
  const bytes = encoding ? [toBytes(new Uint8Array(Buffer.from(text, encoding)))] : [];
  JSON.parse(browser[name](JSON.stringify(payload), ...bytes));
}
console.log(JSON.stringify({ library: loaded("/lib/python"), first }));
