// The worker of the page that ours is measured against: Pyodide as npm ships it, loaded as its
// manual says, with the same wheel (not compiled) and the same messages as worker.js.
import { loadPyodide } from "../engine/stock/pyodide.mjs";

let browser;

self.onmessage = async ({ data }) => {
  if (data.kind === "start") {
    const wheel = fetch(data.base + data.manifest.wheel);
    const pyodide = await loadPyodide();
    pyodide.unpackArchive(await (await wheel).arrayBuffer(), "wheel");
    browser = pyodide.pyimport("calculators.browser");
    self.postMessage({ kind: "ready", about: browser.about("{}") });
  } else {
    self.postMessage({ kind: "answer", id: data.id, text: browser[data.name](data.text) });
  }
};
