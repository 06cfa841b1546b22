// The buttons that give points and classes back as files, or print them.

import { EngineError } from "../engine/engine.js";
import { isoDay } from "../shared/day.js";
import { element } from "../shared/dom.js";
import { download } from "../shared/files.js";
import { printPaper } from "../shared/paper.js";
import { working } from "../shared/working.js";

/** @type {Record<string, string>} */
const LABELS = { xlsx: "Excel (XLSX)", docx: "Word (DOCX)", csv: "CSV" };

/**
 * Returns a button for each form of file, and one for print; one that is at work cannot be pressed again.
 *
 * @param {string[]} forms
 * @param {string} stem of the file's name
 * @param {(wanted: {format: string, day: string, print?: boolean}) => Promise<any>} ask
 * @param {string} [address] that opens the case again, for the paper
 */
export function exportButtons(forms, stem, ask, address) {
  const failure = element("span", { class: "failure", role: "alert" });
  /** @param {() => Promise<void>} work */
  const told = (work) => async () => {
    failure.textContent = "";
    try {
      await work();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      failure.textContent = error.message;
    }
  };
  const buttons = forms.map((format) =>
    working(
      LABELS[format] ?? format,
      { "data-format": format },
      told(async () => {
        const { base64 } = await ask({ format, day: isoDay() });
        download(`${stem}.${format}`, format, base64);
      }),
    ),
  );
  const print = working(
    "In phiếu tính điểm",
    {},
    told(async () => {
      const { paper } = await ask({ format: "docx", day: isoDay(), print: true });
      printPaper(paper, address);
    }),
  );
  return element("p", { class: "exports" }, element("span", {}, "Tải về: "), ...buttons, " ", print, failure);
}
