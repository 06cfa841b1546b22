// The worker of the page that ours is measured against: Pyodide as npm ships it, loaded as its
// manual says, with the same wheel (not compiled) and the same messages as worker.js.
import { loadPyodide } from "../../engine/stock/pyodide.mjs";

let browser;

const ENGINE = new URL("../../engine/", import.meta.url);

export async function begin(manifest) {
  // Its own files are not counted while they come.
  self.postMessage({ kind: "manifest", manifest: { ...JSON.parse(manifest), files: [] } });
  const wheel = fetch(new URL("stock/calculators.whl", ENGINE));
  const pyodide = await loadPyodide();
  pyodide.unpackArchive(await (await wheel).arrayBuffer(), "wheel");
  browser = pyodide.pyimport("calculators.browser");
  self.postMessage({ kind: "ready", about: browser.about("{}") });
}

self.onmessage = ({ data }) => {
  self.postMessage({ kind: "answer", id: data.id, text: browser[data.name](data.text) });
};
