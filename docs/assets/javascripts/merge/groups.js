/**
 * The groups of a scenario on the page: each new unit with its figures, verdict and borders.
 *
 * @typedef {{name: string, members: string[], names: string[], kind: string,
 *   area_km2: [string, string | null], population: [number, number | null], verdict: string,
 *   waived: boolean, contiguous: boolean | null, pairs: [string, string, string][],
 *   parts: {code: string}[], seat: Seat | null, explanation: string, name_notes: string[], error?: string}} Judged
 * @typedef {import("./seat.js").Seat} Seat
 * @typedef {{text: string, citation: string, grade: string, task?: string}} Consequence
 * @typedef {{rules: string, groups: Judged[], units_before: number, units_after: number,
 *   rests: import("./arranging.js").Rest[], to_arrange: {code: string, name: string, verdict: string}[],
 *   categories: Record<string, string[]>, consequences: Consequence[]}} Result
 * @typedef {import("./scenario.js").Scenario} Scenario
 * @typedef {import("./scenario.js").Group} Group
 * @typedef {import("./chooser.js").Unit} Unit
 * @typedef {{kinds: Record<string, string>, verdicts: Record<string, string>, unit_verdicts: Record<string, string>, classes: string[],
 *   rules: {id: string, mark: string}[]}} Words
 * @typedef {{change(index: number, group: Partial<Group>, notice: string): void,
 *   remove(index: number): void, release(index: number, code: string): void,
 *   classify(code: string, given: string): void}} Actions
 */

import { field } from "./chooser.js";
import { button, element } from "../shared/dom.js";
import { explanationList } from "../shared/result.js";
import { partOf } from "./part.js";
import { distances } from "./seat.js";
import { without } from "./scenario.js";

const COMMUNE_KINDS = ["commune", "ward", "township"];

/** @param {boolean | null} contiguous */
function contiguityText(contiguous) {
  if (contiguous === null) return "chưa rõ có liền kề";
  return contiguous ? "liền kề" : "không liền kề";
}

/**
 * Returns a span of a figure as Vietnamese write it.
 *
 * @param {[string | number, string | number | null]} span
 */
export function spanText([low, high]) {
  const text = (/** @type {string | number} */ value) => {
    const [whole = "", fraction] = String(value).split(".");
    const text = whole.replace(/\B(?=(\d{3})+$)/g, ".");
    return fraction ? `${text},${fraction}` : text;
  };
  if (high === null) return `từ ${text(low)}`;
  return low === high ? text(low) : `${text(low)} đến ${text(high)}`;
}

/**
 * Returns what a group is counted and coloured as: its verdict, "waived" where an exception spares it
 * the check that it would not pass, or "none" where it forms no unit.
 *
 * @param {Judged} judged
 */
export function standing({ error, verdict, waived }) {
  if (error !== undefined) return "none";
  return waived && verdict !== "meets_standard" ? "waived" : verdict;
}

/**
 * Shows the groups of a scenario, each with what can be changed about it.
 *
 * @param {Result} result
 * @param {Scenario} scenario
 * @param {Map<string, Unit>} units
 * @param {Words} words
 * @param {(change: Partial<Scenario>, notice: string) => void} change
 */
export function groupCards({ groups: results }, scenario, units, words, change) {
  const { groups } = scenario;
  /** @type {Actions} */
  const actions = {
    change: (at, values, notice) =>
      change({ groups: groups.map((group, index) => (index === at ? { ...group, ...values } : group)) }, notice),
    remove: (at) => change({ groups: groups.filter((_, index) => index !== at) }, "Đã bỏ nhóm."),
    release: (at, code) =>
      change({ groups: groups.flatMap((group, index) => (index === at ? without([group], [code]) : [group])) }, `Đã tách ${units.get(code)?.name}.`),
    classify: (code, value) => {
      const classes = { ...scenario.classes, [code]: value };
      if (!value) delete classes[code];
      change({ classes }, "Đã nêu loại I, II, III.");
    },
  };
  return results.map((one, at) => groupCard(one, /** @type {Group} */ (groups[at]), at, units, scenario, words, actions));
}

/**
 * Shows a group: its name and kind to change, its members to release, and what the engine says.
 *
 * @param {Judged} result
 * @param {Group} group
 * @param {number} index
 * @param {Map<string, Unit>} units
 * @param {Scenario} scenario
 * @param {Words} words
 * @param {Actions} actions
 */
function groupCard(result, group, index, units, scenario, words, actions) {
  const title = `merge-group-${index}`;
  const name = element("input", { type: "text", id: `${title}-name`, autocomplete: "off" });
  name.value = group.name;
  name.addEventListener("change", () => actions.change(index, { name: name.value.trim() || group.name }, "Đã đổi tên."));
  const commune = COMMUNE_KINDS.includes(units.get(group.members[0] ?? "")?.kind ?? "");
  const kinds = Object.entries(words.kinds).filter(([kind]) => COMMUNE_KINDS.includes(kind) === commune);
  const kind = choice(`${title}-kind`, [["", "theo các đơn vị cũ"], ...kinds], group.kind);
  kind.addEventListener("change", () => actions.change(index, { kind: kind.value }, "Đã đổi loại."));
  const classes = choice(`${title}-class`, classOptions(words), group.class);
  classes.addEventListener("change", () => actions.change(index, { class: classes.value }, "Đã nêu loại I, II, III."));
  const members = group.members.map((code) => /** @type {[string, string]} */ ([code, units.get(code)?.name ?? code]));
  const seat = choice(`${title}-seat`, [["", "chưa chọn"], ...members], group.seat ?? "");
  seat.addEventListener("change", () => actions.change(index, { seat: seat.value }, seat.value ? "Đã chọn nơi đặt trụ sở." : "Đã bỏ nơi đặt trụ sở."));
  const remove = button("Bỏ nhóm", () => actions.remove(index), { id: `${title}-remove` });
  const items = group.members.map((code) => {
    const unit = units.get(code);
    const release = button("Tách", () => actions.release(index, code), {
      class: "md-button small",
      id: `${title}-release-${code}`,
      "aria-label": `Tách ${unit?.name} khỏi nhóm`,
    });
    const select = choice(`${title}-class-${code}`, classOptions(words), scenario.classes[code] ?? "");
    select.setAttribute("aria-label", `Loại I, II, III của ${unit?.name}`);
    select.addEventListener("change", () => actions.classify(code, select.value));
    const text = `${words.kinds[unit?.kind ?? ""] ?? ""} ${unit?.name} (${code}): ${unit?.area}; ${unit?.population} `;
    const divide = partOf(`${title}-part-${code}`, unit?.name ?? code, group.parts?.[code], (part) => {
      const { [code]: _, ...others } = group.parts ?? {};
      actions.change(index, { parts: part ? { ...others, [code]: part } : others }, part ? `Đã nêu phần của ${unit?.name}.` : `${unit?.name} được nhập cả đơn vị.`);
    });
    return element("li", {}, text, select, release, divide);
  });
  return element(
    "section",
    { class: "merge-group", "aria-labelledby": title },
    element("h3", { id: title, tabindex: "-1", class: `merge-sign colour-${group.colour}` }, `${index + 1}. ${group.name}`),
    ...result.name_notes.map((note) => element("p", { class: "merge-name" }, note)),
    ...(result.error === undefined ? answer(result, words, markOf(words, scenario.rules)) : [element("p", { class: "failure" }, result.error)]),
    element("h4", {}, "Đơn vị cũ"),
    element("ul", { class: "merge-members" }, ...items),
    element(
      "details",
      { class: "merge-change" },
      element("summary", {}, "Tên, loại, trụ sở của đơn vị mới"),
      field(`${title}-name`, "Tên đơn vị mới", name),
      element("p", { class: "hint" }, "Trang so tên này với tên các đơn vị khác; có dễ đọc, ngắn gọn hay không thì trang không xét."),
      field(`${title}-kind`, "Loại của đơn vị mới", kind),
      field(`${title}-class`, "Phân loại I, II, III của đơn vị mới", classes),
      field(seat.id, "Trụ sở của đơn vị mới đặt ở", seat),
    ),
    element("p", {}, remove),
  );
}

/**
 * What stands beside a verdict of rules that are not in force.
 *
 * @param {Words} words
 * @param {string} rules
 */
export const markOf = (words, rules) => words.rules.find(({ id }) => id === rules)?.mark ?? "";

/**
 * @param {Judged} result
 * @param {Words} words
 * @param {string} mark
 */
function answer(result, words, mark) {
  const pairs = result.pairs.map(([one, other, text]) => element("li", {}, `${one} - ${other}: ${text}`));
  const verdict = standing(result);
  return [
    element(
      "p",
      { class: "merge-totals" },
      element("strong", { class: `merge-verdict merge-${verdict}` }, words.verdicts[verdict] ?? ""),
      ...(mark ? [" ", element("span", { class: "not-in-force" }, `(${mark})`)] : []),
      `, ${contiguityText(result.contiguous)}: ${words.kinds[result.kind]} ${spanText(result.area_km2)} km², `,
      `${spanText(result.population)} người.`,
      ...(result.parts.length ? [" ", element("span", { class: "hint" }, "Có phần đơn vị theo số liệu người dùng nêu.")] : []),
    ),
    element(
      "details",
      {},
      element("summary", {}, "Vì sao"),
      explanationList(result.explanation),
    ),
    element("details", {}, element("summary", {}, "Liền kề từng cặp"), element("ul", {}, ...pairs)),
    ...(result.seat ? [distances(result.seat)] : []),
  ];
}

/** @param {Words} words */
function classOptions(words) {
  return /** @type {[string, string][]} */ ([["", "chưa nêu loại"], ...words.classes.map((name) => [name, `loại ${name}`])]);
}

/**
 * Makes a select with one option chosen.
 *
 * @param {string} id
 * @param {[string, string][]} options
 * @param {string} value
 */
export function choice(id, options, value) {
  const select = element("select", { id }, ...options.map(([name, text]) => element("option", { value: name }, text)));
  select.value = value;
  return select;
}

/**
 * Shows what follows from the scenario, tasks with links to their pages.
 *
 * @param {Consequence[]} consequences
 */
export function consequenceList(consequences) {
  const items = consequences.map(({ text, citation, grade, task }) => {
    const source = [citation, grade ? `mức ${grade}` : ""].filter(Boolean).join(", ");
    const item = element("li", {}, text, source ? ` (${source})` : "");
    if (task) {
      const link = element("a", { href: `../../nhiem-vu/#${task}` }, "xem nhiệm vụ");
      item.append(" ", link);
    }
    return item;
  });
  return element("ul", { class: "merge-consequences" }, ...items);
}
