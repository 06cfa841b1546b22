/**
 * The workspace: scenarios side by side with one at hand; every change of theirs goes through here.
 *
 * @typedef {import("./scenario.js").Scenario} Scenario
 * @typedef {import("./scenario.js").State} State
 */

import { addressValues, carry } from "../shared/address.js";
import { coloured } from "./colours.js";
import { keep, recall } from "../shared/entered.js";
import { offer } from "../shared/files.js";
import { blank, complete, fitted, fromFile, History, MOST, toFile, toQuery } from "./scenario.js";

/** Tells its listener of each change, in words for the reader, and says what cannot be done. */
export class Workspace {
  /**
   * @param {(notice: string) => void} onChange
   * @param {(text: string) => void} say
   * @param {string[]} rules that can be chosen
   * @param {(code: string) => string[]} neighbours of a unit
   */
  constructor(onChange, say, rules, neighbours) {
    this.changed = onChange;
    this.say = say;
    this.rules = rules;
    this.neighbours = neighbours;
    this.history = new History({ scenarios: [blank("Phương án 1", "", "")], current: 0 });
  }

  get scenario() {
    const { scenarios, current } = this.history.state;
    return /** @type {Scenario} */ (scenarios[current]);
  }

  /**
   * Starts anew with one empty scenario; tells nobody.
   *
   * @param {string} rules
   * @param {string} place
   */
  begin(rules, place) {
    this.history = new History({ scenarios: [blank("Phương án 1", rules, place)], current: 0 });
  }

  /**
   * Changes the scenario at hand.
   *
   * @param {Partial<Scenario>} change
   * @param {string} notice
   */
  change(change, notice) {
    const { scenarios, current } = this.history.state;
    const next = scenarios.map((one, index) => (index === current ? { ...one, ...change } : one));
    this.#push({ scenarios: next, current }, notice);
  }

  /**
   * Takes over scenarios from a link or a file, as far as the open list knows their units.
   *
   * @param {State} state
   * @param {Iterable<string>} codes
   * @param {string} notice
   */
  take(state, codes, notice) {
    const codeSet = new Set(codes);
    const all = state.scenarios.map((scenario) => fitted(scenario, codeSet));
    const unknown = [...new Set(all.flatMap((one) => one.unknown))];
    const absence = unknown.length ? ` Danh sách đang mở không có: ${unknown.join(", ")}.` : "";
    const { rules } = this.scenario;
    const scenarios = all.map(({ scenario }) => (this.rules.includes(scenario.rules) ? scenario : { ...scenario, rules }));
    const missing = [...new Set(state.scenarios.map((one) => one.rules))].filter((id) => !this.rules.includes(id));
    const instead = missing.length ? ` Không có bộ quy tắc ${missing.join(", ")}: dùng bộ ${rules}.` : "";
    this.#push({ ...state, scenarios }, notice + absence + instead);
  }

  undo() {
    this.history.undo();
    this.changed("Đã hoàn tác.");
  }

  redo() {
    this.history.redo();
    this.changed("Đã làm lại.");
  }

  /** @param {number} index */
  select(index) {
    const { state } = this.history;
    this.#push({ ...state, current: index }, `Phương án ${state.scenarios[index]?.name}.`);
  }

  /** Puts a copy of the scenario at hand beside the others. */
  add() {
    const { scenarios } = this.history.state;
    if (scenarios.length >= MOST) {
      this.say(`Đã có ${MOST} phương án, là nhiều nhất.`);
      return;
    }
    const copy = { ...this.scenario, name: `Phương án ${scenarios.length + 1}` };
    this.#push({ scenarios: [...scenarios, copy], current: scenarios.length }, `Đã chép thành ${copy.name}.`);
  }

  /** Takes the scenario at hand away; the last one is emptied instead. */
  drop() {
    const { scenarios, current } = this.history.state;
    if (scenarios.length === 1) {
      this.change({ groups: [], keep: [], classes: {}, roadless: [] }, "Đã xóa mọi nhóm.");
      return;
    }
    const others = scenarios.filter((_, index) => index !== current);
    this.#push({ scenarios: others, current: Math.min(current, others.length - 1) }, "Đã xóa phương án.");
  }

  /** @param {string} name */
  rename(name) {
    this.change({ name: name || this.scenario.name }, "Đã đổi tên phương án.");
  }

  /**
   * Puts the scenario at hand into the address, and the address on the clipboard.
   *
   * @param {string | undefined} list the list of the site that it is about
   */
  async link(list) {
    carry(this.#query(list));
    try {
      await navigator.clipboard.writeText(location.href);
      this.say("Đã chép liên kết của phương án.");
    } catch {
      this.say("Liên kết của phương án nằm ở thanh địa chỉ.");
    }
  }

  /**
   * Returns the address that opens the scenario at hand.
   *
   * @param {string} list the list of the site that it is about
   */
  address(list) {
    return `${location.origin}${location.pathname}#${this.#query(list)}`;
  }

  /** @param {string | undefined} list */
  #query(list) {
    const query = toQuery(this.scenario);
    if (list) query.set("ds", list);
    return query;
  }

  /**
   * Returns the scenarios of a list that the reader left at this address, if there are any.
   *
   * @param {string} list its name
   * @returns {State | undefined}
   */
  left(list) {
    const entry = recall(`scenarios ${list}`);
    if (entry?.address !== addressValues().toString()) return undefined;
    return { ...entry.state, scenarios: entry.state.scenarios.map(complete) };
  }

  /**
   * Stores the change for this tab, so that it survives leaving the page.
   *
   * @param {string} list the name of the open list
   */
  keep(list) {
    const { state, canUndo } = this.history;
    if (canUndo) keep(`scenarios ${list}`, { address: addressValues().toString(), state });
  }

  /** @param {string} list the name of the open list */
  save(list) {
    const text = toFile(this.history.state, list);
    offer("phuong-an-sap-xep.json", new Blob([text], { type: "application/json" }));
    this.say("Đã lưu các phương án thành tệp.");
  }

  /**
   * @param {File | undefined} file
   * @param {Iterable<string>} codes
   */
  async open(file, codes) {
    if (!file) return;
    try {
      this.take(fromFile(await file.text()), codes, `Đã mở ${file.name}.`);
    } catch {
      this.say(`Tệp ${file.name} không phải tệp phương án.`);
    }
  }

  /**
   * @param {State} state
   * @param {string} notice
   */
  #push(state, notice) {
    const scenarios = state.scenarios.map((one) =>
      one.groups.every(({ colour }) => colour) ? one : { ...one, groups: coloured(one.groups, this.neighbours) },
    );
    this.history.push({ ...state, scenarios });
    this.changed(notice);
  }
}
