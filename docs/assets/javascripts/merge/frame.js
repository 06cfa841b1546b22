/** The frame of the builder: which part stands where, from the map down to the scenarios side by side. */

import { element } from "../shared/dom.js";
import { button } from "./toolbar.js";

/**
 * Lays the builder out and gives the parts that change.
 *
 * @param {HTMLElement} place
 * @param {HTMLElement} map
 * @param {HTMLElement} list
 * @param {{group(): void, join(): void, keep(): void, clear(): void, propose(): void}} actions
 */
export function layout(place, map, list, actions) {
  const parts = {
    tools: element("div", { class: "merge-tools", role: "group", "aria-label": "Thao tác với phương án" }),
    tabs: element("div", { class: "merge-tabs", role: "group", "aria-label": "Các phương án" }),
    groups: element("div", { class: "merge-groups" }),
    summary: element("div", { class: "merge-summary" }),
    proposals: element("div", { class: "merge-proposals" }),
    compare: element("div", { class: "merge-compare" }),
  };
  place.replaceChildren(
    parts.tabs,
    parts.tools,
    element("h2", {}, "Chọn đơn vị"),
    map,
    list,
    element(
      "p",
      { class: "merge-actions" },
      button("merge-group", "Gộp thành nhóm mới", actions.group, true),
      button("merge-join", "Thêm vào nhóm cuối", actions.join),
      button("merge-keep", "Giữ nguyên hoặc bỏ giữ", actions.keep),
      button("merge-clear", "Bỏ chọn", actions.clear),
    ),
    element("h2", { id: "merge-groups-title", tabindex: "-1" }, "Các nhóm"),
    parts.groups,
    parts.summary,
    element("h2", {}, "Đề xuất"),
    element(
      "p",
      {},
      "Đề xuất cho nơi đang chọn ở ô “Thuộc” (hoặc cho từng nơi, nếu chọn “Tất cả”), ",
      "không đụng đến đơn vị giữ nguyên. ",
      button("merge-propose", "Đề xuất", actions.propose),
    ),
    parts.proposals,
    element("h2", {}, "So sánh các phương án"),
    parts.compare,
  );
  return parts;
}
