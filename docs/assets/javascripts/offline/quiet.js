// Waits until reader and engine are idle, so that deferrable work may start.

const QUIET_MS = 3000;

/** Whether the engine is on its way, which nothing may slow down. */
async function engineIsComing() {
  if (!document.querySelector("[data-calculator]")) return false;
  const { onProgress } = await import("../engine/engine.js");
  let coming = false;
  onProgress(({ stage }) => {
    coming = stage === "downloading" || stage === "starting";
  })();
  return coming;
}

/** Waits until the engine is there, the reader has not touched anything for a while, and all is idle. */
export function quiet() {
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      const events = ["keydown", "pointerdown", "input"];
      let timer = 0;
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(check, QUIET_MS);
      };
      const check = async () => {
        if (await engineIsComing()) {
          wait();
          return;
        }
        for (const event of events) removeEventListener(event, wait, true);
        if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve());
        else resolve();
      };
      for (const event of events) addEventListener(event, wait, true);
      wait();
    })
  );
}
