/** The frame of the builder: the map first, the panel that stays in view, and below what was made. */

import { button, element } from "../shared/dom.js";

/**
 * Lays the builder out and gives the parts that change.
 *
 * @param {HTMLElement} place
 * @param {{reference: HTMLElement, map: HTMLElement, list: HTMLElement, choice: HTMLElement, near: HTMLElement, status: HTMLElement,
 *   settings: HTMLElement, own: HTMLElement}} made
 * @param {{group(): void, join(): void, keep(): void, clear(): void, propose(): void, undo(): void, redo(): void}} actions
 */
export function layout(place, { reference, map, list, choice, near, status, settings, own }, actions) {
  const parts = {
    tools: element("div", { class: "merge-tools", role: "group", "aria-label": "Thao tác với phương án" }),
    tabs: element("div", { class: "merge-tabs", role: "group", "aria-label": "Các phương án" }),
    groups: element("div", { class: "merge-groups" }),
    summary: element("div", { class: "merge-summary" }),
    proposals: element("div", { class: "merge-proposals" }),
    compare: element("div", { class: "merge-compare" }),
    undo: button("Hoàn tác", actions.undo, { id: "merge-undo" }),
    redo: button("Làm lại", actions.redo, { id: "merge-redo" }),
  };
  const panel = element(
    "section",
    { class: "merge-panel", "aria-label": "Lựa chọn và kết quả" },
    choice,
    element(
      "p",
      { class: "merge-actions" },
      button("Gộp thành nhóm mới", actions.group, { id: "merge-group", class: "md-button md-button--primary" }),
      button("Thêm vào nhóm cuối", actions.join, { id: "merge-join" }),
      button("Giữ nguyên hoặc bỏ giữ", actions.keep, { id: "merge-keep" }),
      button("Bỏ chọn", actions.clear, { id: "merge-clear" }),
      parts.undo,
      parts.redo,
    ),
    status,
    near,
  );
  const proposing = element(
    "section",
    { class: "merge-proposing", "aria-labelledby": "merge-proposing-title" },
    element("h2", { id: "merge-proposing-title" }, "Đề xuất"),
    element(
      "p",
      {},
      "Cho nơi đang chọn ở ô “Thuộc” (hoặc cho từng nơi, nếu chọn “Tất cả”), không đụng đến đơn vị giữ nguyên. ",
      button("Đề xuất", actions.propose, { id: "merge-propose" }),
    ),
    parts.proposals,
  );
  const side = element("div", { class: "merge-side" }, panel, proposing);
  place.replaceChildren(
    map,
    settings,
    list,
    side,
    own,
    element(
      "div",
      { class: "merge-plan" },
      element("h2", {}, "Phương án"),
      parts.tabs,
      parts.tools,
      element("h2", { id: "merge-groups-title", tabindex: "-1" }, "Các nhóm"),
      parts.summary,
      parts.groups,
      element("h2", {}, "So sánh các phương án"),
      parts.compare,
      reference,
    ),
  );
  return { ...parts, side, proposing };
}
