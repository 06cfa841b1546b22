// What a reader is told of the list being kept on this device, and the button that removes it from there.

import { button, element } from "../shared/dom.js";

/**
 * Returns a line that is seen as long as the browser keeps the list.
 *
 * @param {typeof import("./keeping.js").openList} list
 */
export function deviceLine(list) {
  const text = element("span", {}, "Danh sách đang mở được trình duyệt giữ trên máy này, để còn đó khi tải lại trang hoặc mở lại sau. ");
  const forget = async () => {
    if (!(await list.forget())) return;
    text.textContent = "Đã xóa khỏi máy này: danh sách chỉ còn cho đến khi đóng trang.";
    removal.remove();
    line.hidden = false;
  };
  const removal = button("Xóa khỏi máy này", forget, { class: "md-button small", id: "forget-list" });
  const line = element("p", { class: "keeping" }, text, removal);
  const show = () => {
    line.hidden = !list.isStored;
    line.dataset["kept"] = String(list.isSaved);
  };
  show();
  list.onStored = show;
  return line;
}
