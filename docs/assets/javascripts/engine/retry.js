// Retries work that failed because the engine was down, once it is back.

import { EngineError, onProgress } from "./engine.js";

/** @type {WeakMap<Element, () => void>} how to stop waiting, by the place that waits */
const waiting = new WeakMap();

/**
 * Does the work when a new engine is ready; a later call for the same place takes its turn.
 *
 * @param {Element} place the work is dropped when this has left the page
 * @param {EngineError} error why the work failed
 * @param {() => void} work
 */
export function onceReady(place, error, work) {
  waiting.get(place)?.();
  // An engine that answered, if only with an error, would give the same answer again; what the reader
  // ended he may begin again himself.
  if (error.reason === "calculation" || error.reason === "stopped") return;
  // A part that did not come leaves the engine whole: there is no new one to wait for.
  let isReady = false;
  onProgress(({ stage }) => {
    isReady = stage === "ready";
  })();
  if (isReady) return;
  let isOver = false;
  /** @type {() => void} */
  let end = () => {};
  const listener = (/** @type {{stage: string}} */ { stage }) => {
    if (isOver || (place.isConnected && stage !== "ready")) return;
    isOver = true;
    queueMicrotask(() => end());
    if (place.isConnected) work();
  };
  end = onProgress(listener);
  waiting.set(place, () => {
    isOver = true;
    end();
  });
}
