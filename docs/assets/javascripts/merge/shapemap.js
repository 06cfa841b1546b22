/**
 * A map of the reader's own shapes, used in the same way as the tile map.
 *
 * @typedef {import("../shapes/borders.js").Picture} Picture
 */

import { nearest } from "../shared/tilemap.js";
import { roving, svg } from "../shared/svg.js";

const MARK = { least: 9, most: 30, share: 0.4 };
/** A shape has room for a name of so many letters as this goes into its size. */
const LETTER = 9;
const NAME_BELOW = 14;

/**
 * Draws the map.
 *
 * @param {object} options
 * @param {Picture} options.picture
 * @param {(code: string) => string} options.nameOf
 * @param {(code: string) => string} options.classOf its shape gets the class `tile-<what this gives>`
 * @param {(code: string) => string} options.markOf the sign on a shape
 * @param {(code: string) => string} options.labelOf the words for a shape
 * @param {(code: string) => void} options.onChoose
 * @param {(code: string) => boolean} options.pressed whether a shape is chosen
 * @param {(code: string) => string[]} options.touching the units that a chosen one has a border with
 * @returns {{element: SVGSVGElement, refresh: () => void}} `refresh` asks for classes and words again
 */
export function shapeMap({ picture: { width, height, outlines }, nameOf, classOf, markOf, labelOf, onChoose, pressed, touching }) {
  const items = outlines.map(({ path }) => svg("g", {}, svg("title"), svg("path", { d: path })));
  // Above all shapes, so that none of them covers a sign, a name or the line around a chosen one.
  const marks = outlines.map(({ x, y, size }) => {
    const letters = Math.max(MARK.least, Math.min(MARK.most, size * MARK.share));
    const mark = svg("text", { class: "mark", x, y: y + letters / 3 });
    mark.style.setProperty("--letters", `${letters}px`);
    return mark;
  });
  const names = outlines
    .filter(({ code, size }) => nameOf(code).length * LETTER < size)
    .map(({ code, x, y }) => svg("text", { class: "name", x, y: y + MARK.most / 3 + NAME_BELOW }, nameOf(code)));
  const outline = svg("path", { class: "chosen" });
  const here = svg("path", { class: "here" });
  const element = svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, role: "group", class: "shapes", "aria-label": "Bản đồ các đơn vị: dùng phím mũi tên" },
    ...items,
    svg("g", { class: "above", "aria-hidden": "true" }, outline, here, ...names, ...marks),
  );
  const refresh = () => {
    const near = new Set(outlines.flatMap(({ code }) => (pressed(code) ? touching(code) : [])));
    outlines.forEach(({ code }, index) => {
      const [item, label] = [items[index], labelOf(code)];
      item?.setAttribute("class", `tile tile-${classOf(code)}`);
      item?.setAttribute("aria-label", label);
      item?.setAttribute("aria-pressed", String(pressed(code)));
      item?.toggleAttribute("data-near", near.has(code) && !pressed(code));
      item?.querySelector("title")?.replaceChildren(label);
      marks[index]?.replaceChildren(markOf(code));
    });
    outline.setAttribute("d", outlines.map(({ code, path }) => (pressed(code) ? path : "")).join(""));
  };
  refresh();
  roving(
    element,
    items,
    (from, key) => nearest(outlines, from, key),
    (index) => onChoose(/** @type {import("../shapes/borders.js").Outline} */ (outlines[index]).code),
  );
  for (const [index, item] of items.entries()) {
    item.addEventListener("focus", () => here.setAttribute("d", outlines[index]?.path ?? ""));
    item.addEventListener("blur", () => here.removeAttribute("d"));
  }
  return { element, refresh };
}
