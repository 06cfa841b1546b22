// The worker of the page that ours is measured against: Pyodide as npm ships it, loaded as its
// manual says, with the same wheel (not compiled) and the same messages as worker.js.
import { loadPyodide } from "../engine/stock/pyodide.mjs";

let browser;

const ENGINE = new URL("../engine/", import.meta.url);

export async function begin() {
  const manifest = await (await fetch(new URL("manifest.json", ENGINE), { cache: "no-cache" })).json();
  self.postMessage({ kind: "manifest", manifest });
  const wheel = fetch(new URL(`${manifest.folder}/${manifest.wheel}`, ENGINE));
  const pyodide = await loadPyodide();
  pyodide.unpackArchive(await (await wheel).arrayBuffer(), "wheel");
  browser = pyodide.pyimport("calculators.browser");
  self.postMessage({ kind: "ready", about: browser.about("{}") });
}

self.onmessage = ({ data }) => {
  self.postMessage({ kind: "answer", id: data.id, text: browser[data.name](data.text) });
};
