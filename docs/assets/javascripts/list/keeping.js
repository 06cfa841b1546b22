/**
 * The open list as the pages keep it: what was given and changed, so that nothing of it is lost when
 * the engine's worker, where the list lies, comes to its end, and another page can go on with it.
 *
 * @typedef {import("./understood.js").Description} Description
 * @typedef {{name: string, rules: string, content: Blob | string}} Given
 */

import { isoDay } from "../shared/day.js";
import * as shelf from "./shelf.js";
import { call, runs } from "../engine/engine.js";
import { callWith } from "../engine/file.js";

const noWork = () => {};
/** The number of no worker. */
const NOWHERE = -1;

/** One list at a time: opened, changed, saved, and brought back into a new worker. */
class Kept {
  /** @type {Given | undefined} */
  #list;
  /** @type {object[]} */
  #changes = [];
  #run = 0;
  #isSaved = true;
  #isStored = false;
  /** How often the list was changed, and how often it had been when the browser kept it last. */
  #version = 0;
  #storedVersion = -1;
  /** Ends when the list asked for last is open: lists are opened one after the other. */
  #turn = Promise.resolve();
  /** How many lists are asked for and not yet open. */
  #openings = 0;
  /** Whether the reader had it removed from the device: then it is not put there again. */
  #isForgotten = false;
  /** @type {() => void} hears when the browser has begun or ceased to keep the list */
  onStored = () => {};

  /**
   * @param {string} name
   * @param {string} rules
   * @param {ArrayBuffer | string} content
   * @returns {Promise<Description>}
   */
  open(name, rules, content) {
    return this.#inTurn(async () => {
      const list = { name, rules, content: typeof content === "string" ? content : new Blob([content]) };
      const description = await this.#send(list);
      if (description.error === undefined) {
        this.#list = list;
        this.#changes = [];
        this.#isSaved = true;
        this.#isForgotten = false;
        void this.#store();
      }
      return description;
    });
  }

  /**
   * Takes over a list that another page has opened, in place of the one that was open; the engine gets it when
   * it is first asked about it.
   *
   * @param {Given} list
   */
  async adopt(list) {
    [this.#list, this.#changes, this.#run] = [list, [], NOWHERE];
    [this.#isSaved, this.#isForgotten] = [true, false];
    await this.#store();
  }

  /**
   * @param {object} change
   * @returns {Promise<Description>}
   */
  async change(change) {
    const list = this.#list;
    await this.#turn;
    await this.reopen();
    // What was asked of one list is not done to another that has taken its place; rules are of the page.
    if (list !== this.#list && !("rules" in change)) return call("change_list", {});
    const description = await call("change_list", change);
    this.#changes.push(change);
    this.#isSaved &&= !("edits" in change || "columns" in change || "confirm" in change);
    void this.#store();
    return description;
  }

  /**
   * @param {string} form
   * @returns {Promise<{base64: string}>}
   */
  async save(form) {
    await this.reopen();
    const file = await call("save_list", { format: form, day: isoDay() });
    this.#isSaved = true;
    return file;
  }

  /**
   * Makes a paper of the list to print.
   *
   * @param {object} rows a row, or filters
   * @returns {Promise<{paper: import("../shared/paper.js").Paper}>}
   */
  async paper(rows) {
    await this.reopen();
    return call("save_list", { ...rows, format: "docx", day: isoDay(), print: true });
  }

  /**
   * Brings the list into the worker at hand, if it lay in one that has ended.
   *
   * @returns {Promise<Description | undefined>} what is open now, if it had to be brought there
   */
  async reopen() {
    return this.#run === runs() ? undefined : this.again();
  }

  /**
   * Opens the list once more, as it was left.
   *
   * @returns {Promise<Description | undefined>}
   */
  again() {
    return this.#inTurn(async () => {
      if (this.#list === undefined) return undefined;
      let description = await this.#send(this.#list);
      for (const change of this.#changes) description = await call("change_list", change);
      return description;
    });
  }

  /**
   * Opens a list after those asked for before it, so that none takes its place or gets its changes.
   *
   * @template T
   * @param {() => Promise<T>} open
   * @returns {Promise<T>}
   */
  async #inTurn(open) {
    this.#openings += 1;
    const opening = this.#turn.then(open);
    this.#turn = opening.then(noWork, noWork);
    try {
      return await opening;
    } finally {
      this.#openings -= 1;
    }
  }

  /** Keeps the list as it is now on this device, where the browser can. */
  async #store() {
    if (this.#list === undefined || this.#isForgotten) return;
    const version = ++this.#version;
    const { name, rules, content } = this.#list;
    const changes = [...this.#changes];
    const data = typeof content === "string" ? content : await content.arrayBuffer();
    this.#isStored = await shelf.put({ name, rules, content: data, changes });
    if (this.#isStored) this.#storedVersion = version;
    this.onStored();
  }

  /**
   * Takes up the list that the browser has kept, to be shown again, unless the reader asks for another.
   *
   * @returns {Promise<boolean>} whether there is one
   */
  async restore() {
    const stored = await shelf.get();
    if (stored === undefined || this.isOpen || this.#openings > 0) return false;
    const { name, rules, content, changes } = stored;
    this.#list = { name, rules, content: typeof content === "string" ? content : new Blob([content]) };
    this.#changes = changes;
    this.#isStored = true;
    this.#storedVersion = this.#version;
    return true;
  }

  /** Removes the list from this device; it stays open. */
  async forget() {
    const isGone = await shelf.remove();
    this.#isForgotten ||= isGone;
    if (isGone) [this.#isStored, this.#storedVersion] = [false, -1];
    return isGone;
  }

  /** Whether the browser keeps the list on this device. */
  get isStored() {
    return this.#isStored;
  }

  get isOpen() {
    return this.#list !== undefined;
  }

  /** What another page needs to go on with the list as it is now. */
  get asLeft() {
    return { .../** @type {Given} */ (this.#list), changes: [...this.#changes] };
  }

  /** Whether all that the reader changed is in a file of his, or kept on the device. */
  get isSaved() {
    return this.#isSaved || this.#storedVersion === this.#version;
  }

  /** Whether the list lay in a worker that has ended. */
  get isLost() {
    return this.isOpen && this.#run !== runs();
  }

  /**
   * @param {Given} given
   * @returns {Promise<Description>}
   */
  async #send({ name, rules, content }) {
    const before = runs();
    /** @type {Description} */
    const description = await callWith("open_list", { name, rules }, content);
    // A file that cannot be read leaves the list that was open as it was.
    if (description.error === undefined) this.#run = before;
    return description;
  }
}

/** The list that is open; it outlives the page that shows it. */
export const openList = new Kept();
