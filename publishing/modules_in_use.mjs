// Runs calls of calculators.browser in the stock runtime under Node.js and prints, as JSON, the
// files of the standard library that were loaded by then, those frozen into the runtime left out.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [runtime, wheel, calls] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`).href);
const pyodide = await loadPyodide({ indexURL: runtime });
pyodide.unpackArchive(new Uint8Array(await readFile(wheel)), "wheel");
const browser = pyodide.pyimport("calculators.browser");
for (const { name, payload, text } of JSON.parse(await readFile(calls, "utf8"))) {
  const bytes = text === undefined ? [] : [pyodide.globals.get("bytes")(pyodide.toPy(new TextEncoder().encode(text)))];
  JSON.parse(browser[name](JSON.stringify(payload), ...bytes));
}
console.log(
  pyodide.runPython(`
import json, sys
frozen = {m.__spec__.name for m in list(sys.modules.values())
          if m.__spec__ and m.__spec__.origin == "frozen"}
files = {getattr(m, "__file__", None) or "" for m in list(sys.modules.values())
         if m.__spec__ and m.__spec__.name not in frozen}
archive = next(path for path in sys.path if path.endswith(".zip")) + "/"
json.dumps(sorted(f.removeprefix(archive) for f in files if f.startswith(archive)))
`),
);
