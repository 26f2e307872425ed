// The corrected commands, each to be copied.

import { copyable, count, element, prose, redraw } from "./elements.js";

const SURE = {
  certain: "Only one reading makes sense.",
  likely: "Another reading is possible.",
  unsure: "The paste no longer holds all of what was meant.",
};

/** The box of what is wider than its place, for who scrolls by keyboard. */
const SCROLLS = { tabIndex: 0 };

/** `shown` and `kept` are two answers of `fix`: with secrets masked, and as they are. */
export function commands(root, { shown, kept, tree, set }, on) {
  if (shown.commands.length === 0) {
    redraw(root, element("p", { className: "empty" }, "The corrected command appears here."));
    return;
  }
  const blocks = shown.commands.map((command, at) => block(command, kept.commands[at], tree, on));
  redraw(root, values(shown, set, on), ...blocks);
}

function block(command, kept, tree, on) {
  const lines = ({ assignments, text }) => [...assignments, text].join("\n");
  const read = tree.commands.find(({ range }) => range.start.offset === command.range.start.offset);
  const other = command.certainty === "likely" && read?.evidence?.other?.text;
  return element(
    "article",
    { className: "command" },
    command.text === null
      ? element("p", { className: "refused" }, "This shell cannot say it.")
      : copyable(lines(command), lines(kept), "the command", on.copy),
    element("p", { className: `sure ${command.certainty}` }, element("b", {}, command.certainty), " ", SURE[command.certainty]),
    other && element("details", {}, element("summary", {}, "The other reading"), element("pre", {}, other)),
  );
}

/** A field for each variable that wants a value. */
function values({ commands }, set, on) {
  const wanted = [...new Set([...commands.flatMap(({ variables }) => variables), ...set.keys()])].sort();
  if (wanted.length === 0) return "";
  const field = (name) => {
    const input = element("input", { value: set.get(name) ?? "", id: `set-${name}`, autocomplete: "off", spellcheck: false });
    input.addEventListener("change", () => on.set(name, input.value));
    return element("label", {}, element("code", {}, name), input);
  };
  const title = `${count(wanted.length, "value")} for you to fill in, or to export`;
  return element("fieldset", { className: "values" }, element("legend", {}, title), ...wanted.map(field));
}

/** The program, its manifest and what is to be said of it; or why there is none. */
export function program(root, told, on) {
  if (told.error) {
    redraw(root, element("p", { className: "empty" }, "The program appears here."));
    return;
  }
  const note = ({ message, why }) => element("li", {}, prose(message), why ? ["; ", ...prose(why)] : null);
  const list = (items) => items.length > 0 && element("ul", { className: "notes" }, ...items.map(note));
  if (told.refusals) {
    redraw(root, element("p", { className: "refused" }, "There is no program for it:"), list(told.refusals));
    return;
  }
  const { code, manifest, notes } = told;
  redraw(
    root,
    copyable(code, code, "the program", on.copy, SCROLLS),
    list(notes) || "",
    element("details", {}, element("summary", {}, element("code", {}, "Cargo.toml")), copyable(manifest, manifest, "Cargo.toml", on.copy, SCROLLS)),
  );
}
