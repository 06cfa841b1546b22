// An answer that follows the typing: asked for in a pause, and only the newest is shown.

/** The answer is asked for after so long a pause. */
const PAUSE_MS = 250;

export class Typing {
  #pause = 0;
  #question = 0;

  /** @param {() => void} ask what is done in a pause */
  constructor(ask) {
    this.ask = ask;
  }

  /** Whether a question has begun. */
  get hasBegun() {
    return this.#question > 0;
  }

  /** Something was typed. */
  typed() {
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(this.ask, PAUSE_MS);
  }

  /**
   * Begins a question in place of those before it: the typing before a press does not overtake it.
   *
   * @returns {() => boolean} whether no later question has begun
   */
  begin() {
    clearTimeout(this.#pause);
    this.#question += 1;
    const question = this.#question;
    return () => question === this.#question;
  }
}
