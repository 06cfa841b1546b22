// Starts the engine's worker before anything else of a calculator's page: engine.js takes it over.
// A classic script, so that it runs where it stands, ahead of the styles and the theme.

const line = /** @type {{connection?: {saveData?: boolean}}} */ (/** @type {unknown} */ (navigator)).connection;

if (!("earlyEngine" in globalThis) && !line?.saveData) {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const manifest = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=engine]"))?.content;
  // As bound.js does, which is a module and would come too late.
  const address = JSON.stringify(new URL("worker.js", src).href);
  const text = `import { begin } from ${address}; begin(${JSON.stringify(manifest ?? "")});`;
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module", name: "engine" });
  /** @type {import("./worker.js").Report[]} */
  const heard = [];
  worker.onmessage = ({ data }) => heard.push(data);
  worker.onerror = (event) => {
    event.preventDefault();
    heard.push({ kind: "unstarted", message: event.message });
  };
  Object.assign(globalThis, { earlyEngine: { worker, heard } });
}
