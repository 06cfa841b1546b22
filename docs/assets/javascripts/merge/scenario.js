/**
 * Scenarios as data: what the reader has grouped, with undo, links and files; nothing of the law.
 *
 * @typedef {{area: string, population: string}} Part of a unit, in km² and people as the reader writes them
 * @typedef {{name: string, members: string[], kind: string, class: string, colour?: number,
 *   parts?: Record<string, Part>, seat?: string}} Group `parts` of the members that are not taken as a whole;
 *   `seat` is the member with which the new unit has its seat
 * @typedef {{name: string, rules: string, place: string, keep: string[],
 *   classes: Record<string, string>, groups: Group[], roadless: [string, string][]}} Scenario
 *   `roadless` are neighbours that no road joins
 * @typedef {{scenarios: Scenario[], current: number}} State
 */

import { colourOf } from "./colours.js";

/** As many scenarios stand side by side at most. */
export const MOST = 6;
const FORMAT = "scenarios-1";
const ONE = "scenario-1";
const BETWEEN = "~";

/**
 * @param {string} name
 * @param {string} rules
 * @param {string} place
 * @returns {Scenario}
 */
export function blank(name, rules, place) {
  return { name, rules, place, keep: [], classes: {}, groups: [], roadless: [] };
}

/** The states so far, and where among them the reader is. */
export class History {
  /** @type {State[]} */
  #states;
  #at = 0;

  /** @param {State} state */
  constructor(state) {
    this.#states = [state];
  }

  get state() {
    return /** @type {State} */ (this.#states[this.#at]);
  }

  get canUndo() {
    return this.#at > 0;
  }

  get canRedo() {
    return this.#at < this.#states.length - 1;
  }

  /** @param {State} state */
  push(state) {
    this.#states = [...this.#states.slice(0, this.#at + 1), state];
    this.#at += 1;
  }

  undo() {
    if (this.canUndo) this.#at -= 1;
  }

  redo() {
    if (this.canRedo) this.#at += 1;
  }
}

/**
 * Takes units out of all groups; a group left with fewer than two goes.
 *
 * @param {Group[]} groups
 * @param {Iterable<string>} codes
 * @returns {Group[]}
 */
export function without(groups, codes) {
  const codeSet = new Set(codes);
  return groups
    .map((group) => ({
      ...group,
      members: group.members.filter((code) => !codeSet.has(code)),
      ...(group.parts && { parts: Object.fromEntries(Object.entries(group.parts).filter(([code]) => !codeSet.has(code))) }),
      ...(group.seat && codeSet.has(group.seat) && { seat: "" }),
    }))
    .filter((group) => group.members.length > 1);
}

/**
 * Writes a code as a word: names that stand for codes have spaces.
 *
 * @param {string} code
 */
const word = (code) => code.replace(/[ %.~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** @param {string} text */
const unword = (text) => text.replace(/%(20|25|2e|7e)/g, (_, sign) => String.fromCharCode(parseInt(sign, 16)));

/**
 * Writes a scenario as what a link carries.
 *
 * @param {Scenario} scenario
 */
export function toQuery(scenario) {
  const query = new URLSearchParams({ ten: scenario.name, luat: scenario.rules });
  if (scenario.place) query.set("noi", scenario.place);
  if (scenario.keep.length) query.set("giu", scenario.keep.map(word).join(" "));
  const classes = Object.entries(scenario.classes).map(([code, value]) => `${word(code)}.${value}`);
  if (classes.length) query.set("loai", classes.join(" "));
  if (scenario.roadless.length) query.set("duong", scenario.roadless.map((pair) => pair.map(word).join(".")).join(" "));
  for (const { name, members, kind, class: given, colour, parts, seat } of scenario.groups) {
    const pieces = Object.entries(parts ?? {}).map(([code, { area, population }]) => [code, area, population].map(word).join("."));
    const fields = [name.replaceAll(BETWEEN, " "), kind, given, members.map(word).join(" "), colour];
    if (pieces.length || seat) fields.push(pieces.join(" "));
    if (seat) fields.push(word(seat));
    query.append("nhom", fields.join(BETWEEN));
  }
  return query;
}

/**
 * Reads the scenario of a link.
 *
 * @param {URLSearchParams} query
 * @returns {Scenario | undefined} undefined where the link carries none
 */
export function fromQuery(query) {
  const rules = query.get("luat");
  if (rules === null) return undefined;
  const words = (/** @type {string} */ name) => (query.get(name) ?? "").split(" ").filter(Boolean);
  const codes = (/** @type {string[]} */ words) => words.map(unword);
  return {
    name: query.get("ten") || "Phương án",
    rules,
    place: query.get("noi") ?? "",
    keep: codes(words("giu")),
    classes: Object.fromEntries(
      words("loai").map((pair) => {
        const [code = "", value = ""] = pair.split(".");
        return [unword(code), value];
      }),
    ),
    roadless: pairsOf(words("duong").map((pair) => codes(pair.split(".")))),
    groups: query.getAll("nhom").map((group) => {
      const [name = "", kind = "", given = "", members = "", colour, pieces = "", seat = ""] = group.split(BETWEEN);
      const parts = Object.fromEntries(
        pieces
          .split(" ")
          .filter(Boolean)
          .map((piece) => {
            const [code = "", area = "", population = ""] = codes(piece.split("."));
            return [code, { area, population }];
          }),
      );
      return { name, kind, class: given, members: codes(members.split(" ").filter(Boolean)), colour: colourOf(colour), parts, seat: unword(seat) };
    }),
  };
}

/**
 * Writes all scenarios as a file.
 *
 * @param {State} state
 * @param {string} list the name of the list they are built on
 */
export function toFile(state, list) {
  return `${JSON.stringify({ format: FORMAT, list, ...state }, null, 1)}\n`;
}

/**
 * Reads a file of one or of several scenarios.
 *
 * @param {string} text
 * @returns {State} throws where the file holds none
 */
export function fromFile(text) {
  const content = JSON.parse(text);
  if (content.format === ONE) return { scenarios: [complete(content)], current: 0 };
  if (content.format !== FORMAT) throw new Error("format");
  const scenarios = content.scenarios.slice(0, MOST).map(complete);
  if (!scenarios.length) throw new Error("empty");
  return { scenarios, current: Math.min(Number(content.current) || 0, scenarios.length - 1) };
}

/**
 * Keeps what is a pair.
 *
 * @param {string[][]} words
 */
const pairsOf = (words) => /** @type {[string, string][]} */ (words.filter(({ length }) => length === 2));

/**
 * Completes what another version of the site has written.
 *
 * @param {any} content
 * @returns {Scenario}
 */
export function complete({ name, rules, place, keep, classes, groups, roadless }) {
  const texts = (/** @type {unknown[]} */ list) => list.map(String);
  return {
    name: String(name),
    rules: String(rules),
    place: String(place ?? ""),
    keep: texts(keep ?? []),
    classes: { ...classes },
    roadless: pairsOf((roadless ?? []).map(texts)),
    groups: groups.map((/** @type {any} */ group) => ({
      name: String(group.name),
      members: texts(group.members),
      kind: String(group.kind ?? ""),
      class: String(group.class ?? ""),
      colour: colourOf(group.colour),
      seat: String(group.seat ?? ""),
      parts: Object.fromEntries(
        Object.entries(group.parts ?? {}).map(([code, part]) => [code, { area: String(part.area ?? ""), population: String(part.population ?? "") }]),
      ),
    })),
  };
}

/**
 * Keeps of a scenario only what the list at hand knows.
 *
 * @param {Scenario} scenario
 * @param {Set<string>} codes
 * @returns {{scenario: Scenario, unknown: string[]}}
 */
export function fitted(scenario, codes) {
  const unknown = [...new Set([...scenario.groups.flatMap(({ members }) => members), ...scenario.keep])].filter(
    (code) => !codes.has(code),
  );
  return {
    scenario: {
      ...scenario,
      keep: scenario.keep.filter((code) => codes.has(code)),
      roadless: scenario.roadless.filter((pair) => pair.every((code) => codes.has(code))),
      groups: without(scenario.groups, unknown),
    },
    unknown,
  };
}
