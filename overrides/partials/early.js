// Starts the engine's worker before anything else of a calculator's page: engine.js takes it over.
// It stands in the page itself, ahead of all that the page has to fetch.

const line = /** @type {Navigator & {connection?: {saveData?: boolean}}} */ (navigator).connection;

if (!("earlyEngine" in globalThis) && !line?.saveData) {
  const { worker: place = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const manifest = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=engine]"))?.content;
  const address = new URL(place, location.href);
  // As bound.js does, which is a module and would come too late.
  const text = `import { begin } from "${address.href}"; begin(${JSON.stringify(manifest ?? "")});`;
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module", name: "engine" });
  /** @type {import("../../docs/assets/javascripts/engine/worker.js").Report[]} */
  const heard = [];
  worker.onmessage = ({ data }) => heard.push(data);
  worker.onerror = (event) => {
    event.preventDefault();
    heard.push({ kind: "unstarted", message: event.message });
  };
  Object.assign(globalThis, { earlyEngine: { worker, heard } });
}
