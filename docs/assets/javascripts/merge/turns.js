/** Work that needs the engine: one list opened after another, and what is said where the engine fails. */

import { EngineError } from "../engine/engine.js";
import { onceReady } from "../engine/retry.js";

export class Turns {
  /** Ends when what was asked for last is open. */
  #last = Promise.resolve();

  /**
   * @param {HTMLElement} root
   * @param {(text: string) => void} say
   */
  constructor(root, say) {
    this.root = root;
    this.say = say;
  }

  /**
   * Does what needs the engine; where that fails, says why.
   *
   * @param {() => Promise<void>} work
   * @param {() => Promise<void>} [again] once the engine is there after all
   */
  async guarded(work, again = () => this.guarded(work)) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.say(error.message);
      onceReady(this.root, error, () => void again());
    }
  }

  /**
   * Opens something after what was asked for before it, so that none takes the place of a later one.
   *
   * @param {() => Promise<void>} work
   * @returns {Promise<void>}
   */
  opening(work) {
    const turn = this.#last.then(() => this.guarded(work, () => this.opening(work)));
    this.#last = turn.catch(() => {});
    return turn;
  }
}
