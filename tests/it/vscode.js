// Runs the extension for VS Code with the least of an editor around it, against the real program: its path is the argument.
// The editor's client is stood in for by one that starts the program and speaks its protocol.

'use strict';

const assert = require('node:assert');
const { spawn } = require('node:child_process');
const Module = require('node:module');
const path = require('node:path');

const [program, folder] = process.argv.slice(2);
const settings = { path: program };
const seen = { commands: {}, errors: [], opened: [], executed: [], clients: [], providers: {}, listeners: [] };

class EventEmitter {
  #listeners = [];
  event = (listener) => (this.#listeners.push(listener), { dispose() {} });
  fire = (value) => this.#listeners.forEach((listener) => listener(value));
  dispose() {}
}

const vscode = {
  EventEmitter,
  Uri: { parse: (text) => ({ scheme: text.split(':')[0], toString: () => text }) },
  ViewColumn: { Beside: -2 },
  commands: {
    registerCommand: (name, run) => ((seen.commands[name] = run), { dispose() {} }),
    executeCommand: async (...call) => void seen.executed.push(call),
  },
  window: {
    showErrorMessage: (message, choice) => (seen.errors.push(message), new Promise((read) => (seen.read = () => read(choice)))),
    showTextDocument: async (uri, how) => void seen.opened.push([uri, how]),
  },
  workspace: {
    getConfiguration: (name) => ({ get: (key) => (assert.equal(name, 'uncurly'), settings[key]) }),
    onDidChangeConfiguration: (listener) => (seen.listeners.push(listener), { dispose() {} }),
    registerTextDocumentContentProvider: (scheme, page) => ((seen.providers[scheme] = page), { dispose() {} }),
  },
};

class LanguageClient {
  #waiting = new Map();
  #asked = 0;
  #rest = Buffer.alloc(0);
  diagnostics = new EventEmitter();

  constructor(id, name, server, client) {
    Object.assign(this, { id, name, server, client });
    seen.clients.push(this);
  }

  async start() {
    this.process = spawn(this.server.command, this.server.args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const failed = new Promise((_, reject) => this.process.once('error', reject));
    this.ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.stdin.on('error', () => {});
    this.process.stdout.on('data', (bytes) => this.#take(bytes));
    const { initializationOptions } = this.client;
    const hello = { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions };
    this.told = await Promise.race([this.ask('initialize', hello), failed]);
    this.tell('initialized', {});
  }

  async stop() {
    if (!this.told) throw new Error('it never ran');
    await this.ask('shutdown');
    this.tell('exit');
    this.code = await this.ended;
  }

  ask(method, params) {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ jsonrpc: '2.0', id, method, params });
    });
  }

  tell(method, params) {
    this.#send({ jsonrpc: '2.0', method, params });
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify(message));
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  #take(bytes) {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const head = this.#rest.indexOf('\r\n\r\n');
      const length = head < 0 ? Infinity : Number(this.#rest.subarray(16, head));
      if (this.#rest.length < head + 4 + length) return;
      const message = JSON.parse(this.#rest.subarray(head + 4, head + 4 + length));
      this.#rest = this.#rest.subarray(head + 4 + length);
      if (message.method === 'textDocument/publishDiagnostics') this.diagnostics.fire(message.params);
      const asked = message.method === undefined && this.#waiting.get(message.id);
      if (asked) message.error ? asked.reject(message.error) : asked.resolve(message.result);
    }
  }

  /** Opens a text, and gives what is told of it. */
  open(uri, languageId, text) {
    const told = new Promise((resolve) => this.diagnostics.event(resolve));
    this.tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return told;
  }
}

const stand = { vscode, 'vscode-languageclient/node': { LanguageClient } };
const load = Module._load;
Module._load = (name, ...more) => stand[name] ?? load(name, ...more);
const extension = require(path.join(folder, 'extension.js'));
const manifest = require(path.join(folder, 'package.json'));

const TEXT = 'curl –k https://a.example\n';
const last = () => seen.clients.at(-1);

async function main() {
  const context = { subscriptions: [] };
  await extension.activate(context);
  assert.equal(context.subscriptions.length, 4, 'all that is registered goes with the extension');
  assert.deepEqual(Object.keys(seen.commands), manifest.contributes.commands.map(({ command }) => command));
  const selector = last().client.documentSelector;
  assert.equal(selector.length, 2 * manifest.activationEvents.length);
  assert.ok(selector.some(({ language, scheme }) => language === 'markdown' && scheme === 'untitled'));

  // The server runs, finds and formats.
  const { diagnostics } = await last().open('untitled:Untitled-1', 'shellscript', TEXT);
  assert.ok(diagnostics.some(({ code }) => code === 'smart-dash'), JSON.stringify(diagnostics));
  const textDocument = { uri: 'untitled:Untitled-1' };
  const options = { tabSize: 2, insertSpaces: true };
  const edits = await last().ask('textDocument/formatting', { textDocument, options });
  assert.deepEqual(edits.map(({ newText }) => newText), ['-']);
  const position = { line: 0, character: 5 };
  await last().open('file:///b.sh', 'shellscript', 'curl --js https://a.example\n');
  const place = { textDocument: { uri: 'file:///b.sh' }, position: { line: 0, character: 9 } };
  const items = await last().ask('textDocument/completion', place);
  assert.ok(items.some(({ label }) => label === '--json'));
  assert.ok(await last().ask('textDocument/hover', { textDocument, position }));

  // What a lens stands for is shown beside the document, and nothing else is.
  const lenses = await last().ask('textDocument/codeLens', { textDocument: { uri: 'file:///b.sh' } });
  await last().open('file:///c.sh', 'shellscript', 'curl https://a.example/c\n');
  const [lens] = await last().ask('textDocument/codeLens', { textDocument: { uri: 'file:///c.sh' } });
  assert.ok(Array.isArray(lenses) && lens.command.command === 'uncurly.dryRun');
  const ask = (command, args) => last().ask('workspace/executeCommand', { command, arguments: args });
  const { executeCommand } = last().client.middleware;
  const shown = await executeCommand(lens.command.command, lens.command.arguments, ask);
  const page = seen.providers.uncurly.provideTextDocumentContent();
  assert.ok(page.includes('GET /c') && page === shown, page);
  assert.equal(seen.opened.length, 1);
  assert.deepEqual(seen.opened[0][1], { preserveFocus: true, viewColumn: -2 });
  assert.equal(await executeCommand('other.command', [], async () => 'text'), 'text');
  assert.equal(seen.opened.length, 1);

  // The command ends one server and starts another.
  const first = last();
  await seen.commands['uncurly.restart']();
  assert.equal(first.code, 0, 'it said goodbye');
  assert.equal(seen.clients.length, 2);
  assert.ok((await last().open('untitled:a', 'shellscript', TEXT)).diagnostics.length > 0);

  // Whoever asks twice at once has one server.
  await Promise.all([seen.commands['uncurly.restart'](), seen.commands['uncurly.restart']()]);
  assert.equal(seen.clients.filter((client) => client.process.exitCode === null).length, 1);

  // So it does where the server has crashed.
  const crashed = last();
  crashed.stop = () => Promise.reject(new Error('it is gone'));
  crashed.process.kill('SIGKILL');
  await crashed.ended;
  await seen.commands['uncurly.restart']();
  assert.ok((await last().open('untitled:a', 'shellscript', TEXT)).diagnostics.length > 0);

  // Only the path of the program restarts it; one that leads nowhere is told of, with a way to the setting.
  const [listener] = seen.listeners;
  const before = seen.clients.length;
  await listener({ affectsConfiguration: (name) => name === 'uncurly.trace.server' });
  assert.equal(seen.clients.length, before);
  settings.path = path.join(folder, 'no-such-program');
  await listener({ affectsConfiguration: (name) => name === 'uncurly.path' });
  assert.equal(seen.clients.length, before + 1);
  assert.ok(seen.errors.length === 1 && seen.errors[0].includes('no-such-program'), String(seen.errors));
  seen.read();
  await new Promise((resolve) => setTimeout(resolve, 0));
  assert.deepEqual(seen.executed, [['workbench.action.openSettings', 'uncurly.path']]);
  settings.path = program;
  await listener({ affectsConfiguration: (name) => name === 'uncurly.path' });
  assert.ok((await last().open('untitled:a', 'shellscript', TEXT)).diagnostics.length > 0);

  const running = last();
  await extension.deactivate();
  assert.equal(running.code, 0);
  await extension.deactivate();
}

main().then(
  () => console.log('all was seen'),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
