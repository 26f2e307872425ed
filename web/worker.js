// Where uncurly runs, so that no text, however long, holds up a key.

import { load } from "./uncurly.js";

let started = load();

onmessage = async ({ data: { id, text, questions } }) => {
  try {
    const uncurly = await started;
    const answers = questions.map(({ command, options }) => uncurly.ask(command, text, options));
    postMessage({ id, answers });
  } catch (error) {
    // What stopped in the middle is in no state to go on from.
    started = load();
    postMessage({ id, failure: String(error) });
  }
};
