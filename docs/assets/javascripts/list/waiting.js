/**
 * What a reader sees while the engine works with a list: what is being done, and the button that ends it; and
 * where it came to nothing, why, and the way on.
 */

import { onceReady } from "../engine/retry.js";
import { button, element } from "../shared/dom.js";
import { onProgress, READY, retry, stop } from "../engine/engine.js";

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
  const bar = element("p", { class: "waiting" }, text, " ", button("Dừng", () => void stop().catch(() => {})));
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

/**
 * Tells why there is no answer, with a button that starts the engine again where it is down and asks once more.
 *
 * @param {HTMLElement} place
 * @param {import("../engine/engine.js").EngineError} error
 * @param {boolean} isLost whether the list went with the engine: what is shown of it goes, too
 * @param {() => void} again
 */
export function explain(place, error, isLost, again) {
  const goOn = button(isLost ? "Mở lại danh sách" : "Thử lại", () => {
    message.remove();
    void retry().catch(() => {});
    again();
  });
  const message = element("div", {}, element("p", { class: "failure" }, error.message), element("p", {}, goOn));
  // What is shown of a list asks the engine for more of it, and there is nothing left to answer.
  if (isLost) place.replaceChildren(message);
  else place.prepend(message);
  // The engine may be started again from its own box, too.
  onceReady(message, error, () => goOn.click());
}
