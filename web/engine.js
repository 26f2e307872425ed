// Questions to the worker and their answers; knows nothing of the page.

export class Engine {
  #worker = new Worker("worker.js", { type: "module" });
  #waiting = new Map();
  #next = 0;
  #latest = null;
  #busy = false;

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

  /** The answers to `questions`, each `{ command, text, options }`. */
  ask(questions) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, questions });
    });
  }

  /** Answers to what is asked last; what is asked while the worker is busy gives way to what comes after it. */
  async follow(questions, answered) {
    this.#latest = { questions, answered };
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#latest) {
        const { questions: asked, answered: tell } = this.#latest;
        this.#latest = null;
        const answers = await this.ask(asked);
        // Whoever types on does not want what came of the text before.
        if (!this.#latest) tell(answers);
      }
    } finally {
      this.#busy = false;
    }
  }
}
