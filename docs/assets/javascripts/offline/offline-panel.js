/**
 * What is kept on this device for use without a network: how much, of which release, and what to do.
 *
 * @typedef {import("../../../../publishing/release/release.js").State} State
 * @typedef {import("../../../../publishing/release/release.js").Failure} Failure
 */

import { savesData } from "../shared/connection.js";
import { button, element, part } from "../shared/dom.js";
import {
  failureOf,
  isPreview,
  isRefused,
  keepPages,
  lastTrouble,
  onChange,
  remove,
  save,
  state,
  supported,
  update,
} from "./offline.js";

/** @type {Record<string, string>} the parts of a release, in words */
const PARTS = {
  pages: "Các trang, tìm kiếm và số liệu",
  engine: "Bộ máy tính, hình vẽ và bản đồ",
  workbooks: "Đọc và ghi tệp Excel",
};

/** @type {Record<Failure, string>} */
const FAILURES = {
  network: "Chưa tải được: hãy kiểm tra mạng rồi thử lại. Những gì đã lưu vẫn dùng được.",
  changed: "Máy chủ đang cập nhật trang: hãy thử lại sau ít phút. Những gì đã lưu vẫn dùng được.",
  quota: "Máy không còn đủ chỗ để lưu. Hãy dọn bớt rồi thử lại; khi có mạng, trang vẫn dùng được như thường.",
};
const UNSUPPORTED = "Trình duyệt này không cho trang lưu vào máy (hoặc đang ở chế độ ẩn danh).";

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toLocaleString("vi", { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;

/** @param {string} day year first */
const dayText = (day) => day.split("-").reverse().join("-");

/**
 * Shows the state and its buttons in a box of the page until the box is gone.
 *
 * @param {HTMLElement} root
 */
export function mount(root) {
  const [status, table, buttons] = ["told", "parts", "buttons"].map((name) => part(root, name));
  if (!status || !table || !buttons) return;
  let working = false;
  let failed = "";

  /**
   * @param {string} label
   * @param {string} during the message while it works
   * @param {() => Promise<unknown>} work
   * @param {string} [after]
   */
  const doing = (label, during, work, after = "") =>
    button(label, async () => {
      if (working) return;
      working = true;
      status.textContent = during;
      failed = after;
      try {
        await work();
      } catch (error) {
        failed = FAILURES[failureOf(error)];
      } finally {
        working = false;
        await show();
        // The pressed button may be gone: the focus moves to the message for keyboard users.
        if (!document.activeElement?.closest("[data-view]")) status.focus();
      }
    });

  /** @param {State} kept */
  const rows = ({ parts }) =>
    parts.map(({ name, bytes, sent_bytes, saved_bytes, saved }) => {
      const standing = saved ? "đã lưu" : saved_bytes ? `đã lưu ${megabytes(saved_bytes)}` : "chưa lưu";
      const word = PARTS[name] ?? name;
      const lower = word.charAt(0).toLowerCase() + word.slice(1);
      const action = saved
        ? []
        : [doing("Lưu", `Đang lưu: ${lower}…`, () => save(name))];
      action[0]?.setAttribute("aria-label", `Lưu: ${lower}`);
      return element(
        "tr",
        {},
        element("th", { scope: "row" }, word),
        element("td", {}, standing, " ", ...action),
        element("td", { class: "number" }, megabytes(sent_bytes)),
        element("td", { class: "number" }, megabytes(bytes)),
      );
    });

  const whenKept = [
    doing("Tìm bản mới", "Đang hỏi máy chủ…", update, "Đã hỏi máy chủ."),
    doing("Xóa khỏi máy này", "Đang xóa…", remove, "Đã xóa."),
  ];
  const whenNot = [doing("Lưu vào máy này", "Đang lưu…", () => keepPages().then(() => save("engine")))];
  let contents = "";

  const show = async () => {
    if (working) return;
    if (!supported()) {
      status.textContent = UNSUPPORTED;
      return;
    }
    const release = isRefused() ? undefined : await state();
    if (working || !root.isConnected) return;
    table.hidden = !release;
    // What has not changed stays the same element: the focus, or a press that has begun, rests on it.
    const list = JSON.stringify(release?.parts ?? []);
    if (list !== contents) table.querySelector("tbody")?.replaceChildren(...(release ? rows(release) : []));
    contents = list;
    const buttonsNow = release ? whenKept : whenNot;
    if (buttons.firstChild !== buttonsNow[0]) buttons.replaceChildren(...buttonsNow);
    const trouble = lastTrouble();
    const message = failed || (trouble ? FAILURES[trouble] : "");
    status.textContent = [message, release ? summary(release) : nothing()].filter(Boolean).join(" ");
  };
  const end = onChange(() => {
    if (root.isConnected) void show();
    else end();
  });
  void show();
}

/** @param {State} kept */
function summary({ date, version, yours, parts }) {
  const bytes = parts.reduce((sum, { saved_bytes }) => sum + saved_bytes, 0);
  const release = date ? `bản ngày ${dayText(date)}` : `bản ${version}`;
  const newer = version === yours ? "" : " Trang đang mở thuộc bản trước: tải lại để dùng bản mới.";
  const engine = parts.find(({ name }) => name === "engine")?.saved;
  const can = engine
    ? "Đọc trang và tính toán được khi không có mạng."
    : "Đọc trang được khi không có mạng; muốn tính toán, hãy lưu cả bộ máy tính.";
  return `Đã lưu ${megabytes(bytes)} trên máy này, ${release}. ${can}${newer}`;
}

function nothing() {
  if (isRefused()) return "Chưa lưu gì trên máy này; trang không tự lưu nữa cho đến khi bạn bấm nút.";
  if (isPreview()) return "Chưa lưu gì: bản xem thử trên máy này chỉ lưu khi bạn bấm nút.";
  if (savesData()) return "Chưa lưu gì: máy đang tiết kiệm dữ liệu, nên trang chỉ lưu khi bạn bấm nút.";
  return "Chưa lưu gì trên máy này.";
}
