/**
 * Arranging: what becomes of a scenario when the reader groups, joins, keeps or releases units.
 *
 * @typedef {import("./scenario.js").Scenario} Scenario
 * @typedef {(code: string) => string} NameOf
 * @typedef {{change?: Partial<Scenario>, notice: string}} Step without a change where it cannot be done;
 *   `notice` is for the reader
 */

import { without } from "./scenario.js";

/**
 * What stays of the units that groups take in part, as the engine tells it.
 *
 * @typedef {{code: string, area: string, population: string, text: string}} Rest
 */

/**
 * Leaves each group what it takes in part; what stays of such a unit is the part that another group takes.
 *
 * @param {Scenario} scenario
 * @param {string[]} codes
 * @param {Rest[]} rests
 */
function dividing({ groups }, codes, rests) {
  const pieces = rests.filter(({ code }) => codes.includes(code));
  const whole = codes.filter((code) => !pieces.some((rest) => rest.code === code));
  const parts = Object.fromEntries(pieces.map(({ code, area, population }) => [code, { area, population }]));
  return { groups: without(groups, whole), parts };
}

/**
 * Makes a group of units, taken out of the groups that they were in.
 *
 * @param {Scenario} scenario
 * @param {string[]} codes
 * @param {NameOf} nameOf
 * @param {Rest[]} rests
 * @param {string} [kind] of the new unit, where the reader states one
 * @returns {Step}
 */
export function makeGroup(scenario, codes, nameOf, rests, kind = "") {
  const refusal = keptAmong(scenario, codes, nameOf);
  if (refusal) return refusal;
  if (codes.length < 2) return { notice: "Hãy chọn ít nhất hai đơn vị để gộp." };
  const name = codes.map(nameOf).join(" - ");
  const { groups, parts } = dividing(scenario, codes, rests);
  const group = { name, members: [...codes].sort(), kind, class: "", parts };
  return {
    change: { groups: [...groups, group] },
    notice: `Đã gộp ${codes.length} đơn vị thành nhóm ${name}.`,
  };
}

/**
 * Adds units to the last group.
 *
 * @param {Scenario} scenario
 * @param {string[]} codes
 * @param {NameOf} nameOf
 * @param {Rest[]} rests
 * @returns {Step}
 */
export function addToGroup(scenario, codes, nameOf, rests) {
  const refusal = keptAmong(scenario, codes, nameOf);
  if (refusal) return refusal;
  const last = scenario.groups.at(-1);
  if (!last || !codes.length) return { notice: "Cần có một nhóm và ít nhất một đơn vị đang chọn." };
  const members = [...new Set([...last.members, ...codes])].sort();
  const added = codes.filter((code) => !last.members.includes(code));
  const { groups, parts } = dividing({ ...scenario, groups: scenario.groups.slice(0, -1) }, added, rests);
  return { change: { groups: [...groups, { ...last, members, parts: { ...last.parts, ...parts } }] }, notice: `Đã thêm vào nhóm ${last.name}.` };
}

/**
 * Keeps units as they are, or lets them go where all of them are kept.
 *
 * @param {Scenario} scenario
 * @param {string[]} codes
 * @returns {Step}
 */
export function toggleKeep(scenario, codes) {
  if (!codes.length) return { notice: "Chưa chọn đơn vị nào." };
  const before = new Set(scenario.keep);
  if (codes.every((code) => before.has(code))) {
    return { change: { keep: scenario.keep.filter((code) => !codes.includes(code)) }, notice: "Đã bỏ giữ." };
  }
  const keep = [...new Set([...before, ...codes])].sort();
  return { change: { keep, groups: without(scenario.groups, codes) }, notice: `Giữ nguyên ${codes.length} đơn vị.` };
}

/**
 * Marks two neighbours as joined by no road, or by one after all.
 *
 * @param {Scenario} scenario
 * @param {string[]} codes two
 * @param {NameOf} nameOf
 * @returns {Step}
 */
export function roadMarked({ roadless }, codes, nameOf) {
  const [one = "", other = ""] = [...codes].sort();
  const others = roadless.filter((pair) => pair[0] !== one || pair[1] !== other);
  const names = codes.map(nameOf).join(", ");
  if (others.length < roadless.length) return { change: { roadless: others }, notice: `Đã nêu: ${names} có đường nối.` };
  return { change: { roadless: [...others, [one, other]] }, notice: `Đã nêu: ${names} không có đường nối.` };
}

/**
 * Takes over proposed groups.
 *
 * @param {Scenario} scenario
 * @param {{names: string[], members: string[]}[]} groups
 * @returns {Step}
 */
export function adopt(scenario, groups) {
  const codes = groups.flatMap(({ members }) => members);
  const added = groups.map(({ names, members }) => ({ name: names.join(" - "), members, kind: "", class: "" }));
  return { change: { groups: [...without(scenario.groups, codes), ...added] }, notice: "Đã dùng phương án đề xuất." };
}

/**
 * @param {Scenario} scenario
 * @param {string[]} codes
 * @param {NameOf} nameOf
 * @returns {Step | undefined}
 */
function keptAmong({ keep }, codes, nameOf) {
  const names = codes.filter((code) => keep.includes(code)).map(nameOf);
  return names.length ? { notice: `${names.join(", ")} đang được giữ nguyên: hãy bỏ giữ trước khi gộp.` } : undefined;
}
