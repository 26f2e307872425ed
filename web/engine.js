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

  /** Answers to what is asked last; what is asked while the worker is busy gives way to what comes after it. */
  async follow(text, questions, answered, failed) {
    this.#latest = { text, questions, answered, failed };
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (this.#latest) {
      const asked = this.#latest;
      this.#latest = null;
      const told = await this.ask(asked.text, asked.questions).catch((error) => error);
      // Whoever types on does not want what came of the text before.
      if (this.#latest) continue;
      this.#isBusy = false;
      if (told instanceof Error) asked.failed(told);
      else asked.answered(told);
      return;
    }
  }
}
