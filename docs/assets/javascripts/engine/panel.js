// How the engine is doing, for the reader: stages, bytes, and a way on after a failure.

import { savesData } from "../shared/connection.js";
import { button, element } from "../shared/dom.js";
import { onProgress, retry, start } from "./engine.js";

const SPARING = "Máy đang tiết kiệm dữ liệu: bộ máy tính (khoảng 3 MB) chỉ được tải khi bạn bấm nút.";

/**
 * Starts the engine ahead of the first question, unless the browser's data saver is on.
 *
 * @returns {boolean} whether it was started
 */
export function warm() {
  if (savesData()) return false;
  void start().catch(() => {});
  return true;
}

/**
 * Waits for a press of a button where the browser's data saver is on.
 *
 * @param {HTMLElement} box the engine's, shown anew after the press
 * @returns {Promise<void>}
 */
export async function consent(box) {
  if (warm()) return;
  await new Promise((resolve) => {
    box.replaceChildren(element("p", {}, SPARING), button("Tải bộ máy tính", () => resolve(undefined)));
  });
}

/**
 * Shows the engine's state in a box of the page until the box is gone.
 *
 * @param {HTMLElement} box
 */
export function showEngine(box) {
  const text = element("p", { role: "status" });
  const bar = element("progress", { "aria-label": "Tải bộ máy tính" });
  const again = button("Thử lại", () => void retry().catch(() => {}));
  box.replaceChildren(text, bar, again);
  const end = onProgress((progress) => {
    if (!box.isConnected && box.dataset["shown"]) {
      end();
      return;
    }
    box.dataset["shown"] = "yes";
    box.dataset["stage"] = progress.stage;
    text.textContent = progress.stage === "idle" && savesData() ? SPARING : progress.text;
    const loading = progress.stage === "downloading" || progress.stage === "starting";
    bar.hidden = !loading;
    if (progress.total) {
      bar.max = progress.total;
      bar.value = progress.received;
    }
    again.hidden = progress.stage !== "failed";
  });
}
