// The card that explains what one points at.

import { element, prose } from "./elements.js";

/** How a fix is offered: by its grade, as nothing may look surer than it is. */
export function offer({ grade, title }) {
  if (grade === "display") return null;
  return grade === "safe" ? title : `${title} (a good guess)`;
}

export class Card {
  #root;
  #apply;
  #shown = null;
  #leaving = 0;

  constructor(root, apply) {
    this.#root = root;
    this.#apply = apply;
    root.addEventListener("mouseenter", () => clearTimeout(this.#leaving));
    root.addEventListener("mouseleave", () => this.hide());
  }

  /** Explains `finding` below `mark`. */
  show(at, finding, mark) {
    clearTimeout(this.#leaving);
    if (this.#shown === at && !this.#root.hidden) return;
    this.#shown = at;
    this.#root.replaceChildren(
      element("p", { className: "message" }, element("b", { className: finding.level }, finding.level), " ", prose(finding.message)),
      finding.why && element("p", {}, prose(finding.why)),
      this.#action(at, finding.fix) ?? "",
    );
    this.#root.hidden = false;
    this.#place(mark.getClientRects()[0] ?? mark.getBoundingClientRect());
  }

  hide() {
    clearTimeout(this.#leaving);
    this.#root.hidden = true;
    this.#shown = null;
  }

  /** Hides it soon, unless the pointer reaches it before. */
  leave() {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.hide(), 250);
  }

  #action(at, fix) {
    if (!fix) return null;
    const offered = offer(fix);
    if (!offered) return element("p", { className: "by-hand" }, "by hand: ", prose(fix.title));
    const button = element("button", { type: "button" }, prose(offered));
    button.addEventListener("click", () => this.#apply(at));
    return button;
  }

  #place({ left, bottom }) {
    const room = document.documentElement.clientWidth - this.#root.offsetWidth - 12;
    this.#root.style.setProperty("left", `${Math.max(12, Math.min(left, room)) + scrollX}px`);
    this.#root.style.setProperty("top", `${bottom + 4 + scrollY}px`);
  }
}
