/**
 * Which unit of the list each shape of a file is: by its code, else by its name and district.
 *
 * @typedef {{code: string, name: string, district: string}} Named
 * @typedef {import("./geojson.js").Shape} Shape
 * @typedef {{owners: (string | undefined)[], unmatched: string[], missing: string[]}} Recognised codes
 *   of the units in the order of the shapes; words for shapes that are no unit; codes without a shape
 */

import { fold } from "../shared/folding.js";

const KINDS = /^(?:(?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho) |(?:tt|tx|tp|p|x|h|q)\. ?)/;
/** A column holds the codes where it names so much of the shapes, or of the units. */
const ENOUGH = 1 / 2;

/**
 * Recognises the units.
 *
 * @param {Shape[]} shapes
 * @param {Named[]} units
 * @returns {Recognised}
 */
export function recognise(shapes, units) {
  const byCode = index(units, ({ code }) => codeForm(code));
  const codes = column(shapes, (value) => only(byCode, codeForm(value)));
  const hasCodes = Math.max(codes.found / shapes.length, codes.found / units.length) >= ENOUGH;
  const owners = shapes.map(({ properties }) =>
    hasCodes ? only(byCode, codeForm(properties[codes.key]))?.code : undefined,
  );
  byName(shapes, owners, units);
  const matches = new Set(owners);
  return {
    owners,
    unmatched: shapes.map(shapeWords).filter((_, at) => owners[at] === undefined),
    missing: units.map(({ code }) => code).filter((code) => !matches.has(code)),
  };
}

/**
 * @param {Shape[]} shapes
 * @param {(string | undefined)[]} owners filled in where a name, and the district if told, leave one unit
 * @param {Named[]} units
 */
function byName(shapes, owners, units) {
  const matches = new Set(owners);
  const others = units.filter(({ code }) => !matches.has(code));
  const byForm = index(others, ({ name }) => nameForm(name));
  const districts = index(units, ({ district }) => nameForm(district));
  const names = column(shapes, (value) => byForm.get(nameForm(value))?.[0]);
  const places = column(shapes, (value) => districts.get(nameForm(value))?.[0], names.key);
  shapes.forEach(({ properties }, at) => {
    if (owners[at] !== undefined) return;
    const place = places.found ? nameForm(properties[places.key]) : "";
    const fitting = (byForm.get(nameForm(properties[names.key])) ?? []).filter(
      ({ district }) => place === "" || district === "" || nameForm(district) === place,
    );
    if (fitting.length === 1) owners[at] = fitting[0]?.code;
  });
}

/**
 * Finds the property that leads to most units.
 *
 * @param {Shape[]} shapes
 * @param {(value: unknown) => Named | undefined} find
 * @param {string} [except]
 */
function column(shapes, find, except) {
  /** @type {Map<string, Set<string>>} */
  const codes = new Map();
  for (const { properties } of shapes) {
    for (const [key, value] of Object.entries(properties)) {
      const unit = key === except ? undefined : find(value);
      if (unit) codes.set(key, (codes.get(key) ?? new Set()).add(unit.code));
    }
  }
  const [best] = [...codes].sort(([, one], [, other]) => other.size - one.size);
  return { key: best?.[0] ?? "", found: best?.[1].size ?? 0 };
}

/**
 * @param {Named[]} units
 * @param {(unit: Named) => string} form
 */
function index(units, form) {
  /** @type {Map<string, Named[]>} */
  const groups = new Map();
  for (const unit of units) {
    const key = form(unit);
    if (key) groups.set(key, [...(groups.get(key) ?? []), unit]);
  }
  return groups;
}

/**
 * @param {Map<string, Named[]>} groups
 * @param {string} key
 */
function only(groups, key) {
  const units = groups.get(key);
  return units?.length === 1 ? units[0] : undefined;
}

/** @param {unknown} value */
const textOf = (value) => (typeof value === "string" || typeof value === "number" ? String(value).trim() : "");

/**
 * A code without the zeros that spreadsheets drop.
 *
 * @param {unknown} value
 */
const codeForm = (value) => textOf(value).replace(/^0+(?=\d)/, "").toLowerCase();

/**
 * A name without its kind and accents, and one for spellings that vary: Đăk and Đác, Ngọk and Ngọc, Mỹ and Mĩ.
 *
 * @param {unknown} value
 */
function nameForm(value) {
  const plain = fold(textOf(value)).replace(KINDS, "");
  return plain.replace(/c(?![a-z])/g, "k").replaceAll("y", "i").replace(/[^a-z0-9]/g, "");
}

/**
 * Returns words for a shape: its place in the file, and what its properties call it.
 *
 * @param {Pick<Shape, "properties">} shape
 * @param {number} at
 */
export function shapeWords({ properties }, at) {
  const texts = Object.values(properties).filter((value) => typeof value === "string" && /\p{L}/u.test(value));
  return [`hình thứ ${at + 1}`, ...texts.slice(0, 2).map((text) => String(text).slice(0, 60))].join(", ");
}
