// What a reader sees while the engine works with a list: what is being done, and the button that ends it.

import { element } from "../shared/dom.js";
import { onProgress, READY, stop } from "../engine/engine.js";

const PATIENCE_MS = 300;

/**
 * Waits for an answer; where that takes long, says what is being done and lets the reader end it.
 *
 * @template T
 * @param {HTMLElement} place
 * @param {Promise<T>} answer
 * @returns {Promise<T>}
 */
export async function stoppable(place, answer) {
  const text = element("span");
  const button = element("button", { type: "button", class: "md-button" }, "Dừng");
  button.addEventListener("click", () => void stop().catch(() => {}));
  const bar = element("p", { class: "waiting" }, text, " ", button);
  const end = onProgress((progress) => {
    text.textContent = progress.text === READY ? "Đang làm việc với danh sách" : progress.text;
  });
  const timer = setTimeout(() => place.prepend(bar), PATIENCE_MS);
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
    end();
    bar.remove();
  }
}
