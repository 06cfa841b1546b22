// Starts the runtime under Node.js up to the moment when it has put the addresses into its data, and
// writes down its memory from before that and from after.
// Arguments: a folder with the runtime, its lock file, and where to write the two.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// Node.js would print the line of the error too, and the runtime is one line.
const told = (error) => {
  console.error(error.message);
  process.exit(1);
};
process.on("uncaughtException", told).on("unhandledRejection", told);

const [folder, lock, before, after] = process.argv.slice(2);
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (binary, imports) => {
  const { module, instance } = await instantiate(binary, imports);
  const exports = { ...instance.exports };
  exports.__wasm_apply_data_relocs = () => {
    const memory = new Uint8Array(imports.env.memory.buffer);
    writeFileSync(before, memory);
    instance.exports.__wasm_apply_data_relocs();
    writeFileSync(after, memory);
    process.exit(0);
  };
  return { module, instance: { exports } };
};
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
// It looks for a library before that moment, and never reads in it.
await loadPyodide({ indexURL: folder, stdLibURL: lock, lockFileContents: JSON.parse(readFileSync(lock, "utf8")) });
throw new Error("__wasm_apply_data_relocs is never called");
