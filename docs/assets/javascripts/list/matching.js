/**
 * What each column was taken for, to be checked and put right by the reader.
 *
 * @typedef {{index: number, heading: string, field: string | null, unit: string | null, reason: string, samples: string[]}} ListColumn
 * @typedef {import("./list.js").Described} Described
 */

import { element } from "../shared/dom.js";
import { table } from "../shared/table.js";

/** @type {Record<string, string>} */
export const FIELDS = {
  code: "mã",
  name: "tên đơn vị",
  kind: "loại đơn vị",
  parent_kind: "loại đơn vị cấp huyện",
  district: "đơn vị cấp huyện",
  district_code: "mã cấp huyện",
  province: "tỉnh",
  area_km2: "diện tích (km²)",
  area_ha: "diện tích (ha)",
  area_low_km2: "diện tích thấp nhất (km²)",
  area_high_km2: "diện tích cao nhất (km²)",
  population: "dân số",
  population_low: "dân số thấp nhất",
  population_high: "dân số cao nhất",
  population_date: "thời điểm số liệu",
  ethnic_minority_percent: "tỷ lệ dân tộc thiểu số (%)",
  ethnic_minority_people: "số người dân tộc thiểu số",
  mountainous: "miền núi, vùng cao",
  border: "biên giới",
  urban_special_factor: "giảm tiêu chuẩn theo yếu tố đặc thù đô thị",
  area_standard_km2: "tiêu chuẩn diện tích (km²)",
  population_standard: "tiêu chuẩn dân số",
  red_river_delta: "đồng bằng sông Hồng",
  coastal_hardship: "bãi ngang, ven biển đặc biệt khó khăn",
  island: "hải đảo",
  voluntary: "tự nguyện sắp xếp",
  exemption: "lý do không bắt buộc",
  note: "ghi chú",
};

/**
 * Shows the columns with their first cells, and what else each may hold.
 *
 * @param {Described} described
 * @param {(change: object) => void} change
 */
export function matching(described, change) {
  // The columns that a question is about stand first, with their first cells and the choice beside them.
  const asked = described.question?.columns ?? [];
  const columns = [
    ...described.columns.filter(({ index }) => asked.includes(index)),
    ...described.columns.filter(({ index }) => !asked.includes(index)),
  ];
  const rows = columns.map((column) => {
    const id = `column-${column.index}`;
    const choice = element("select", { id }, ...options(column));
    choice.addEventListener("change", () => change({ columns: { [column.index]: choice.value } }));
    const name = column.heading || `Cột ${column.index + 1}`;
    return [element("label", { for: id }, name), column.samples.join("; "), choice];
  });
  const details = element(
    "details",
    {},
    element("summary", {}, "Các cột được đọc thế nào"),
    table({
      label: "Các cột",
      caption: `Dòng tiêu đề: ${described.heading_row ?? "chưa thấy"}`,
      heads: ["Tên cột trong danh sách", "Vài ô đầu", "Được đọc là"],
      rows,
    }),
  );
  details.open = described.problem !== null;
  return details;
}

/** @param {ListColumn} column */
function options({ field }) {
  const all = [["", "không dùng để tính"], ...Object.entries(FIELDS)];
  return all.map(([value = "", label = ""]) => {
    const option = element("option", { value }, label);
    option.selected = value === (field ?? "");
    return option;
  });
}
