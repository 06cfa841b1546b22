/**
 * A picture as a file: with its colours, its title, and what it rests on, so that it stands by itself.
 *
 * @typedef {{title: string, notes: string[], stem: string}} Words
 */

import { button, element } from "./dom.js";
import { offer } from "./files.js";
import { svg } from "./svg.js";

/** What a stylesheet may say of a part of a picture, and a file must say on the part itself. */
const KEPT = [
  "fill",
  "fill-opacity",
  "font-family",
  "font-size",
  "font-weight",
  "opacity",
  "paint-order",
  "stroke",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "stroke-width",
  "text-anchor",
];
const SHARPNESS = 2;
const EDGE = 12;
const TITLE = { size: 15, line: 20 };
const NOTE = { size: 11, line: 16 };
/** The mean width of a letter, as a part of the size of the type. */
const LETTER = 0.56;

/**
 * Returns the two buttons that save a picture.
 *
 * @param {() => SVGSVGElement} picture
 * @param {() => Words} words
 */
export function saveButtons(picture, words) {
  const buttons = ["svg", "png"].map((form) => {
    const save = async () => {
      const file = new Blob([text(standalone(picture(), words()))], { type: "image/svg+xml" });
      offer(`${words().stem}.${form}`, form === "svg" ? file : await pixels(file));
    };
    return button(`Tải ${form.toUpperCase()}`, save, { "data-picture": form });
  });
  return element("p", { class: "exports" }, ...buttons);
}

/** What XML cannot hold, and a name may: as in calculators/papers/package.py a sign stands in its place. */
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f]/g;
const PICTURES = 0x2400;

/** @param {SVGSVGElement} picture */
const text = (picture) =>
  new XMLSerializer()
    .serializeToString(picture)
    .replace(CONTROLS, (control) => String.fromCharCode(PICTURES + control.charCodeAt(0)))
    .replace(/[\ufffe\uffff]/g, "\ufffd");

/**
 * @param {SVGSVGElement} picture on the page
 * @param {Words} words
 */
function standalone(picture, { title, notes }) {
  const [, , width = 0, height = 0] = (picture.getAttribute("viewBox") ?? "").split(/[ ,]+/).map(Number);
  const { color, fontFamily } = getComputedStyle(picture);
  const ground = getComputedStyle(document.body).backgroundColor;
  const copy = /** @type {SVGSVGElement} */ (picture.cloneNode(true));
  inline(picture, copy);
  /** @type {SVGTextElement[]} */
  const lines = [];
  let down = EDGE;
  const write = (/** @type {string} */ words, /** @type {{size: number, line: number}} */ { size, line }) => {
    for (const part of wrap(words, (width - 2 * EDGE) / (size * LETTER))) {
      down += line;
      const weight = size === TITLE.size ? "bold" : "normal";
      const look = { "font-family": fontFamily, "font-size": size, "font-weight": weight, fill: plain(color) };
      lines.push(svg("text", { x: EDGE, y: down, ...look }, part));
    }
  };
  write(title, TITLE);
  down += EDGE;
  for (const [name, value] of Object.entries({ x: 0, y: down, width, height })) copy.setAttribute(name, String(value));
  down += height;
  for (const note of notes) write(note, NOTE);
  const total = down + EDGE;
  return svg(
    "svg",
    { viewBox: `0 0 ${width} ${total}`, width, height: total },
    svg("title", {}, title),
    svg("desc", {}, notes.join(" ")),
    svg("rect", { width, height: total, fill: plain(ground) }),
    ...lines,
    copy,
  );
}

/**
 * Writes on each part of a copy what the stylesheets say of the original.
 *
 * @param {Element} original
 * @param {Element} copy
 */
function inline(original, copy) {
  const look = getComputedStyle(original);
  for (const name of ["class", "role", "tabindex", "aria-label", "aria-pressed"]) copy.removeAttribute(name);
  for (const name of KEPT) copy.setAttribute(name, plain(look.getPropertyValue(name)));
  if (!original.hasAttribute("transform") && look.transform !== "none") copy.setAttribute("transform", look.transform);
  const parts = [...copy.children];
  [...original.children].forEach((child, index) => {
    const part = parts[index];
    if (!part || child.localName === "title") return;
    if (getComputedStyle(child).display === "none") part.remove();
    else inline(child, part);
  });
}

/**
 * Returns a colour as every program reads it.
 *
 * @param {string} value
 */
function plain(value) {
  const [, numbers = ""] = /^color\(srgb ([^)]*)\)$/.exec(value) ?? [];
  if (!numbers) return value;
  return `rgb(${numbers.split(" ").slice(0, 3).map((part) => Math.round(Number(part) * 255)).join(", ")})`;
}

/**
 * @param {string} words
 * @param {number} most letters in a line
 */
function wrap(words, most) {
  const lines = [""];
  for (const word of words.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > most && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/**
 * @param {Blob} file an SVG file
 * @returns {Promise<Blob>} a PNG file
 */
async function pixels(file) {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = element("canvas");
    canvas.width = image.naturalWidth * SHARPNESS;
    canvas.height = image.naturalHeight * SHARPNESS;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
