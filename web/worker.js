// Where uncurly runs, so that no text, however long, holds up a key.

import { load } from "./uncurly.js";

const started = load();

onmessage = async ({ data: { id, questions } }) => {
  try {
    const uncurly = await started;
    const answers = questions.map(({ command, text, options }) => uncurly.ask(command, text, options));
    postMessage({ id, answers });
  } catch (error) {
    postMessage({ id, failure: String(error) });
  }
};
