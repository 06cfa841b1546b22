/**
 * One unit of the list: its result, how it moves, what the reader claims, and its working paper.
 *
 * @typedef {import("./result.js").About} About
 * @typedef {import("./result.js").UnitResult & {explanation: string, cells: string[], missing: string[], doubts: {message: string}[], exemption: string | null, voluntary: boolean,
 *   sensitivity: import("./steps.js").Movement[]}} Unit
 * @typedef {{row: number, column: string | number, text: string}} Edit
 */

import { button, element } from "./dom.js";
import { briefly, proofOf, verdictMark } from "./result.js";
import { stepsPicture } from "./steps.js";

/**
 * Opens the card of a unit.
 *
 * @param {About} about
 * @param {string} mark what stands beside a verdict of rules that are not in force
 * @param {Unit} unit
 * @param {object} doing
 * @param {(edits: Edit[]) => void} doing.change what to do with claims and with changed cells
 * @param {(change: (edits: Edit[]) => void) => HTMLElement[]} doing.boxes the boxes of the unit's cells
 * @param {() => void} doing.print what prints the unit's working paper
 */
export function openCard(about, mark, unit, { change, boxes, print }) {
  const [kind, name] = [about.kinds[unit.kind ?? ""] ?? "", unit.name || `dòng ${unit.row}`];
  const title = name.toLocaleLowerCase("vi").startsWith(kind) ? name : `${kind} ${name}`;
  // The first thing that takes the focus stands far below the verdict: the title takes it instead.
  const heading = element("h2", { id: "card-title", tabindex: "-1", autofocus: "" }, title);
  const cells = boxes((edits) => {
    dialog.close();
    if (edits.length) change(edits);
  });
  // A note that stands in the list has its box there.
  const hasNote = cells.some((part) => part.querySelector('[data-field="note"]'));
  const dialog = element(
    "dialog",
    { class: "card md-typeset", "aria-labelledby": "card-title" },
    heading,
    element("p", {}, verdictMark(about, unit.verdict, mark)),
    briefly(unit),
    ...proofOf(unit),
    ...cells,
    ...unit.doubts.map(({ message }) => element("p", {}, `Đáng ngờ: ${message}.`)),
    ...sensitivity(about, unit),
    ...(unit.errors.length ? [] : [claims(about, unit, hasNote, change, () => dialog.close())]),
    element("p", {}, button("In phiếu rà soát", print), " ", button("Đóng", () => dialog.close())),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * Shows where the verdict turns, for each figure a picture and a sentence.
 *
 * @param {About} about
 * @param {Unit} unit
 */
export function sensitivity(about, unit) {
  if (!unit.sensitivity.length) return [];
  return [
    element("h3", {}, "Kết quả đổi khi nào"),
    ...unit.sensitivity.flatMap((movement) => [
      stepsPicture(about, movement),
      element("p", { class: "movement" }, movement.text),
    ]),
  ];
}

/**
 * @param {About} about
 * @param {Unit} unit
 * @param {boolean} hasNote whether the list has a note of the unit already
 * @param {(edits: Edit[]) => void} change
 * @param {() => void} close
 */
function claims(about, unit, hasNote, change, close) {
  const reasons = about.exemptions.map(({ id, phrase, citation }) => {
    const option = element("option", { value: id }, `${phrase} (${citation})`);
    option.selected = id === unit.exemption;
    return option;
  });
  const none = element("option", { value: "" }, "Không nêu");
  const exemption = element("select", { id: "claim-exemption" }, none, ...reasons);
  const voluntary = element("input", { id: "claim-voluntary", type: "checkbox" });
  voluntary.checked = unit.voluntary;
  const note = element("input", { id: "claim-note", type: "text", autocomplete: "off" });
  const area = element("input", { id: "claim-area", type: "text", inputmode: "decimal", autocomplete: "off" });
  const people = element("input", { id: "claim-people", type: "text", inputmode: "decimal", autocomplete: "off" });
  const save = button("Ghi vào danh sách", () => {
    /** @type {[string, string][]} */
    const entries = [
      ["exemption", exemption.value],
      ["voluntary", voluntary.checked ? "có" : ""],
      ["note", note.value],
      ["area_standard_km2", area.value],
      ["population_standard", people.value],
    ];
    const before = new Map([
      ["exemption", unit.exemption ?? ""],
      ["voluntary", unit.voluntary ? "có" : ""],
    ]);
    const edits = entries
      .filter(([column, text]) => text !== (before.get(column) ?? ""))
      .map(([column, text]) => ({ row: unit.row, column, text }));
    close();
    if (edits.length) change(edits);
  });
  return element(
    "details",
    { class: "calculator" },
    element("summary", {}, "Nêu lý do, tự nguyện hoặc tiêu chuẩn riêng"),
    field("Lý do không bắt buộc", exemption),
    ...(hasNote ? [] : [field("Ghi chú", note)]),
    field("Địa phương tự nguyện sắp xếp", voluntary),
    field("Tiêu chuẩn diện tích (km²)", area),
    field("Tiêu chuẩn dân số (người)", people),
    element("p", {}, save),
  );
}

/**
 * @param {string} label
 * @param {HTMLElement} input
 */
function field(label, input) {
  return element("p", { class: "field" }, element("label", { for: input.id }, label), input);
}
