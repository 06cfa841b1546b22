/**
 * The lists of the site on the page: a button for each, the one that is open marked, and what was decided of one.
 *
 * @typedef {import("./ready.js").Ready} Ready
 */

import { carry } from "../shared/address.js";
import { data, openReady } from "./lists.js";
import { openedText } from "./opener.js";
import { readyLists } from "./ready.js";
import { fromFile } from "./scenario.js";

/** The lists that the page has buttons for. */
export class Shelf {
  /**
   * @param {HTMLElement} root
   * @param {import("./ground.js").Ground} ground
   * @param {import("./workspace.js").Workspace} workspace
   * @param {{opening(work: () => Promise<void>): Promise<void>, opened(notice: string, anew: boolean): Promise<void>}} actions
   */
  constructor(root, ground, workspace, { opening, opened }) {
    this.lists = readyLists(root);
    this.ground = ground;
    this.workspace = workspace;
    this.opened = opened;
    this.buttons = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-ready]"))];
    for (const button of this.buttons) button.addEventListener("click", () => void opening(() => this.#open(button.dataset["ready"])));
  }

  /** Returns the list of the site that is open, where it is one. */
  get ready() {
    const { name, isTakenOver } = this.ground;
    return isTakenOver ? undefined : this.lists.find(({ list }) => list === name);
  }

  /** Returns the list of which something was decided, where there is one. */
  get #decided() {
    return this.lists.find(({ scenario }) => scenario);
  }

  get hasDecided() {
    return Boolean(this.#decided);
  }

  /** Marks the button of the list that is open. */
  mark() {
    for (const button of this.buttons) button.setAttribute("aria-pressed", String(button.dataset["ready"] === this.ready?.id));
  }

  /**
   * Opens a list of the site, with the scenarios that the reader left of it.
   *
   * @param {string | undefined} id
   */
  async #open(id) {
    const ready = this.lists.find((one) => one.id === id);
    if (!ready || this.ready === ready) return;
    carry();
    await openReady(this.ground, ready);
    const state = this.workspace.left(ready.list);
    const drawing = this.opened(openedText(this.ground), true);
    if (state) this.workspace.take(state, this.ground.units.keys(), "Đã mở lại các phương án đang làm.");
    await drawing;
  }

  /** Opens what was decided in 2025, with the list of the site that it is about. */
  async sample() {
    const about = this.#decided;
    if (!about) return;
    if (this.ready) await this.#open(about.id);
    const response = await data(about.scenario);
    this.workspace.take(fromFile(await response.text()), this.ground.units.keys(), "Đã mở phương án sắp xếp năm 2025.");
  }
}
