// How the engine is doing, for the reader: stages, bytes, and a way on after a failure.

import { element } from "./dom.js";
import { onProgress, retry } from "./engine.js";

/**
 * Shows the engine's state in a box of the page until the box is gone.
 *
 * @param {HTMLElement} box
 */
export function showEngine(box) {
  const text = element("p", { role: "status" });
  const bar = element("progress", { "aria-label": "Tải bộ máy tính" });
  const again = element("button", { type: "button", class: "md-button" }, "Thử lại");
  again.addEventListener("click", () => void retry().catch(() => {}));
  box.replaceChildren(text, bar, again);
  const end = onProgress((progress) => {
    if (!box.isConnected && box.dataset["shown"]) {
      end();
      return;
    }
    box.dataset["shown"] = "yes";
    box.dataset["stage"] = progress.stage;
    text.textContent = progress.text;
    const loading = progress.stage === "downloading" || progress.stage === "starting";
    bar.hidden = !loading;
    if (progress.total) {
      bar.max = progress.total;
      bar.value = progress.received;
    }
    again.hidden = progress.stage !== "failed";
  });
}
