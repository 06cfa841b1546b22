/**
 * The map of the builder: the reader's own shapes, or tiles of the site where they are of the open list.
 *
 * @typedef {import("../shapes/borders.js").Picture} Picture
 * @typedef {{element: SVGSVGElement, refresh: () => void}} Drawn
 * @typedef {{classOf(code: string): string, markOf(code: string): string, labelOf(code: string): string,
 *   nameOf(code: string): string, groups(): {colour?: number | undefined, text: string}[], pressed(code: string): boolean, has(code: string): boolean, size(): number,
 *   touching(code: string): string[],
 *   onChoose(code: string): void}} Units
 */

import { button, element } from "../shared/dom.js";
import { readout } from "../shared/readout.js";

const NO_SHAPES = "Chưa có hình của các đơn vị này. Mở tệp GeoJSON hoặc TopoJSON ở mục “Dùng danh sách, ranh giới khác”.";
const NO_NETWORK = "Không vẽ được bản đồ: hãy kiểm tra mạng.";
const SIGNS = "Mỗi nhóm một màu và một số; sau số: ▲ nhóm chưa đạt tiêu chuẩn, ? chưa đủ căn cứ, ◇ thuộc ngoại lệ, ! chưa tính được, ★ nơi đặt trụ sở. Chưa ở nhóm nào: ▲ thuộc diện sắp xếp hoặc chưa đạt tiêu chuẩn, ✚ khuyến khích, ∘ liền kề với đơn vị ▲, ◇ đặc thù, ? chưa đủ căn cứ. ◆ giữ nguyên. ✓ đang chọn. Viền đứt: giáp đơn vị đang chọn; nét đứt nối hai ô: giáp nhau mà sơ đồ không đặt kề nhau được.";
const HINT = "Mũi tên đi từ đơn vị này sang đơn vị khác, phím cách hoặc Enter để chọn, Ctrl + Enter để gộp.";
/** How wide the map is drawn: as wide as it is easily read, and twice larger. */
const ZOOMS = ["1", "2", "3"];

/**
 * Makes the map.
 *
 * @param {Units} units
 * @param {HTMLElement} filter what chooses the units that are shown
 */
export function builderMap(units, filter) {
  const frame = element("div", { class: "picture" });
  const whole = element("section", { class: "merge-map", "aria-label": "Bản đồ" }, frame);
  /** @type {Drawn | undefined} */
  let drawing;
  let request = 0;
  const legend = element("ul", { class: "merge-legend", "aria-label": "Các nhóm trên bản đồ" });

  /** @param {Picture | undefined} picture */
  const draw = async (picture) => {
    request += 1;
    const now = request;
    drawing = undefined;
    /** @type {(Drawn & {kind: string}) | undefined} */
    let map;
    let words = NO_SHAPES;
    try {
      map = await (picture ? ofShapes(picture, units) : ofTiles(units));
    } catch {
      words = NO_NETWORK;
    }
    // Another list or file has been opened since.
    if (now !== request) return;
    if (!map) {
      const again = button("Vẽ lại", () => void draw(picture), { class: "md-button small" });
      frame.replaceChildren(element("p", {}, words, ...(words === NO_NETWORK ? [" ", again] : [])));
      return;
    }
    drawing = map;
    const standing = element("div", { class: "tile-map" }, map.element);
    const { width, height } = map.element.viewBox.baseVal;
    map.element.style.setProperty("--natural", `${width}px`);
    map.element.style.setProperty("--ratio", String(width / height));
    frame.replaceChildren(
      element("div", { class: "merge-map-head" }, filter, zoom(standing)),
      standing,
      readout(standing, HINT),
      legend,
      element("p", { class: "hint" }, `${SIGNS} ${map.kind}`),
    );
  };

  return {
    element: whole,
    /** @param {Picture | undefined} shapes those to draw from now on, tiles where there are none */
    use(shapes) {
      return draw(shapes);
    },
    refresh() {
      drawing?.refresh();
      legend.replaceChildren(...units.groups().map(({ colour, text }) => element("li", { class: `merge-sign colour-${colour}` }, text)));
    },
  };
}

/**
 * Returns the buttons that draw the map larger and smaller; the middle of what is seen stays there.
 *
 * @param {HTMLElement} standing what the map stands in, which scrolls
 */
function zoom(standing) {
  let at = 0;
  /** @param {number} step */
  const change = (step) => {
    at = Math.max(0, Math.min(at + step, ZOOMS.length - 1));
    const across = (standing.scrollLeft + standing.clientWidth / 2) / standing.scrollWidth;
    const down = (standing.scrollTop + standing.clientHeight / 2) / standing.scrollHeight;
    standing.dataset["zoom"] = ZOOMS[at] ?? "";
    standing.scrollLeft = across * standing.scrollWidth - standing.clientWidth / 2;
    standing.scrollTop = down * standing.scrollHeight - standing.clientHeight / 2;
    smaller.setAttribute("aria-disabled", String(at === 0));
    larger.setAttribute("aria-disabled", String(at === ZOOMS.length - 1));
  };
  const smaller = button("−", () => change(-1), { id: "merge-smaller" });
  const larger = button("+", () => change(1), { id: "merge-larger" });
  smaller.setAttribute("aria-label", "Thu nhỏ bản đồ");
  larger.setAttribute("aria-label", "Phóng to bản đồ");
  change(0);
  return element("p", { class: "merge-zoom" }, smaller, larger);
}

/**
 * @param {Picture} picture
 * @param {Units} units
 * @returns {Promise<Drawn & {kind: string}>}
 */
async function ofShapes(picture, units) {
  const { shapeMap } = await import("./shapemap.js");
  return { ...shapeMap({ picture, ...units }), kind: "Hình của tệp đang mở." };
}

/**
 * @param {Units} units
 * @returns {Promise<(Drawn & {kind: string}) | undefined>}
 */
async function ofTiles(units) {
  const { bestMap, tileMap } = await import("../shared/tilemap.js");
  const tiles = await bestMap((codes) => codes.filter((code) => units.has(code)).length, units.size());
  if (!tiles) return undefined;
  const kind =
    `Sơ đồ không theo tỷ lệ, ${tiles.units}: mỗi đơn vị một ô, viền đậm là ${tiles.parts}; ` +
    `${tiles.kept} trên ${tiles.pairs} cặp giáp nhau nằm ở hai ô kề nhau.`;
  return { ...tileMap({ tiles, ...units }), kind };
}
