/**
 * The ground that scenarios are built on: the open list with its pairs, as the engine holds it.
 *
 * @typedef {import("./chooser.js").Unit} Unit
 * @typedef {import("./groups.js").Result} Result
 * @typedef {import("./scenario.js").Scenario} Scenario
 * @typedef {import("./suggestions.js").Answer} Answer
 * @typedef {{units: Unit[], errors: string[], notes: string[], unknown_columns: string[], doubtful: boolean, kinds: Record<string, string>, verdicts: Record<string, string>, unit_verdicts: Record<string, string>, categories: Record<string, string>,
 *   classes: string[], rules: {id: string, title: string, status: string, mark: string, question: "arrangement" | "standard"}[],
 *   judged_by: string, law_version: string}} Words
 * @typedef {import("../shapes/borders.js").Picture} Picture
 * @typedef {{name: string, content: Blob | string, pairs: string, picture?: Picture | undefined, confirm?: boolean,
 *   rules?: string, changes?: object[]}} Given `changes` where it is the list of another page
 */

import { call, runs } from "../engine/engine.js";
import { callWith } from "../engine/file.js";
import { putBorders } from "../list/shelf.js";
import { isoDay } from "../shared/day.js";
import { capital } from "../shared/result.js";

/** One list at a time; where the engine's worker has ended, the list is brought into the new one. */
export class Ground {
  /** @type {Given | undefined} */
  #list;
  #run = 0;
  /** @type {WeakMap<Scenario, Promise<Result>>} */
  #results = new WeakMap();
  /** @type {Words | undefined} */
  #words;
  /** @type {Map<string, Unit>} */
  units = new Map();

  /** The words and units of the open list. */
  get words() {
    return /** @type {Words} */ (this.#words);
  }

  get isOpen() {
    return this.#words !== undefined;
  }

  get name() {
    return this.#list?.name ?? "";
  }

  /** The reader's own shapes, where there are some. */
  get picture() {
    return this.#list?.picture;
  }

  get hasPairs() {
    return Boolean(this.#list?.pairs);
  }

  /** Whether it is the list that is open on “Đánh giá danh sách”. */
  get isTakenOver() {
    return this.#list?.changes !== undefined;
  }

  /**
   * Opens a list with its pairs, an empty text where there are none.
   *
   * @param {Given} list
   * @returns {Promise<string | undefined>} why it cannot be opened; the list before stays open then
   */
  async open(list) {
    return this.#take(list);
  }

  /**
   * Opens the list once more, with all that is doubtful in it confirmed.
   *
   * @returns {Promise<string | undefined>} why it cannot be opened
   */
  async confirm() {
    return this.#take({ .../** @type {Given} */ (this.#list), confirm: true });
  }

  /**
   * Puts other pairs under the open list.
   *
   * @param {string} pairs CSV
   * @param {Picture} [picture] the shapes that they come from
   * @returns {Promise<string | undefined>} why they cannot be used
   */
  async usePairs(pairs, picture) {
    await this.#reopen();
    const answer = await call("open_pairs", { pairs });
    if (answer.error !== undefined) return answer.error;
    this.#list = { .../** @type {Given} */ (this.#list), pairs, picture };
    if (this.isTakenOver) void putBorders({ name: this.name, pairs, picture });
    this.#show({ ...this.words, units: answer.units });
    return undefined;
  }

  /**
   * @param {Given} list
   * @returns {Promise<string | undefined>}
   */
  async #take(list) {
    const run = runs();
    const { content, picture, ...request } = list;
    const answer = await callWith("open_ground", request, content);
    if (answer.error !== undefined) return answer.error;
    [this.#list, this.#run] = [list, run];
    this.#show(answer);
    return undefined;
  }

  async #reopen() {
    if (this.#list && this.#run !== runs()) await this.#take(this.#list);
  }

  /** @param {Words} words */
  #show(words) {
    this.#words = words;
    this.units = new Map(words.units.map((unit) => [unit.code, unit]));
    this.#results = new WeakMap();
  }

  /**
   * Judges a scenario, each once.
   *
   * @param {Scenario} scenario
   */
  async judge(scenario) {
    await this.#reopen();
    const result = this.#results.get(scenario) ?? /** @type {Promise<Result>} */ (call("judge_scenario", scenario));
    this.#results.set(scenario, result);
    result.catch(() => this.#results.delete(scenario));
    return result;
  }

  /**
   * Holds a scenario against another plan.
   *
   * @param {Scenario} scenario
   * @param {Scenario} other
   * @returns {Promise<import("./reference.js").Differences>}
   */
  async differences(scenario, other) {
    await this.#reopen();
    return (await call("judge_scenario", { ...scenario, reference: other })).differences;
  }

  /**
   * Weighs units that are chosen and not yet a group.
   *
   * @param {Scenario} scenario
   * @param {string[]} codes
   * @param {string} kind of the new unit, empty where the reader states none
   * @returns {Promise<import("./panel.js").Weighed>}
   */
  async weigh({ rules, place, roadless, groups }, codes, kind) {
    await this.#reopen();
    return call("weigh_choice", { rules, place, codes, kind, roadless, groups });
  }

  /**
   * Makes a paper of a scenario: a Word file in base64, or the same to print.
   *
   * @param {Scenario} scenario
   * @param {string} paper
   * @param {boolean} [print]
   * @returns {Promise<{base64: string, paper: import("../shared/paper.js").Paper}>}
   */
  async paper(scenario, paper, print = false) {
    await this.#reopen();
    return call("scenario_paper", { ...scenario, paper, print, day: isoDay() });
  }

  /**
   * Proposes groups for a district.
   *
   * @param {Scenario} scenario
   * @param {string} district
   * @returns {Promise<Answer>}
   */
  async propose({ rules, place, keep, roadless }, district) {
    await this.#reopen();
    return call("propose_groups", { rules, place, keep, district, roadless });
  }

  /** @param {string} code */
  nameOf(code) {
    return this.units.get(code)?.name ?? code;
  }

  /**
   * Describes a unit in one line, with what the scenario makes of it.
   *
   * @param {Unit} unit
   * @param {Scenario} scenario
   */
  describe(unit, scenario) {
    const groups = scenario.groups.flatMap(({ members, parts, name }, at) =>
      members.includes(unit.code) ? [`${unit.code in (parts ?? {}) ? "một phần, " : ""}nhóm ${at + 1}: ${name}`] : [],
    );
    const marks = [...groups, scenario.keep.includes(unit.code) ? "giữ nguyên" : ""].filter(Boolean);
    const kind = this.words.kinds[unit.kind] ?? "";
    const title = `${capital(kind)} ${unit.name}`;
    return [`${title} (${unit.code})`, unit.area, unit.population, ...marks].join(" · ");
  }
}
