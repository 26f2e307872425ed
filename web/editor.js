// The paste: a text area whose letters are those of the mirror behind it, which can underline them.

import { element } from "./elements.js";
import { alike, change, moved, pieces } from "./marks.js";

const NOTHING = { findings: [], secrets: [] };

export class Editor {
  #area;
  #mirror;
  #text = "";
  /** What the mirror shows, and the nodes that show it. */
  #pieces = [];
  #parts = [];
  #marks = NOTHING;
  #on;

  /** `on` has `input(text)`, `point(finding, element)`, `leave()` and `apply(finding)`. */
  constructor(root, on) {
    this.#area = root.querySelector("textarea");
    this.#mirror = root.querySelector(".mirror");
    this.#on = on;
    root.classList.add("live");
    // A last line that is empty has no height of its own.
    this.#mirror.append("\u200b");
    this.#area.addEventListener("input", () => this.#typed());
    this.#area.addEventListener("mousemove", (event) => this.#point(this.#under(event)));
    this.#area.addEventListener("mouseleave", ({ relatedTarget }) => this.#on.leave(relatedTarget));
    this.#area.addEventListener("click", (event) => this.#clicked(event));
    this.#area.addEventListener("keydown", (event) => this.#pressed(event));
    document.addEventListener("selectionchange", () => this.#placed());
    this.#text = this.#area.value;
    this.#draw();
  }

  get text() {
    return this.#text;
  }

  /** Puts `text` into the area as if it was typed, so that it can be undone. */
  replace(text) {
    const { start, end, text: put } = change(this.#text, text);
    this.#area.focus();
    this.#area.setSelectionRange(start, end);
    const done = put === "" ? document.execCommand("delete") : document.execCommand("insertText", false, put);
    if (!done || this.#area.value !== text) {
      this.#area.value = text;
      this.#typed();
    }
  }

  /** Marks what stands in the text; `text` is what was asked about. */
  mark(text, marks) {
    this.#marks = text === this.#text ? marks : moved(marks, change(text, this.#text));
    this.#draw();
  }

  /** Lights what belongs to a finding, or nothing. */
  light(finding) {
    for (const mark of this.#mirror.querySelectorAll("mark")) {
      mark.classList.toggle("lit", finding !== null && findings(mark).includes(finding));
    }
  }

  /** Puts the cursor where the finding is. */
  go(finding) {
    const mark = this.#marks.findings.find((mark) => mark.finding === finding);
    if (!mark) return;
    this.#area.focus();
    this.#area.setSelectionRange(mark.start, mark.end);
    this.#mirror.querySelector(`mark[data-findings~="${finding}"]`)?.scrollIntoView({ block: "nearest" });
  }

  #typed() {
    const text = this.#area.value;
    const done = change(this.#text, text);
    this.#marks = moved(this.#marks, done);
    this.#text = text;
    if (!this.#patch(done)) this.#draw();
    this.#on.input(text);
  }

  /** Draws the pieces that are not drawn already: those between the first and the last that differ. */
  #draw() {
    const [old, now] = [this.#pieces, pieces(this.#text, this.#marks)];
    const shorter = Math.min(old.length, now.length);
    let start = 0;
    while (start < shorter && alike(old[start], now[start])) start++;
    let same = 0;
    while (same < shorter - start && alike(old.at(-1 - same), now.at(-1 - same))) same++;
    const parts = now.slice(start, now.length - same).map(drawn);
    const behind = this.#parts[old.length - same] ?? this.#mirror.lastChild;
    for (const gone of this.#parts.splice(start, old.length - same - start, ...parts)) gone.remove();
    behind.before(...parts);
    this.#pieces = now;
  }

  /** Changes the one part of the mirror that the change lies in, if that is plain. */
  #patch({ start, end, text }) {
    let from = 0;
    for (const [nth, part] of this.#parts.entries()) {
      const piece = this.#pieces[nth];
      const to = from + piece.text.length;
      if (end <= to) {
        if (start < from || part.nodeType !== Node.TEXT_NODE) return false;
        part.replaceData(start - from, end - start, text);
        piece.text = part.data;
        return true;
      }
      from = to;
    }
    return false;
  }

  #under({ clientX, clientY }) {
    return document.elementsFromPoint(clientX, clientY).find((it) => it.matches("mark") && this.#mirror.contains(it));
  }

  #point(mark) {
    if (mark) this.#on.point(findings(mark)[0], mark);
    else this.#on.leave(null);
  }

  #clicked(event) {
    const mark = this.#under(event);
    if (!mark || this.#area.selectionStart !== this.#area.selectionEnd) return;
    // A finger cannot hover: its first touch explains.
    if (event.pointerType === "touch") this.#point(mark);
    else this.#on.apply(findings(mark)[0]);
  }

  #pressed(event) {
    const mark = event.altKey && event.key === "Enter" && this.#atCursor();
    if (event.key === "Escape") this.#on.leave(null);
    if (!mark) return;
    event.preventDefault();
    this.#on.apply(mark.finding);
  }

  #placed() {
    if (document.activeElement !== this.#area) return;
    const mark = this.#atCursor();
    const shown = mark && this.#mirror.querySelector(`mark[data-findings~="${mark.finding}"]`);
    if (shown) this.#on.point(mark.finding, shown);
    else this.#on.leave(null);
  }

  #atCursor() {
    const at = this.#area.selectionStart;
    const here = this.#marks.findings.filter(({ start, end }) => start <= at && at <= end);
    return here.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  }
}

function drawn({ text, level, secret, findings }) {
  if (!level) return secret ? element("span", { className: "secret" }, text) : document.createTextNode(text);
  const kind = text === "" ? "gap" : secret ? "secret" : "";
  return element("mark", { className: `${level} ${kind}`, "data-findings": findings.join(" ") }, text);
}

function findings(mark) {
  return mark.dataset.findings.split(" ").map(Number);
}
