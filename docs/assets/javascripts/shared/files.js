// Files for the reader to keep, made on the device.

import { element } from "./dom.js";

/** @type {Record<string, string>} */
const TYPES = {
  csv: "text/csv;charset=utf-8",
  json: "application/json",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  session: "application/json",
};
const ZIP = "PK\x03\x04";
const KEPT_MS = 60_000;
/** As in calculators/lists/sheets.py, so that a larger file is not even read. */
const MOST_BYTES = 25_000_000;

/**
 * Says why a list is too large to be read, in the words of the engine.
 *
 * @param {File | undefined} file
 */
export function tooLarge(file) {
  if (!file || file.size <= MOST_BYTES) return "";
  return `Tệp lớn hơn ${MOST_BYTES / 1e6} MB: hãy chỉ giữ danh sách đơn vị, bỏ hình và các trang tính khác, rồi chọn lại.`;
}

/**
 * Tells a workbook, and what else is a zip, by its first bytes.
 *
 * @param {Blob} content
 */
export const isZip = async (content) => (await content.slice(0, ZIP.length).text()) === ZIP;

/**
 * Offers a file for download.
 *
 * @param {string} name
 * @param {string} form
 * @param {string} base64
 */
export function download(name, form, base64) {
  offer(name, new Blob([bytesOf(base64)], { type: TYPES[form] ?? "" }));
}

/**
 * @param {string} base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytesOf(base64) {
  // Letter by letter, a workbook of 10,500 rows would stop the page for half a second.
  const quick = /** @type {{fromBase64?: (text: string) => Uint8Array<ArrayBuffer>}} */ (Uint8Array).fromBase64;
  return quick ? quick.call(Uint8Array, base64) : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/**
 * Offers what was made on the page for download.
 *
 * @param {string} name
 * @param {Blob} content
 */
export function offer(name, content) {
  const url = URL.createObjectURL(content);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
