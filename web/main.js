// The page: what is pasted and chosen goes to uncurly, what comes back is shown.

import { Card } from "./card.js";
import { commands, program } from "./command.js";
import { Editor } from "./editor.js";
import { Engine } from "./engine.js";
import { list, summary } from "./findings.js";
import { linked, unlink } from "./link.js";
import { marks } from "./marks.js";
import { replies } from "./reply.js";
import { requests } from "./request.js";
import { Sharing } from "./sharing.js";
import { Tabs } from "./tabs.js";
import { Toast } from "./toast.js";

const EXAMPLE = `I only want to purge one file, but the API refuses me 🙁

curl –X POST “https://api.cloudflare.com/client/v4/zones/a9827fc3086045dcde0ed356b366518d/purge_cache”
-H “Authorization: $API_TOKEN”
–data ‘{“files”:[“https://shop.example/logo.svg”]}’

{“success”:false,“errors”:[{“code”:6003,“message”:“Invalid request headers”,“error_chain”:[{“code”:6111,“message”:“Invalid format for Authorization header”}]}],“messages”:[],“result”:null}
`;

const $ = (id) => document.getElementById(id);
const content = (name) => $(`panel-${name}`).querySelector(".content");

const engine = new Engine();
const toast = new Toast($("toast"));
const set = new Map();
/** What uncurly said last, and of which text. */
let told = null;
let isRevealed = false;
/** What is shown in each place, as JSON. */
const drawn = new Map();

const today = new Date().toISOString().slice(0, 10);
const copy = async (text, name) => {
  await navigator.clipboard.writeText(text);
  toast.say(`Copied ${name}.`);
};
const go = (finding) => editor.go(finding);
const light = (finding) => editor.light(finding);

const card = new Card($("card"), apply);
const tabs = new Tabs(document.querySelector('[role="tablist"]'), read);
const sharing = new Sharing($("warning"), $("warning-what"), copy);
$("paste").placeholder = EXAMPLE;
$("paste").value = linked() ?? $("paste").value;
const editor = new Editor($("editor"), {
  input: typed,
  point: (at, mark) => told?.text === editor.text && card.show(at, told.file.findings[at], mark),
  leave: () => card.leave(),
  apply,
});

const ask = (command, options) => ({ command, options: { today, ...options } });
const secrecy = () => (isRevealed ? "keep" : "mask");

/** What is asked of each text first: what is wrong with it, and where. */
function found() {
  return [ask("lint"), ask("ast", { secrets: secrecy() }), ask("secrets")];
}

/** What is asked once that is shown: the commands as they are, and as they are shown where that differs. */
function made() {
  const asked = [ask("commands", { ...written(), secrets: "keep" })];
  if (!isRevealed && told.secrets.secrets.length > 0) asked.push(ask("commands", { ...written(), secrets: "mask" }));
  if (tabs.name === "rust") asked.push(ask("rust", { ...values(), blocking: $("blocking").checked }));
  return asked;
}

/** What is asked last: the whole text mended, which has to be read again to see that it stays so. */
function whole() {
  return [ask("fix", { ...written(), secrets: "keep" })];
}

const values = () => ({ set: Object.fromEntries(set) });
const written = () => ({ style: $("style").value, shell: $("shell").value, "unsafe-fixes": $("guesses").checked, ...values() });

function read() {
  const text = editor.text;
  $("result").setAttribute("aria-busy", "true");
  const first = { questions: found, answered: (answers) => mark(text, answers) };
  const last = { questions: whole, answered: ([kept]) => offer(text, kept) };
  engine.follow(text, [first, { questions: made, answered: show }, last], failed);
}

function typed(text) {
  const isEmpty = text.trim() === "";
  $("example").hidden = !isEmpty;
  for (const id of ["clear", "share"]) $(id).hidden = isEmpty;
  if (told) unlink();
  card.hide();
  read();
}

function mark(text, [lint, tree, secrets]) {
  const [file] = lint.files;
  told = { text, file, tree, secrets, kept: null };
  editor.mark(text, marks(text, file, tree.commands, secrets.secrets));
  $("summary").textContent = summary(text, file);
  $("keys").hidden = file.findings.length === 0;
  $("reveal").hidden = secrets.secrets.length === 0;
  $("tab-reply").dataset.count = file.replies.length || "";
  const said = file.findings.map(({ rule, level, message, why, fix }) => [rule, level, message, why, fix?.grade, fix?.title]);
  draw("findings", said, () => list($("findings"), file.findings, { go, light, apply }));
  draw("request", tree.commands.map(({ requests }) => requests), () => requests(content("request"), tree));
  draw("reply", [file.replies, said], () => replies(content("reply"), file, { go }));
}

function show(answers) {
  const { tree } = told;
  const [kept, shown = kept] = answers.filter(({ commands }) => commands);
  const rust = tabs.name === "rust" && answers.at(-1);
  $("result").setAttribute("aria-busy", "false");
  const said = [shown.commands, kept.commands, tree.commands.map(({ evidence }) => evidence), [...set]];
  draw("command", said, () => commands(content("command"), { shown, kept, tree, set }, { copy, set: fill }));
  if (rust) draw("rust", rust, () => program(content("rust"), rust, { copy }));
}

/** Offers to mend the whole text, where that changes it. */
function offer(text, kept) {
  told.kept = kept;
  $("mend").hidden = kept.text === text;
}

/** Draws what is not shown already: most keys change little. */
function draw(place, value, anew) {
  const said = JSON.stringify(value);
  if (drawn.get(place) === said) return;
  drawn.set(place, said);
  anew();
}

async function apply(at) {
  if (!told || told.text !== editor.text) return;
  const { fix } = told.file.findings[at];
  if (!fix || fix.grade === "display") return;
  const [{ text, error }] = await engine.ask(told.text, [{ command: "apply", options: { today, finding: at } }]);
  if (error || told.text !== editor.text) return;
  change(text, fix.title);
}

/** Puts `text` in place of what there is; what was done can be undone. */
function change(text, done) {
  const before = editor.text;
  editor.replace(text);
  toast.say(`Done: ${done.replaceAll("`", "")}.`, { name: "Undo", act: () => editor.replace(before) });
}

function fill(name, value) {
  if (value === "") set.delete(name);
  else set.set(name, value);
  read();
}

function failed(error) {
  $("summary").textContent = `uncurly failed here: ${error.message}`;
  $("result").setAttribute("aria-busy", "false");
}

for (const id of ["style", "shell", "guesses", "blocking"]) $(id).addEventListener("change", read);
$("example").addEventListener("click", () => editor.replace(EXAMPLE));
$("mend").addEventListener("click", () => told?.kept && told.text === editor.text && change(told.kept.text, "all that is safe"));
$("clear").addEventListener("click", () => editor.replace(""));
$("share").addEventListener("click", () => told && sharing.offer(told.text, told.secrets));
$("reveal").addEventListener("click", () => {
  isRevealed = !isRevealed;
  $("reveal").setAttribute("aria-pressed", String(isRevealed));
  $("editor").classList.toggle("revealed", isRevealed);
  read();
});
addEventListener("hashchange", () => linked() !== null && editor.replace(linked()));
typed(editor.text);
navigator.serviceWorker?.register("offline.js").catch(() => {});
