// A link that holds the paste: behind `#`, which no browser ever sends to a server.

const KEY = "#paste=";

export function link(text) {
  const bytes = new TextEncoder().encode(text);
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const coded = btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return location.origin + location.pathname + KEY + coded;
}

/** The paste in the link by which one came; null where there is none, or none that can be read. */
export function linked() {
  if (!location.hash.startsWith(KEY)) return null;
  try {
    const letters = atob(location.hash.slice(KEY.length).replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** Forgets the paste in the address, once it is no longer what one sees. */
export function unlink() {
  if (location.hash.startsWith(KEY)) history.replaceState(null, "", location.pathname + location.search);
}
