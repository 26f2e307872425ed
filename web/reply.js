// What the replies in the paste mean.

import { element, prose, redraw } from "./elements.js";

const WHO = { cloudflare: "Cloudflare", curl: "curl", shell: "the shell", other: "the server" };

export function replies(root, { replies, findings }, on) {
  const empty = "Paste the answer together with the command, and what it means appears here.";
  if (replies.length === 0) redraw(root, element("p", { className: "empty" }, empty));
  else redraw(root, ...replies.map((reply) => article(reply, findings[reply.cause], on)));
}

function article({ service, errors, text, remedy, cause, range }, finding, on) {
  const codes = errors.map(chain).filter(Boolean).join(", ");
  return element(
    "article",
    { className: "reply" },
    element("h3", {}, WHO[service], codes && " ", codes && element("code", {}, codes)),
    element(
      "dl",
      {},
      ...entry("means", prose(text)),
      ...(remedy ? entry("do", prose(remedy)) : []),
      ...(finding ? entry("because of", link(finding, cause, on)) : []),
      ...entry("stands on", `line ${range.start.line} of the paste`),
    ),
  );
}

/** `6003 > 6111`; nothing where there are no codes. */
function chain({ code, chain: behind }) {
  const inner = behind.map(chain).filter(Boolean).join(" or ");
  return [code || "", inner].filter(Boolean).join(" > ");
}

function entry(name, value) {
  return [element("dt", {}, name), element("dd", {}, value)];
}

function link({ message }, cause, on) {
  const button = element("button", { type: "button", className: "go" }, prose(message));
  button.addEventListener("click", () => on.go(cause));
  return button;
}
