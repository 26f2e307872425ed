// What is marked in the paste: stretches of it, as they are and as they move while one types.

import { indices } from "./uncurly.js";

const LEVELS = ["note", "warning", "error"];

/** The stretches that findings, slips and secrets mark in `text`. */
export function marks(text, { findings }, commands, secrets) {
  const index = indices(text);
  const stretch = ({ start, end }) => ({ start: index(start.offset), end: index(end.offset) });
  const of = findings.flatMap((finding, at) => {
    const slips = commands[finding.command]?.slips.filter(({ kind }) => kind === finding.rule) ?? [];
    const ranges = slips.length > 0 ? slips.map(({ range }) => range) : [finding.range];
    return ranges.map((range) => ({ ...stretch(range), finding: at, level: finding.level }));
  });
  return { findings: of, secrets: secrets.map(({ range }) => stretch(range)) };
}

/** The marks as they stand after a change; those that it touches are gone, secrets grow with it. */
export function moved({ findings, secrets }, { start, end, by }) {
  const shifted = (mark) => (mark.start >= end ? { ...mark, start: mark.start + by, end: mark.end + by } : mark);
  const touched = (mark) => mark.end > start && mark.start < end;
  return {
    findings: findings.filter((mark) => !touched(mark) && !within(mark, start, end)).map(shifted),
    secrets: secrets.map((mark) =>
      touched(mark) || within(mark, start, end)
        ? { start: Math.min(mark.start, start), end: Math.max(mark.end, end) + by }
        : shifted(mark),
    ),
  };
}

/** Whether something is put into the middle of `mark`. */
function within(mark, start, end) {
  return start === end && mark.start < start && start < mark.end;
}

/** What of `before` was replaced, and by how much the rest moves. */
export function change(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, by: after.length - before.length, text: after.slice(start, after.length - same) };
}

/** `text` cut where a mark begins or ends: `{ text, findings, level, secret }`, and what stands between two letters. */
export function pieces(text, { findings, secrets }) {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...findings, ...secrets]) cuts.add(start).add(end);
  const places = [...cuts].filter((place) => place <= text.length).sort((a, b) => a - b);
  const [found, hidden] = [opened(findings), opened(secrets)];
  const out = [];
  for (const [nth, place] of places.entries()) {
    const next = places[nth + 1] ?? place;
    const { gap, here } = found(place);
    if (gap.length > 0) out.push(piece("", gap, false));
    if (next !== place) out.push(piece(text.slice(place, next), here, hidden(place).here.length > 0));
  }
  return out;
}

/** A function that tells at one place after the other which of `stretches` stand between letters there, and which begin there or go on. */
function opened(stretches) {
  const waiting = [...stretches].sort((a, b) => b.start - a.start);
  let open = [];
  return (place) => {
    while (waiting.at(-1)?.start <= place) open.push(waiting.pop());
    const gap = open.filter(({ start, end }) => start === place && end === place);
    open = open.filter(({ end }) => end > place);
    return { gap, here: open };
  };
}

function piece(text, marks, secret) {
  const level = LEVELS[Math.max(-1, ...marks.map((mark) => LEVELS.indexOf(mark.level)))];
  // The narrowest is what one points at.
  const sorted = [...marks].sort((a, b) => a.end - a.start - (b.end - b.start) || a.finding - b.finding);
  return { text, level, secret, findings: [...new Set(sorted.map(({ finding }) => finding))] };
}

/** Whether two pieces look and act alike. */
export function alike(a, b) {
  return a.text === b.text && a.level === b.level && a.secret === b.secret && a.findings.join() === b.findings.join();
}
