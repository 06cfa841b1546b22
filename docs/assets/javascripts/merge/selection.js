/**
 * The units that are chosen: what they come to, and what the reader makes of them.
 *
 * @typedef {import("./arranging.js").Rest} Rest
 * @typedef {import("./arranging.js").Step} Step
 * @typedef {{ground: import("./ground.js").Ground, workspace: import("./workspace.js").Workspace,
 *   turns: import("./turns.js").Turns, chooser: ReturnType<typeof import("./chooser.js").chooser>,
 *   map: ReturnType<typeof import("./map.js").builderMap>, panel: ReturnType<typeof import("./panel.js").panel>,
 *   rests: Rest[], say(text: string): void}} Page
 */

import { addToGroup, makeGroup, roadMarked, toggleKeep } from "./arranging.js";

/** What is chosen in the list and on the map of a page. */
export class Selection {
  #page;
  #weighed = 0;

  /** @param {Page} page whose parts may come later than this */
  constructor(page) {
    this.#page = page;
  }

  get #codes() {
    return [...this.#page.chooser.chosen];
  }

  #nameOf = (/** @type {string} */ code) => this.#page.ground.nameOf(code);

  /** Shows on the map and beside it what is chosen now. */
  show() {
    this.#page.map.refresh();
    this.#page.panel.show(this.#codes);
    this.weigh();
  }

  #clear() {
    this.#page.chooser.clear();
    this.show();
  }

  /** Lets go of all units. */
  drop() {
    this.#clear();
    this.#page.say("Đã bỏ chọn.");
  }

  /** Asks what the units come to, as things stand. */
  weigh() {
    this.#weighed += 1;
    const weighed = this.#weighed;
    const { ground, panel, turns, workspace } = this.#page;
    const codes = this.#codes;
    if (!codes.length) return;
    void turns.guarded(async () => {
      const answer = await ground.weigh(workspace.scenario, codes, panel.kind);
      // A later question has its own answer on the way.
      if (weighed === this.#weighed) panel.answer(answer);
    });
  }

  group() {
    const { panel, rests, workspace } = this.#page;
    this.take(makeGroup(workspace.scenario, this.#codes, this.#nameOf, rests, panel.kind));
  }

  /** Adds the units to the last group. */
  join() {
    const { rests, workspace } = this.#page;
    this.take(addToGroup(workspace.scenario, this.#codes, this.#nameOf, rests));
  }

  keep() {
    this.take(toggleKeep(this.#page.workspace.scenario, this.#codes));
  }

  /** The two units stay chosen: what it means for them is told beside the map. */
  markRoad() {
    const { workspace } = this.#page;
    const { change, notice } = roadMarked(workspace.scenario, this.#codes, this.#nameOf);
    workspace.change(/** @type {object} */ (change), notice);
  }

  /**
   * Takes a step, after which nothing is chosen; says why where it cannot be taken.
   *
   * @param {Step} step
   */
  take({ change, notice }) {
    if (!change) {
      this.#page.say(notice);
      return;
    }
    this.#clear();
    this.#page.workspace.change(change, notice);
  }
}
