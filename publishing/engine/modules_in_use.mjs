// Runs calls of calculators.browser under Node.js and prints, as JSON, the files of the standard
// library that were loaded by then, those frozen into the runtime left out.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

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

for (const { name, payload, text, encoding } of JSON.parse(await readFile(calls, "utf8"))) {
  const bytes = encoding ? [toBytes(new Uint8Array(Buffer.from(text, encoding)))] : [];
  JSON.parse(browser[name](JSON.stringify(payload), ...bytes));
}
console.log(
  pyodide.runPython(`
import json, sys
archive = next(path for path in sys.path if path.startswith("/lib/python")) + "/"
modules = [m for m in list(sys.modules.values()) if getattr(m, "__spec__", None)]
files = {getattr(m, "__file__", None) or "" for m in modules if m.__spec__.origin != "frozen"}
json.dumps(sorted(f.removeprefix(archive) for f in files if f.startswith(archive)))
`),
);
