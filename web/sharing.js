// A link to the paste, and the warning before one that holds a credential.

import { count, prose } from "./elements.js";
import { link } from "./link.js";

export class Sharing {
  #dialog;
  #what;
  #copy;
  #asked = null;

  constructor(dialog, what, copy) {
    this.#dialog = dialog;
    this.#what = what;
    this.#copy = copy;
    dialog.addEventListener("close", () => this.#answered(dialog.returnValue));
  }

  /** Copies a link to `text`, once it is clear what becomes of its secrets. */
  offer(text, { text: masked, secrets }) {
    if (secrets.length === 0) {
      this.#copy(link(text), "a link that holds the paste");
      return;
    }
    this.#asked = { text, masked };
    const kinds = [...new Set(secrets.map(({ instead }) => instead))].join(", ");
    this.#what.replaceChildren(...prose(`${count(secrets.length, "secret")}: ${kinds}`));
    this.#dialog.returnValue = "";
    this.#dialog.showModal();
  }

  #answered(answer) {
    const { text, masked } = this.#asked;
    this.#asked = null;
    if (answer === "masked") this.#copy(link(masked), "a link without the credentials");
    if (answer === "whole") this.#copy(link(text), "a link that holds the credentials");
  }
}
