// Tabs as the ARIA practices have them: arrows go from one to the next, the others are out of the way of Tab.

export class Tabs {
  #tabs;
  #chosen;

  constructor(root, chosen) {
    this.#tabs = [...root.querySelectorAll('[role="tab"]')];
    this.#chosen = chosen;
    root.addEventListener("keydown", (event) => this.#pressed(event));
    for (const tab of this.#tabs) tab.addEventListener("click", () => this.#choose(tab));
  }

  /** The name of what is shown: `command`, `rust`, `request`, `reply`. */
  get name() {
    return this.#tabs.find((tab) => tab.getAttribute("aria-selected") === "true").id.replace("tab-", "");
  }

  #choose(chosen) {
    for (const tab of this.#tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !isChosen;
    }
    this.#chosen(this.name);
  }

  #pressed(event) {
    const at = this.#tabs.indexOf(document.activeElement);
    const last = this.#tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    this.#tabs[to].focus();
    this.#choose(this.#tabs[to]);
  }
}
