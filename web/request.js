// What curl would send, as tables.

import { element, redraw } from "./elements.js";
import { pretty } from "./json.js";

export function requests(root, { commands }) {
  const all = commands.flatMap(({ requests }) => requests);
  const empty = element("p", { className: "empty" }, "What curl would send appears here.");
  redraw(root, ...(all.length === 0 ? [empty] : all.map((request, at) => table(request, at, all.length))));
}

function table({ method, url, headers, body }, at, number) {
  const caption = number === 1 ? "The request" : `Request ${at + 1} of ${number}`;
  return element(
    "table",
    { className: "request" },
    element("caption", {}, caption),
    element(
      "tbody",
      {},
      row("Method", element("code", {}, method)),
      row("URL", element("code", {}, url)),
      ...headers.map(([name, value]) => row(name, element("code", {}, value), "header")),
      body && row("Body", content(body, headers)),
    ),
  );
}

function row(name, value, kind = "") {
  const cell = kind === "header" ? element("code", {}, name) : name;
  return element("tr", { className: kind }, element("th", { scope: "row" }, cell), element("td", {}, value));
}

/** A body: JSON set out, a form as pairs, parts by themselves, anything else as it is. */
function content(chunks, headers) {
  if (chunks.some(({ part }) => part)) return chunks.map(({ part }) => form(part));
  const text = chunks.map(written).join("");
  const json = pretty(text);
  if (json) return element("pre", {}, json);
  const isForm = headers.some(([name, value]) => /^content-type$/i.test(name) && /urlencoded/i.test(value));
  const isKnown = chunks.every((chunk) => "text" in chunk);
  return isForm && isKnown && /^[^=&\s]+=/.test(text) ? pairs(text) : element("pre", {}, text);
}

function pairs(text) {
  const rows = [...new URLSearchParams(text)].map(([name, value]) => [
    element("dt", {}, element("code", {}, name)),
    element("dd", {}, element("code", {}, value)),
  ]);
  return element("dl", {}, ...rows.flat());
}

function form({ name, body, filename, type }) {
  const facts = [filename && `as ${filename}`, type].filter(Boolean).join(", ");
  return element(
    "dl",
    {},
    element("dt", {}, element("code", {}, name), facts && ` (${facts})`),
    element("dd", {}, element("code", {}, body.map(written).join(""))),
  );
}

/** A run of a body in words. */
function written(chunk) {
  if ("text" in chunk) return chunk.text;
  if ("var" in chunk) return `$${chunk.var}`;
  if ("expansion" in chunk) return chunk.expansion;
  if ("file" in chunk) return `‹the file ${chunk.file}›`;
  if ("stdin" in chunk) return "‹standard input›";
  if ("base64" in chunk) return `‹bytes, in base64: ${chunk.base64}›`;
  return `‹parts of ${chunk.part.name}›`;
}
