// The door to uncurly in WebAssembly: JSON in, JSON out. Decides nothing by itself.

/** Half of a surrogate pair, which no UTF-8 can say. */
const HALF = /\p{Surrogate}/gu;

/**
 * Starts uncurly.
 * @param source the bytes of `uncurly.wasm`, or a response that brings them; those beside this file if nothing is given.
 */
export async function load(source) {
  const { exports } = await instance(source ?? (await beside()));
  const ask = (command, text, options = {}, name = undefined) =>
    JSON.parse(call(exports, JSON.stringify({ command, text: text.replace(HALF, "\ufffd"), name, options })));
  return {
    ask,
    call: (question) => call(exports, question),
    lint: (text, options, name) => ask("lint", text, options, name),
    fix: (text, options, name) => ask("fix", text, options, name),
    commands: (text, options, name) => ask("commands", text, options, name),
    rust: (text, options, name) => ask("rust", text, options, name),
    ast: (text, options, name) => ask("ast", text, options, name),
    apply: (text, options, name) => ask("apply", text, options, name),
    secrets: (text, options, name) => ask("secrets", text, options, name),
  };
}

/**
 * A function from the offsets of answers, bytes of UTF-8, to indices into `text`.
 * An offset within a character becomes the index of that character.
 */
export function indices(text) {
  const bytes = [0];
  const units = [0];
  let at = 0;
  // Only what is longer than a byte moves the two apart.
  for (const { 0: run, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    at = bytes.at(-1) + index - units.at(-1);
    bytes.push(at, at + width(run));
    units.push(index, index + run.length);
  }
  return (offset) => {
    let low = 0;
    let high = bytes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bytes[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    const inside = low + 1 < bytes.length && units[low + 1] - units[low] !== bytes[low + 1] - bytes[low];
    return inside ? units[low] : units[low] + offset - bytes[low];
  };
}

/** How many bytes of UTF-8 a character beyond ASCII takes; half of a pair is written as U+FFFD. */
function width(character) {
  const code = character.codePointAt(0);
  return code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** What stands beside this file, in a browser and in Node. */
async function beside() {
  const url = new URL("./uncurly.wasm", import.meta.url);
  if (url.protocol !== "file:") return fetch(url);
  const { readFile } = await import("node:fs/promises");
  return readFile(url);
}

async function instance(source) {
  if (source instanceof WebAssembly.Module) return WebAssembly.instantiate(source);
  const isResponse = typeof Response !== "undefined" && source instanceof Response;
  if (!isResponse) return (await WebAssembly.instantiate(source)).instance;
  if (!source.ok) throw new Error(`uncurly.wasm could not be loaded: ${source.status}`);
  // Not every host names the type of WebAssembly, which streaming insists on.
  return (await WebAssembly.instantiate(await source.arrayBuffer())).instance;
}

/** Hands the bytes of a question over, and takes the answer: its length in four bytes, then itself. */
function call({ memory, uncurly_alloc, uncurly_call, uncurly_free }, question) {
  const asked = new TextEncoder().encode(question);
  const given = uncurly_alloc(asked.length);
  new Uint8Array(memory.buffer).set(asked, given >>> 0);
  const told = uncurly_call(given, asked.length) >>> 0;
  uncurly_free(given, asked.length);
  const length = new DataView(memory.buffer).getUint32(told, true);
  const answer = new TextDecoder().decode(new Uint8Array(memory.buffer, told + 4, length));
  uncurly_free(told, length + 4);
  return answer;
}
