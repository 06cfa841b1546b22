// The buttons that give points and classes back as files.

import { EngineError } from "../engine/engine.js";
import { element } from "../shared/dom.js";
import { download } from "../shared/files.js";

/** @type {Record<string, string>} */
const LABELS = { xlsx: "Excel (XLSX)", docx: "Word (DOCX)", csv: "CSV" };

/**
 * Returns a button for each form of file; one that is at work cannot be pressed again.
 *
 * @param {string[]} forms
 * @param {string} stem of the file's name
 * @param {(form: string) => Promise<{base64: string}>} ask
 */
export function exportButtons(forms, stem, ask) {
  const failure = element("span", { class: "failure", role: "alert" });
  const buttons = forms.map((form) => {
    const button = element("button", { type: "button", class: "md-button", "data-format": form }, LABELS[form] ?? form);
    button.addEventListener("click", async () => {
      failure.textContent = "";
      button.disabled = true;
      try {
        const { base64 } = await ask(form);
        download(`${stem}.${form}`, form, base64);
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        failure.textContent = error.message;
      } finally {
        button.disabled = false;
      }
    });
    return button;
  });
  return element("p", { class: "exports" }, element("span", {}, "Tải về: "), ...buttons, failure);
}
