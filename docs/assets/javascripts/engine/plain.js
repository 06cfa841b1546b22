/**
 * Python started as Pyodide starts it, where its memory as of the build cannot be put back: it takes
 * longer and needs all modules and all code at once, and answers the same.
 */

import { instantiated } from "./snapshot.js";

/**
 * Runs Pyodide's loader with this library in place of one that it would fetch.
 *
 * @template T
 * @param {Promise<{module: WebAssembly.Module}>} binary
 * @param {ArrayBuffer} library the archive of the standard library
 * @param {WebAssembly.Module} more the other code
 * @param {() => Promise<T>} load
 */
export async function withLibrary(binary, library, more, load) {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = async () => new Response(library);
  WebAssembly.instantiateStreaming = instantiated(binary, (link) => link(more));
  try {
    return await load();
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}
