// Starts `uncurly lsp` for the documents of VS Code. What a curl command means, the server alone knows.

const { commands, EventEmitter, Uri, ViewColumn, window, workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

const { activationEvents } = require('./package.json');

const LANGUAGES = activationEvents.map((event) => event.replace('onLanguage:', ''));
const SCHEMES = ['file', 'untitled'];

/** The page that shows what a command would send; nobody can write in it, so that nothing is to be saved. */
const REQUEST = Uri.parse('uncurly:request.http');

/** @type {LanguageClient | undefined} */
let client;

/** What is done with it, one after the other: who asks twice is not to have two. */
let turn = Promise.resolve();

let request = '';
const changed = new EventEmitter();

exports.activate = async (context) => {
  const page = { onDidChange: changed.event, provideTextDocumentContent: () => request };
  context.subscriptions.push(
    changed,
    workspace.registerTextDocumentContentProvider(REQUEST.scheme, page),
    commands.registerCommand('uncurly.restart', restart),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('uncurly.path') && restart()),
  );
  await (turn = turn.then(start));
};

exports.deactivate = () => (turn = turn.then(stop));

function restart() {
  return (turn = turn.then(stop).then(start));
}

async function stop() {
  const running = client;
  client = undefined;
  // A server that never came up cannot be stopped.
  await running?.stop().catch(() => {});
}

async function start() {
  const command = workspace.getConfiguration('uncurly').get('path');
  const selector = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));
  client = new LanguageClient('uncurly', 'uncurly', { command, args: ['lsp'] }, {
    documentSelector: selector,
    initializationOptions: { dryRun: 'answer' },
    middleware: { executeCommand: show },
    initializationFailedHandler: () => false,
  });
  // Why it failed, the client says itself; nothing waits until somebody has read that it did.
  await client.start().catch(() => void tell(command));
}

/** Shows what a command would send beside the document, where the messages of the editor have room for a line alone. */
async function show(command, args, next) {
  const content = await next(command, args);
  if (command !== 'uncurly.dryRun' || typeof content !== 'string') return content;
  request = content;
  changed.fire(REQUEST);
  await window.showTextDocument(REQUEST, { preserveFocus: true, viewColumn: ViewColumn.Beside });
  return content;
}

async function tell(command) {
  const message = `uncurly cannot be started as \`${command}\`: install it, or say where it is`;
  if ((await window.showErrorMessage(message, 'Open Settings')) === 'Open Settings') {
    await commands.executeCommand('workbench.action.openSettings', 'uncurly.path');
  }
}
