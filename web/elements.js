// Elements of the page, made of text only: nothing is ever read as markup.

/** An element with properties, attributes where a name has a hyphen or is `role`, and children. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "scope") made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** The text of a message, code in backticks set as code. */
export function prose(text) {
  return text.split(/(`[^`]+`)/).map((part) => {
    const isCode = part.length > 2 && part.startsWith("`") && part.endsWith("`");
    return isCode ? element("code", {}, part.slice(1, -1)) : part;
  });
}

/** A count and its noun: `1 error`, `2 errors`. */
export function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : noun.endsWith("y") ? "" : "s"}`;
}

/** Text that can be copied, with a name for the button; `properties` are those of its box. */
export function copyable(shown, copied, name, copy, properties = {}) {
  const button = element("button", { type: "button", className: "copy", "aria-label": `Copy ${name}` }, "Copy");
  button.addEventListener("click", () => copy(copied, name));
  return element("div", { className: "code" }, element("pre", properties, shown), button);
}

/** Draws `root` anew; who is in it by keyboard stays where they were. */
export function redraw(root, ...children) {
  const stops = () => [...root.querySelectorAll("a, button, input, pre, summary")];
  const at = stops().indexOf(document.activeElement);
  root.replaceChildren(...children);
  if (at >= 0) stops().at(Math.min(at, stops().length - 1))?.focus();
}
