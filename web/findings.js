// The list of what was found: all that the underlines tell, for the keyboard and for who cannot see them.

import { offer } from "./card.js";
import { count, element, prose, redraw } from "./elements.js";

/** `on` has `go(finding)`, `light(finding | null)` and `apply(finding)`. */
export function list(root, findings, on) {
  redraw(root, ...findings.map((finding, at) => item(finding, at, first(findings, at), on)));
}

/** The first finding that has the fix of that at `at`: one fix may cure all that pasting did to a command. */
function first(findings, at) {
  const { command, fix } = findings[at];
  const has = (it) => it.command === command && it.fix?.title === fix.title && it.fix.grade === fix.grade;
  return fix && command !== null ? findings.find(has) : findings[at];
}

function item(finding, at, first, on) {
  const { rule, level, message, why, fix } = finding;
  const told = first === finding ? cure(fix, at, on) : element("span", { className: "by-hand" }, prose(`cured with \`${first.rule}\``));
  const go = element("button", { type: "button", className: "go" }, element("b", { className: level }, level), " ", prose(message));
  go.addEventListener("click", () => on.go(at));
  const made = element(
    "li",
    { id: `finding-${at}` },
    go,
    why && element("p", {}, prose(why)),
    element("p", { className: "cure" }, told, element("span", { className: "rule" }, rule)),
  );
  made.addEventListener("mouseenter", () => on.light(at));
  made.addEventListener("mouseleave", () => on.light(null));
  made.addEventListener("focusin", () => on.light(at));
  made.addEventListener("focusout", () => on.light(null));
  return made;
}

function cure(fix, at, on) {
  if (!fix) return null;
  const offered = offer(fix);
  if (!offered) return element("span", { className: "by-hand" }, "by hand: ", prose(fix.title));
  const button = element("button", { type: "button", className: "apply" }, "Fix: ", prose(offered));
  button.addEventListener("click", () => on.apply(at));
  return button;
}

/** All of it in a line. */
export function summary(text, { commands, findings }) {
  if (text.trim() === "") return "Nothing pasted yet.";
  if (commands.length === 0 && findings.length === 0) return "No curl command found.";
  const levels = ["error", "warning", "note"].map((level) => [findings.filter((it) => it.level === level).length, level]);
  const told = levels.filter(([number]) => number > 0).map(([number, level]) => count(number, level));
  const found = told.length > 0 ? told.join(", ") : "nothing wrong";
  return `${count(commands.length, "command")}: ${found}.`;
}
