// Binaryen, and WebAssembly files read with the features that the runtime's file has.
import { pathToFileURL } from "node:url";

// What Node.js would print is the line of an error, and the runtime is one line of a megabyte.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

/** Returns the library from its file, and what reads a file with it. */
export async function load(library) {
  const { default: binaryen } = await import(pathToFileURL(library).href);
  const { Features } = binaryen;
  const features =
    Features.BulkMemory |
    Features.ExceptionHandling |
    Features.ExtendedConst |
    Features.Multivalue |
    Features.MutableGlobals |
    Features.NontrappingFPToInt |
    Features.ReferenceTypes |
    Features.SignExt |
    Features.SIMD128;
  const read = (binary) => {
    const module = binaryen.readBinary(binary);
    module.setFeatures(features);
    return module;
  };
  return { binaryen, read };
}

/** Returns what the file imports or has of functions, in order. */
export const functionsOf = (binaryen, module) =>
  Array.from({ length: module.getNumFunctions() }, (_, at) => {
    const reference = module.getFunctionByIndex(at);
    return { reference, ...binaryen.getFunctionInfo(reference) };
  });
