// Questions to the worker and their answers; knows nothing of the page.

export class Engine {
  #worker = new Worker("worker.js", { type: "module" });
  #waiting = new Map();
  #next = 0;
  #latest = null;
  #isBusy = false;

  constructor() {
    this.#worker.addEventListener("message", ({ data: { id, answers, failure } }) => {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (failure) reject(new Error(failure));
      else resolve(answers);
    });
    this.#worker.addEventListener("error", (event) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(event.message || "the worker did not start"));
      this.#waiting.clear();
    });
  }

  /** The answers to `questions` about `text`, each `{ command, options }`. */
  ask(text, questions) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, text, questions });
    });
  }

  /**
   * Asks about `text` stage after stage, each `{ questions(), answered(answers) }`. What is asked while the worker is busy
   * gives way to what comes after it, and whoever types on does not want what would have come of the text before.
   */
  async follow(text, stages, failed) {
    this.#latest = { text, stages, failed };
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (this.#latest) await this.#answer();
    this.#isBusy = false;
  }

  async #answer() {
    const { text, stages, failed } = this.#latest;
    this.#latest = null;
    try {
      for (const { questions, answered } of stages) {
        const told = await this.ask(text, questions());
        if (this.#latest) return;
        answered(told);
      }
    } catch (error) {
      if (!this.#latest) failed(error);
    }
  }
}
