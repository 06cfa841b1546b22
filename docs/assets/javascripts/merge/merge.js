/**
 * "Thử sắp xếp": units into groups, judged at once; scenarios side by side, proposals, link, file, print.
 *
 * @typedef {import("./groups.js").Result} Result
 */

import { addressValues, followLinks } from "../shared/address.js";
import { adopt } from "./arranging.js";
import { categories } from "./categories.js";
import { chooser } from "./chooser.js";
import { compareTable, summary, verdictText } from "./compare.js";
import { element, part } from "../shared/dom.js";
import { layout } from "./frame.js";
import { Ground } from "./ground.js";
import { groupCards } from "./groups.js";
import { data, openAsked } from "./lists.js";
import { builderMap } from "./map.js";
import { opener, openedText } from "./opener.js";
import { consent, showEngine } from "../engine/panel.js";
import { panel } from "./panel.js";
import { questionOf } from "./questions.js";
import { reference } from "./reference.js";
import { fromQuery } from "./scenario.js";
import { Selection } from "./selection.js";
import { Shelf } from "./shelf.js";
import { signs } from "./signs.js";
import { Proposals } from "./suggestions.js";
import { markSteps, refocus, shortcuts, tabs } from "./toolbar.js";
import { tools } from "./tools.js";
import { Turns } from "./turns.js";
import { Workspace } from "./workspace.js";

/** The open list outlives the page that shows it. */
const ground = new Ground();

/**
 * Starts the builder in its frame, with a list of the site or what the address carries.
 *
 * @param {HTMLElement} root
 */
export async function mount(root) {
  await consent(part(root, "engine"));
  showEngine(part(root, "engine"));
  const builder = new Builder(root);
  followLinks(root);
  const { shelf, turns, workspace } = builder;
  await turns.opening(async () => {
    const query = addressValues();
    const refusal = await openAsked(ground, shelf.lists);
    const state = workspace.left(ground.name);
    const drawing = builder.opened(`${refusal} ${openedText(ground)}`.trim(), true);
    const link = fromQuery(query);
    if (state) workspace.take(state, ground.units.keys(), "Đã mở lại các phương án đang làm.");
    else if (link) workspace.take({ scenarios: [link], current: 0 }, ground.units.keys(), "Đã mở phương án của liên kết.");
    else if (query.get("mau") === "2025") await shelf.sample();
    builder.files.askToConfirm();
    await drawing;
  });
  if (ground.isOpen) await builder.files.openChosen();
}

class Builder {
  ground = ground;
  /** @type {Result | undefined} of the scenario on show */
  #result;
  #question = 0;
  #message = 0;
  /** @type {string[]} The groups that are shown, as text. */
  #groups = [];

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.rules = /** @type {HTMLSelectElement} */ (root.querySelector("#merge-rules"));
    this.place = /** @type {HTMLSelectElement} */ (root.querySelector("#merge-place"));
    this.selection = new Selection(this);
    const { ground, selection } = this;
    const say = (/** @type {string} */ text) => this.say(text);
    this.turns = new Turns(root, say);
    const rules = [...this.rules.options].map(({ value }) => value);
    this.workspace = new Workspace((notice) => this.#show(notice), say, rules, (code) => ground.units.get(code)?.neighbours ?? []);
    const opening = (/** @type {() => Promise<void>} */ work) => this.turns.opening(work);
    const opened = (/** @type {string} */ notice, /** @type {boolean} */ anew) => this.opened(notice, anew);
    this.shelf = new Shelf(root, ground, this.workspace, { opening, opened });
    this.categories = categories(() => {
      this.chooser.refresh();
      this.map.refresh();
    });
    this.reference = reference({
      say,
      changed: () => void this.#show(),
      decided: async () => (await data(this.shelf.ready?.scenario ?? "")).text(),
    });
    this.chooser = chooser((unit) => ground.describe(unit, this.workspace.scenario), {
      change: (_, notice) => {
        this.say(notice);
        selection.show();
      },
      submit: () => selection.group(),
      shows: this.categories.shows,
    });
    const marks = signs(() => ({
      ground,
      scenario: this.workspace.scenario,
      result: this.#result,
      chosen: this.chooser.chosen,
      categories: this.categories,
      differs: this.reference.shows,
    }));
    this.map = builderMap({ ...marks, onChoose: (code) => this.chooser.choose(code) }, this.categories.element);
    this.panel = panel({
      nameOf: (code) => ground.nameOf(code),
      groupOf: (code) => this.workspace.scenario.groups.findIndex(({ members }) => members.includes(code)) + 1,
      choose: (code) => this.chooser.choose(code),
      restate: () => selection.weigh(),
      markRoad: () => selection.markRoad(),
    });
    this.panel.show([]);
    const pieces = {
      reference: this.reference.element,
      map: this.map.element,
      list: this.chooser.element,
      choice: this.panel.element,
      near: this.panel.near,
      status: part(root, "status"),
      settings: part(root, "settings"),
      own: part(root, "own"),
    };
    const actions = {
      group: () => selection.group(),
      join: () => selection.join(),
      keep: () => selection.keep(),
      clear: () => selection.drop(),
      propose: () => void this.turns.guarded(() => this.#propose()),
      undo: () => this.workspace.undo(),
      redo: () => this.workspace.redo(),
    };
    this.parts = layout(part(root, "builder"), pieces, actions);
    this.proposals = new Proposals(this.parts.proposals, ground);
    this.rules.addEventListener("change", () => this.workspace.change({ rules: this.rules.value }, `Bộ quy tắc ${this.rules.value}.`));
    this.place.addEventListener("change", () => this.workspace.change({ place: this.place.value }, "Đã nêu nơi có phường mới."));
    this.files = opener(root, ground, { say, opened, opening, rules: () => this.rules.value });
    shortcuts(root, actions);
  }

  /** @param {string} text */
  say(text) {
    this.#message += 1;
    part(this.root, "status").textContent = text;
    delete this.root.dataset.waiting;
  }

  /**
   * Takes over what was opened: a list, with which scenarios start anew, or shapes for the list at hand; says
   * so once it is drawn, when nothing moves any more.
   *
   * @param {string} notice
   * @param {boolean} anew
   */
  async opened(notice, anew) {
    const { words, isTakenOver, hasPairs, picture } = this.ground;
    const { ready } = this.shelf;
    if (anew) {
      // A file of the reader's own says nothing of its time, and no list of his of where its wards are.
      this.workspace.begin(ready?.rules ?? (isTakenOver ? words.judged_by : this.rules.value), ready?.place ?? "");
      // Without borders the next step is to open some.
      if (!hasPairs) /** @type {HTMLDetailsElement} */ (part(this.root, "own")).open = true;
      this.chooser.open(words.units);
      this.#result = undefined;
    }
    this.shelf.mark();
    const message = this.#message;
    const drawing = this.map.use(picture);
    this.selection.show();
    await Promise.all([drawing, this.#show()]);
    // What the reader did meanwhile has been told.
    if (message === this.#message) this.say(notice);
  }

  /** What is left of the units that groups take in part. */
  get rests() {
    return this.#result?.rests ?? [];
  }

  /** @param {string} [notice] */
  async #show(notice) {
    this.workspace.keep(this.ground.name);
    if (this.ground.isOpen) await this.turns.guarded(() => this.#showResult(notice));
  }

  /** @param {string} [notice] */
  async #showResult(notice) {
    this.#question += 1;
    const question = this.#question;
    const { ground, parts } = this;
    const { history, scenario } = this.workspace;
    this.proposals.withdraw(scenario);
    this.rules.value = scenario.rules;
    this.place.value = scenario.place;
    this.selection.weigh();
    this.#showTools();
    const result = await ground.judge(scenario);
    const all = await Promise.all(history.state.scenarios.map((one) => ground.judge(one)));
    const other = this.reference.among(history.state, Boolean(this.shelf.ready?.scenario));
    const differences = other && (await ground.differences(scenario, other));
    // A later change has its own answer on the way.
    if (question !== this.#question) return;
    this.#result = result;
    const counts = this.categories.tell(result.categories, ground.words.categories, ground.units.size);
    this.chooser.refresh();
    const focused = document.activeElement?.id;
    const cards = groupCards(result, scenario, ground.units, ground.words, (change, words) => this.workspace.change(change, words));
    parts.groups.replaceChildren(...(cards.length ? cards : [element("p", {}, "Chưa có nhóm nào.")]));
    parts.summary.replaceChildren(...summary(result, scenario.keep.map((code) => ground.nameOf(code)).join(", "), counts, ground.words, questionOf(ground.words, scenario.rules)));
    parts.compare.replaceChildren(compareTable(history.state.scenarios, all, ground.words));
    this.reference.show(differences, other?.name ?? "");
    this.panel.todo(result.to_arrange, ground.words.unit_verdicts);
    this.map.refresh();
    refocus(focused, "merge-groups-title");
    const last = this.#lastChanged(scenario.groups.map((group) => JSON.stringify(group)));
    if (notice !== undefined) this.say(`${notice} ${verdictText(result, scenario, last, ground.words.verdicts)}`);
  }

  /**
   * The place of the last group that is not as it was shown before, -1 where all are.
   *
   * @param {string[]} groups
   */
  #lastChanged(groups) {
    const before = this.#groups;
    this.#groups = groups;
    return groups.findLastIndex((group) => !before.includes(group));
  }

  #showTools() {
    const focused = document.activeElement?.id;
    const { workspace } = this;
    this.parts.tools.replaceChildren(...tools(this));
    markSteps(workspace.history, this.parts);
    this.parts.tabs.replaceChildren(...tabs(workspace.history, workspace));
    refocus(focused);
  }

  async #propose() {
    const { workspace } = this;
    this.parts.side.scrollTop = this.parts.proposing.offsetTop;
    await this.proposals.suggest(workspace.scenario, this.chooser.districts, {
      say: (text) => this.say(text),
      use: (groups) => this.selection.take(adopt(workspace.scenario, groups)),
    });
  }
}
