// The ways a list comes in: a file chosen or dropped, cells pasted, or one of the site's own.

import { control, part } from "../shared/dom.js";
import { keep, recall } from "../shared/entered.js";
import { showErrors } from "../shared/errors.js";
import { tooLarge } from "../shared/files.js";

/** What is pasted here is kept under this name. */
const PASTED = "pasted";

/**
 * Listens to all of them.
 *
 * @param {HTMLFormElement} form
 * @param {(name: string, content: ArrayBuffer | string) => Promise<void>} open
 * @returns {() => Promise<boolean>} opens the file that stands in the form already, and tells whether there is one
 */
export function takeIn(form, open) {
  const file = /** @type {HTMLInputElement} */ (control(form, "file"));
  const pasted = control(form, "pasted");
  pasted.value ||= recall(PASTED) ?? "";
  const keepPasted = () => keep(PASTED, pasted.value || undefined);
  pasted.addEventListener("input", keepPasted);
  // What was pasted while this script was on its way was heard by nobody.
  keepPasted();
  const drop = part(form, "drop");

  /** @param {File | undefined} upload */
  const openFile = async (upload) => {
    const refusal = tooLarge(upload);
    if (refusal) showErrors(form, [{ field: "file", message: refusal }]);
    else if (upload) await open(upload.name, await upload.arrayBuffer());
  };
  file.addEventListener("change", () => void openFile(file.files?.[0]));
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    void openFile(event.dataTransfer?.files[0]);
  });
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-ready]"))) {
    button.addEventListener("click", async () => {
      const { ready: name = "", rules: fitting = "" } = button.dataset;
      const rules = control(form, "rules");
      const response = await fetch(new URL(`../../data/${name}`, import.meta.url)).catch(() => undefined);
      if (!response?.ok) {
        showErrors(form, [{ field: "file", message: "Không tải được danh sách có sẵn: hãy kiểm tra mạng" }]);
        return;
      }
      // The list is of a time: rules that do not know its kinds of unit give way to those of that time.
      const [usual = "", ...others] = fitting.split(" ");
      if (![usual, ...others].includes(rules.value)) rules.value = usual;
      await open(name, await response.arrayBuffer());
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (pasted.value.trim()) void open("danh-sach.csv", pasted.value);
    else if (file.files?.[0]) void openFile(file.files[0]);
    else showErrors(form, [{ field: "file", message: "Chưa có danh sách: hãy chọn tệp hoặc dán các ô" }]);
  });
  return async () => {
    const upload = file.files?.[0];
    await openFile(upload);
    return upload !== undefined;
  };
}
