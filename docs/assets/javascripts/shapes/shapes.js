/**
 * Shapes that the reader opens: worked out in a worker of their own, and what is told about them.
 *
 * @typedef {import("./shapes-worker.js").Found} Found
 * @typedef {import("./shapes-worker.js").Answer} Answer
 * @typedef {import("./recognition.js").Named} Named
 */

import { boundWorker } from "../engine/engine.js";
import { button, element } from "../shared/dom.js";
import { offer } from "../shared/files.js";
import { MOST } from "./geojson.js";

/** A pair that shares less than this is told as not sure: as with the pairs of the ready lists, it needs a look. */
const SURE_M = 200;
/** Slivers that the tolerance closes are not worth a word. */
const OVERLAP_M = 1000;
const MB = 1e6;

/**
 * Reads a file; nothing of it leaves the device.
 *
 * @param {File} file
 * @param {Named[]} units those of the open list
 * @param {number} tolerance in metres
 * @returns {Promise<Found | string>} or why it cannot be used
 */
export async function readShapes(file, units, tolerance) {
  if (file.size > MOST.bytes) return `Tệp lớn hơn ${MOST.bytes / MB} MB: hãy chỉ giữ các đơn vị cần xét, hoặc làm gọn đường ranh giới.`;
  const worker = boundWorker(new URL("shapes-worker.js", import.meta.url), "shapes");
  try {
    const answer = await /** @type {Promise<Answer>} */ (
      new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => {
          event.preventDefault();
          resolve({ failed: event.message });
        };
        worker.postMessage({ file, units, tolerance });
      })
    );
    if ("found" in answer) return answer.found;
    if ("refused" in answer) return answer.refused;
    return "Không tính được ranh giới: hãy kiểm tra mạng rồi thử lại; nếu vẫn lỗi, tệp quá lớn hoặc bị hỏng.";
  } finally {
    worker.terminate();
  }
}

/**
 * Returns the pairs as the CSV file that the builder and the command line read.
 *
 * @param {Found} found
 */
export function pairsFile({ pairs }) {
  const cell = (/** @type {string} */ code) => {
    // As calculators/lists/sheets.py writes a cell: no spreadsheet takes it for a formula.
    const text = /^\s*[=+\-@＝＋－＠]/.test(code) ? `'${code}` : code;
    return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = pairs.map(([one, other, metres]) =>
    [cell(one), cell(other), (metres / 1000).toFixed(3), metres < SURE_M ? "low" : "high"].join(","),
  );
  return ["code_a,code_b,shared_border_km,confidence", ...rows, ""].join("\n");
}

/**
 * Tells what was read, how exactly, and what was left out by name.
 *
 * @param {Found} result
 * @param {number} units how many are in the open list
 * @param {number} tolerance
 * @param {(code: string) => string} nameOf
 */
export function shapesReport(result, units, tolerance, nameOf) {
  const { pairs, unmatched, missing, planar, skipped, damaged, overlapping } = result;
  const unsure = pairs.filter(([, , metres]) => metres < SURE_M).length;
  const measure = planar
    ? "Tọa độ là mét trên bản đồ (như VN-2000 hay UTM), chiều dài là chiều dài trên bản đồ."
    : "Tọa độ là kinh độ, vĩ độ, chiều dài đo trên mặt cầu.";
  const pairsOf = () => new Blob(["\ufeff", pairsFile(result)], { type: "text/csv" });
  const save = button("Lưu các cặp (CSV)", () => offer("cap-lien-ke.csv", pairsOf()), { id: "merge-save-pairs" });
  return [
    element("p", {}, element("strong", {}, `${units - missing.length} trên ${units} đơn vị có hình; ${pairs.length} cặp có ranh giới chung.`)),
    element(
      "p",
      {},
      `Sai số ghép: điểm cách nhau đến ${tolerance} m, hoặc cách đường ranh giới đến ${tolerance} m, được coi là trùng. `,
      `${measure} Chỉ chạm ở góc thì không tính. `,
      `Cặp chung dưới ${SURE_M} m được coi là chưa chắc: ${unsure} cặp.`,
    ),
    ...(overlapping > OVERLAP_M
      ? [element("p", { class: "failure" }, `Có hình chồng lên nhau, dọc theo ${(overlapping / 1000).toLocaleString("vi")} km ranh giới: hãy kiểm tra lại tệp.`)]
      : []),
    ...(skipped ? [element("p", {}, `Bỏ qua ${skipped} đối tượng không phải là vùng.`)] : []),
    ...nameList("Hình bị hỏng, không dùng", damaged),
    ...nameList("Đơn vị không có hình", missing.map((code) => `${nameOf(code)} (${code})`)),
    ...nameList("Hình không nhận ra là đơn vị nào", unmatched),
    element("p", {}, save),
  ];
}

/**
 * @param {string} title
 * @param {string[]} names
 */
function nameList(title, names) {
  if (!names.length) return [];
  const items = names.map((name) => element("li", {}, name));
  return [element("details", {}, element("summary", {}, `${title}: ${names.length}`), element("ul", {}, ...items))];
}
