/**
 * What the map shows of a unit: its colour, its sign and its words.
 *
 * @typedef {import("./ground.js").Ground} Ground
 * @typedef {import("./groups.js").Result} Result
 * @typedef {import("./scenario.js").Scenario} Scenario
 * @typedef {{ground: Ground, scenario: Scenario, result: Result | undefined, chosen: Set<string>,
 *   categories: ReturnType<typeof import("./categories.js").categories>, differs(code: string): boolean}} Now
 */

import { SIGNS } from "./categories.js";
import { standing } from "./groups.js";

/** The verdicts on units that are to be looked at, in the order of their weight. @type {Record<string, string>} */
export const OPEN = { must_arrange: "▲", below_standard: "▲", undetermined: "?" };

/** What stands beside the number of a group with the unit that has its seat. */
const SEAT = "★";

/** What stands beside the number of a group that does not surely meet what is asked. @type {Record<string, string>} */
const OF_GROUP = { below_standard: "▲", undetermined: "?", waived: "◇", none: "!" };

/**
 * Gives what `tileMap` and `shapeMap` ask of a unit, from what is true at that moment.
 *
 * @param {() => Now} now
 */
export function signs(now) {
  const groupOf = (/** @type {string} */ code) => now().scenario.groups.findIndex(({ members }) => members.includes(code));
  /** The number of its group; those that take a part of it in brackets. @param {string} code */
  const numbersOf = (code) =>
    now()
      .scenario.groups.map(({ members, parts }, at) => (members.includes(code) ? (code in (parts ?? {}) ? `(${at + 1})` : `${at + 1}`) : ""))
      .join("");
  const hasSeat = (/** @type {string} */ code) => now().scenario.groups.some(({ seat }) => seat === code);
  const openOf = (/** @type {string} */ code) => now().result?.to_arrange.find((one) => one.code === code)?.verdict ?? "";
  const touching = (/** @type {string} */ code) => now().ground.units.get(code)?.neighbours ?? [];
  return {
    touching,
    /** @param {string} code */
    classOf(code) {
      const { scenario, categories, differs } = now();
      const group = scenario.groups[groupOf(code)];
      return `${group ? `group colour-${group.colour}` : openOf(code) || "none"}${categories.shows(code) && differs(code) ? "" : " faded"}`;
    },
    /** @param {string} code */
    markOf(code) {
      const { scenario, result, chosen, categories } = now();
      const group = groupOf(code);
      const answer = result?.groups[group];
      const sign = scenario.keep.includes(code) ? "◆" : (SIGNS[categories.of(code)] ?? "");
      const number = `${numbersOf(code)}${answer ? (OF_GROUP[standing(answer)] ?? "") : ""}${hasSeat(code) ? SEAT : ""}`;
      return `${chosen.has(code) ? "✓" : ""}${group < 0 ? sign : number}`;
    },
    /**
     * The number and the name first, as they stand on the map.
     *
     * @param {string} code
     */
    labelOf(code) {
      const { ground, scenario, chosen, categories } = now();
      const unit = ground.units.get(code);
      if (!unit) return `${code}: không có trong danh sách`;
      const group = groupOf(code);
      const head = `${group < 0 ? "" : `Nhóm ${numbersOf(code)}, `}${unit.name} (${ground.words.kinds[unit.kind]}, ${code})`;
      const part = code in (scenario.groups[group]?.parts ?? {}) ? "một phần " : "";
      const name = group < 0 ? "" : `${part}nhóm ${scenario.groups[group]?.name}`;
      const seat = hasSeat(code) ? "nơi đặt trụ sở" : "";
      const keep = scenario.keep.includes(code) ? "giữ nguyên" : "";
      const near = !chosen.has(code) && unit.neighbours.some((one) => chosen.has(one)) ? "giáp đơn vị đang chọn" : "";
      return [head, unit.area, unit.population, name, seat, keep, categories.wordsOf(code), near].filter(Boolean).join(" · ");
    },
    nameOf: (/** @type {string} */ code) => now().ground.nameOf(code),
    /** The groups as the list beside the map has them: colour, and words. */
    groups() {
      const { ground, scenario, result } = now();
      return scenario.groups.map(({ name, colour }, at) => {
        const answer = result?.groups[at];
        const verdict = answer && standing(answer);
        const words = verdict && (ground.words.verdicts[verdict] ?? "chưa tính được");
        return { colour, text: [`${at + 1}${verdict ? (OF_GROUP[verdict] ?? "") : ""}. ${name}`, words].filter(Boolean).join(": ") };
      });
    },
    pressed: (/** @type {string} */ code) => now().chosen.has(code),
    has: (/** @type {string} */ code) => now().ground.units.has(code),
    size: () => now().ground.units.size,
  };
}
