// Starts the engine's worker before anything else of a calculator's page: engine.js takes it over.
// A classic script, so that it runs where it stands, ahead of the styles and the theme.

const line = /** @type {{connection?: {saveData?: boolean}}} */ (/** @type {unknown} */ (navigator)).connection;

if (!("earlyEngine" in globalThis) && !line?.saveData) {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const worker = new Worker(new URL("worker.js", src), { type: "module" });
  /** @type {import("./worker.js").Report[]} */
  const heard = [];
  worker.onmessage = ({ data }) => heard.push(data);
  worker.onerror = (event) => {
    event.preventDefault();
    heard.push({ kind: "unstarted", message: event.message });
  };
  Object.assign(globalThis, { earlyEngine: { worker, heard } });
}
