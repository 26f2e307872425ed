// JSON as one reads it: set out over lines, every literal as it was written.

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** `text` set out, or null where it is no JSON object or list. */
export function pretty(text) {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const tokens = text.match(TOKEN);
  let out = "";
  let depth = 0;
  const line = () => "\n" + "  ".repeat(depth);
  for (const [at, token] of tokens.entries()) {
    const isEmpty = "{[".includes(token) && "}]".includes(tokens[at + 1]);
    const wasEmpty = "}]".includes(token) && "{[".includes(tokens[at - 1]);
    if ("}]".includes(token)) depth--;
    if ("}]".includes(token) && !wasEmpty) out += line();
    out += token;
    if ("{[".includes(token)) depth++;
    if (("{[".includes(token) && !isEmpty) || token === ",") out += line();
    if (token === ":") out += " ";
  }
  return out;
}
