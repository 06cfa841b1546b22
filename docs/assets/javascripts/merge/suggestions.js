/**
 * What the engine proposes for a district: the best groups, why, what stays, and alternatives.
 *
 * @typedef {import("./groups.js").Judged & {reason: string}} Proposed
 * @typedef {import("./scenario.js").Scenario} Scenario
 * @typedef {{district: string, groups: Proposed[],
 *   unresolved: {code: string, name: string, reason: string}[], alternatives: {groups: Proposed[]}[],
 *   to_arrange: string[], units_before: number, units_after: number, optimal: boolean,
 *   bound: {unresolved: number, units_in_groups: number}}} Proposal
 * @typedef {{worst: Proposal, best: Proposal, differ: boolean}} Answer
 */

import { isOneCase, sideBySide } from "./cases.js";
import { button, element } from "../shared/dom.js";
import { spanText } from "./groups.js";
import { capital } from "../shared/result.js";
import { questionOf } from "./questions.js";
import { districtName, restsOn, tour } from "./tour.js";

const CASES = /** @type {const} */ (["worst", "best"]);
const DIFFERENT = "Hai trường hợp cho kết quả khác nhau: cần làm rõ số liệu còn thiếu trước khi quyết định.";

/** How often was asked, from any page: a new request ends the search for an earlier one. */
let turn = 0;

/** The proposals on show, and the search for them. */
export class Proposals {
  #place;
  #ground;
  /** What those on show were made for. */
  #basis = "";

  /**
   * @param {HTMLElement} place
   * @param {import("./ground.js").Ground} ground
   */
  constructor(place, ground) {
    this.#place = place;
    this.#ground = ground;
  }

  /**
   * Proposals hold for a list, its rules, the place of new wards, what is kept and where a road is missing.
   *
   * @param {Scenario} scenario
   */
  #basisOf({ rules, place, keep, roadless }) {
    return JSON.stringify([this.#ground.name, rules, place, keep, roadless]);
  }

  /**
   * Removes the proposals and ends the search for them where they do not hold any more.
   *
   * @param {Scenario} scenario
   */
  withdraw(scenario) {
    if (this.#basis === this.#basisOf(scenario)) return;
    turn += 1;
    this.#place.replaceChildren();
  }

  /**
   * Asks for proposals and shows them, district by district.
   *
   * @param {Scenario} scenario
   * @param {string[]} districts
   * @param {{say(text: string): void, use(groups: Proposed[]): void}} actions
   */
  async suggest(scenario, districts, { say, use }) {
    turn += 1;
    const now = turn;
    const over = () => now !== turn;
    this.#basis = this.#basisOf(scenario);
    this.#place.replaceChildren();
    const { kinds } = this.#ground.words;
    const question = questionOf(this.#ground.words, scenario.rules);
    const propose = (/** @type {string} */ district) => this.#ground.propose(scenario, district);
    /** @type {import("./tour.js").Guide["show"]} */
    const show = (answer, district, index) => suggestions(answer, districtName(district, districts.length === 1), index, kinds, question, use);
    if (districts.length > 1) {
      await tour(this.#place, districts, { propose, show, use, say, over, question });
      return;
    }
    const [district = ""] = districts;
    say(`Đang tìm cách gộp tốt nhất cho ${districtName(district, true)}…`);
    const answer = await propose(district);
    if (over()) return;
    this.#place.append(show(answer, district, 0));
    const differ = answer.differ ? ", khác nhau giữa hai trường hợp" : "";
    say(`Đề xuất cho ${districtName(district, true)}: ${answer.worst.groups.length} nhóm${differ}.`);
  }
}

/**
 * Shows both cases, or the one where all is known; `use` takes over the groups of the one that the reader picks.
 *
 * @param {Answer} answer
 * @param {string} district its name for the reader
 * @param {number} index of the district among those asked for
 * @param {Record<string, string>} kinds
 * @param {import("./questions.js").Words} question
 * @param {(groups: Proposed[]) => void} use
 */
function suggestions(answer, district, index, kinds, question, use) {
  const prefix = index ? `${index}-` : "";
  const isOne = isOneCase(answer);
  const cases = isOne ? /** @type {const} */ (["worst"]) : CASES;
  return element(
    "section",
    {},
    element("h3", {}, capital(district)),
    element("p", {}, `Dựa trên ${restsOn(answer.worst, answer.best, question)}.`),
    ...(isOne ? [] : [element("p", {}, answer.differ ? DIFFERENT : "Hai trường hợp cho cùng các nhóm."), sideBySide(answer, question)]),
    ...(question.note ? [element("p", {}, question.note)] : []),
    ...cases.flatMap((name) => ofCase(`${prefix}${name}`, isOne ? "Cách gộp" : question[name], answer[name], kinds, question, use)),
  );
}

/**
 * @param {string} name
 * @param {string} title
 * @param {Proposal} proposal
 * @param {Record<string, string>} kinds
 * @param {import("./questions.js").Words} question
 * @param {(groups: Proposed[]) => void} use
 */
function ofCase(name, title, proposal, kinds, question, use) {
  const heading = element("h4", {}, title);
  if (!proposal.to_arrange.length) return [heading, element("p", {}, `${capital(question.none)}.`)];
  const { bound } = proposal;
  const proof = proposal.optimal
    ? "Đã chứng minh là tốt nhất."
    : `Chưa chứng minh là tốt nhất: ít nhất ${bound.unresolved} đơn vị còn lại, ${bound.units_in_groups} đơn vị bị gộp.`;
  const problems = proposal.unresolved.map((one) => element("li", {}, `${one.name} (${one.code}): ${one.reason}`));
  const others = proposal.alternatives.map(({ groups }, index) =>
    element(
      "details",
      {},
      element("summary", {}, `Phương án khác ${index + 1}`),
      groupList(groups, kinds),
      useButton(`${name}-${index}`, groups, use),
    ),
  );
  return [
    heading,
    element("p", {}, `${proposal.units_before} đơn vị còn ${proposal.units_after}. ${proof}`),
    ...(proposal.groups.length
      ? [groupList(proposal.groups, kinds), useButton(name, proposal.groups, use)]
      : []),
    ...(problems.length ? [element("p", {}, "Còn lại, chưa giải quyết được:"), element("ul", {}, ...problems)] : []),
    ...others,
  ];
}

/**
 * @param {Proposed[]} groups
 * @param {Record<string, string>} kinds
 */
function groupList(groups, kinds) {
  const items = groups.map((group) =>
    element(
      "li",
      {},
      element("strong", {}, group.names.join(" + ")),
      `: ${kinds[group.kind]} ${spanText(group.area_km2)} km², ${spanText(group.population)} người. ${group.reason}`,
    ),
  );
  return element("ul", {}, ...items);
}

/**
 * @param {string} name
 * @param {Proposed[]} groups
 * @param {(groups: Proposed[]) => void} use
 */
function useButton(name, groups, use) {
  return element("p", {}, button("Dùng phương án này", () => use(groups), { id: `merge-use-${name}` }));
}
