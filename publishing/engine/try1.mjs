// Starts the engine under Node.js as the worker would, asks it some questions, and writes down Python's
// whole memory: worker.js puts it back, and the engine stands where it stood here.
// Arguments: a folder with the runtime, files with its lock, the two archives and the questions, and
// where to write.
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

// Node.js would print the line of the error too, and the runtime is one line.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const [folder, lock, library, wheel, questions, out] = process.argv.slice(2);
// Nothing of this machine and this moment may stay in the memory, or two builds would differ.
process.argv = [process.argv[0], "./this.program"];
Date.now = () => Date.UTC(2026, 0, 1);
globalThis.Date = class extends Date {
  constructor(...parts) {
    super(...(parts.length ? parts : [Date.now()]));
  }
};
performance.now = () => 0;
crypto.getRandomValues = (array) => array.fill(0);

const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const json = async (file) => JSON.parse(await readFile(file, "utf8"));
const WHEEL = "/lib/calculators.zip";
const pyodide = await loadPyodide({
  indexURL: folder,
  packageBaseUrl: folder,
  stdLibURL: library,
  lockFileContents: await json(lock),
  env: { PYTHONPATH: WHEEL, PYTHONHASHSEED: "0", LANG: "C.UTF-8" },
  fsInit: async (files) => files.writeFile(WHEEL, await readFile(wheel)),
});
const browser = pyodide.pyimport("calculators.browser");
for (const { name, payload } of await json(questions)) {
  JSON.parse(browser[name](JSON.stringify(payload)));
}
browser.destroy();

const module = pyodide._module;
const [failed, told] = module.API.rawRun(`
import gc
def wipe():
    gc.collect()
    top = id(bytes(300_000))
    held = []
    for size in range(512, 32, -16):
        n = size - 17
        while True:
            one = bytes(n)
            held.append(one)
            if id(one) > top:
                break
    size = 65536
    while size > 512:
        one = bytes(size)
        held.append(one)
        if id(one) > top - 65536*4:
            size = size * 3 // 4
    return len(held)
count = wipe()
gc.collect()
del gc, wipe, count
`);
if (failed) throw new Error(told);
// worker.js restores no object of JavaScript, so Python must hold none.
for (let place = 0; ; place += 1) {
  let held;
  try {
    held = module.__hiwire_get(place);
  } catch {
    break;
  }
  if (held !== null) throw new Error(`Python holds an object of JavaScript at ${place}`);
}
await writeFile(out, module.HEAPU8);
