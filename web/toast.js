// A word on what was just done.

import { element } from "./elements.js";

/** How long it stays, in milliseconds; longer where there is something to press. */
const STAYS = 4000;

export class Toast {
  #root;
  #going = 0;

  constructor(root) {
    this.#root = root;
  }

  say(text, action = null) {
    clearTimeout(this.#going);
    this.#root.replaceChildren(text, action ? this.#button(action) : "");
    this.#root.classList.add("shown");
    this.#going = setTimeout(() => this.#hide(), action ? 3 * STAYS : STAYS);
  }

  #button({ name, act }) {
    const button = element("button", { type: "button" }, name);
    button.addEventListener("click", () => {
      this.#hide();
      act();
    });
    return button;
  }

  #hide() {
    this.#root.classList.remove("shown");
    this.#root.replaceChildren();
  }
}
