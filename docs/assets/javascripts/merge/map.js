/**
 * The map of the builder: the reader's own shapes or Kon Tum's tiles, drawn when it is first opened.
 *
 * @typedef {import("../shapes/borders.js").Picture} Picture
 * @typedef {{element: SVGSVGElement, refresh: () => void}} Drawn
 * @typedef {{classOf(code: string): string, markOf(code: string): string, labelOf(code: string): string,
 *   nameOf(code: string): string, verdicts(): Record<string, string>, pressed(code: string): boolean, has(code: string): boolean, size(): number,
 *   onChoose(code: string): void}} Units
 */

import { element } from "../shared/dom.js";

const NO_SHAPES = "Chưa có hình của các đơn vị này. Mở tệp GeoJSON hoặc TopoJSON ở mục “Dùng danh sách, ranh giới khác”.";
const NO_NETWORK = "Không vẽ được: hãy kiểm tra mạng, đóng rồi mở lại phần này.";
const SIGNS = "Số: nhóm mà đơn vị thuộc về. ▲ thuộc diện sắp xếp hoặc chưa đạt tiêu chuẩn, ? chưa đủ căn cứ, chưa ở nhóm nào. ◆ giữ nguyên. ✓ đang chọn.";
const HINT = "Mũi tên đi từ đơn vị này sang đơn vị khác, phím cách hoặc Enter để chọn, Ctrl + Enter để gộp.";

/**
 * Makes the map, closed.
 *
 * @param {Units} units
 */
export function builderMap(units) {
  const frame = element("div", { class: "picture" });
  const details = element("details", { class: "merge-map" }, element("summary", {}, "Bản đồ"), frame);
  /** @type {Picture | undefined} */
  let picture;
  /** @type {Drawn | undefined} */
  let drawn;
  let asked = 0;

  const draw = async () => {
    asked += 1;
    const now = asked;
    drawn = undefined;
    frame.replaceChildren(element("p", {}, "Đang vẽ…"));
    /** @type {Drawn | undefined} */
    let made;
    let words = NO_SHAPES;
    try {
      made = await (picture ? ofShapes(picture, units) : ofTiles(units));
    } catch {
      words = NO_NETWORK;
    }
    // Another list or file has been opened since.
    if (now !== asked) return;
    if (!made) {
      frame.replaceChildren(element("p", {}, words));
      return;
    }
    drawn = made;
    const standing = element("div", { class: "tile-map" }, made.element);
    const kind = picture
      ? "Hình của tệp đang mở."
      : "Sơ đồ không theo tỷ lệ, mỗi đơn vị cấp xã của Kon Tum năm 2023 một ô, viền đậm là ranh giới cấp huyện.";
    frame.replaceChildren(
      standing,
      readout(standing),
      legend(units.verdicts()),
      element("p", {}, `${SIGNS} ${kind}`),
    );
  };
  details.addEventListener("toggle", () => {
    if (details.open && !drawn) void draw();
  });

  return {
    element: details,
    /** @param {Picture | undefined} shapes those to draw from now on, Kon Tum's tiles where there are none */
    use(shapes) {
      picture = shapes;
      drawn = undefined;
      asked += 1;
      if (details.open) void draw();
    },
    refresh() {
      drawn?.refresh();
    },
  };
}

/**
 * @param {Picture} picture
 * @param {Units} units
 * @returns {Promise<Drawn>}
 */
async function ofShapes(picture, units) {
  const { shapeMap } = await import("./shapemap.js");
  return shapeMap({ picture, ...units });
}

/**
 * @param {Units} units
 * @returns {Promise<Drawn | undefined>}
 */
async function ofTiles(units) {
  const { konTumTiles, tileMap } = await import("../shared/tilemap.js");
  const tiles = await konTumTiles();
  if (!tiles) throw new Error("no tiles");
  // A code of 2023 may be that of another unit today: a list of today has some, and most of its own.
  const known = tiles.tiles.filter(({ code }) => units.has(code)).length;
  if (2 * known < Math.min(tiles.tiles.length, units.size())) return undefined;
  if (!known) return undefined;
  return tileMap({ tiles, ...units });
}

/**
 * Shows the words of the unit that the pointer or the keyboard is at.
 *
 * @param {HTMLElement} standing
 */
function readout(standing) {
  // Said already by the part of the map that has the focus.
  const line = element("p", { class: "readout", "aria-hidden": "true" }, HINT);
  const show = (/** @type {Event} */ { target }) => {
    const item = target instanceof Element ? target.closest("[role=button]") : null;
    if (item) line.textContent = item.getAttribute("aria-label");
  };
  standing.addEventListener("focusin", show);
  standing.addEventListener("pointerover", show);
  return line;
}

/** @param {Record<string, string>} verdicts */
function legend(verdicts) {
  const colours = Object.entries(verdicts).map(([verdict, words]) =>
    element("li", { class: `merge-sign merge-${verdict}` }, `nhóm ${words}`),
  );
  return element("ul", { class: "merge-legend" }, ...colours);
}
