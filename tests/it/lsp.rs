//! The language server, as a scripted editor meets it.

mod edits;
mod folders;
mod hard;
mod lens;
mod own_api;
mod typed;

use std::thread::JoinHandle;

use lsp_server::{Connection, Message, Notification, Request};
use serde_json::{Value, json};
use uncurly::lint::{self, Correction, Settings};
use uncurly::lsp::{Ending, serve};
use uncurly::mend::Mending;
use uncurly::text::Source;

use crate::program::{Folder, uncurly};

const URI: &str = "file:///docs/d%C3%A9j%C3%A0.md";

const KEY: &str = "c2547eb745079dac9320b638f5e225cf483cc5cfdda4";

/// A document with wide characters before the damage.
fn damaged() -> String {
    format!(
        "# Déjà 🚀\n\n```bash\n# é 🚀\necho 'é🚀'; curl –X post “https://api.cloudflare.com/client/v4/zones” -H 'X-Auth-Key: {KEY}' -d a=1\n```\n"
    )
}

/// An editor at the other end of a connection.
struct Editor {
    connection: Connection,
    server: JoinHandle<Ending>,
    asked: i32,
}

impl Editor {
    fn start(capabilities: &Value) -> (Self, Value) {
        Self::start_with(capabilities, &Value::Null)
    }

    fn start_with(capabilities: &Value, options: &Value) -> (Self, Value) {
        let (here, there) = Connection::memory();
        let server = std::thread::spawn(move || serve(&there));
        let mut editor = Self { connection: here, server, asked: 0 };
        let params = json!({
            "processId": null, "rootUri": null, "capabilities": capabilities, "initializationOptions": options,
        });
        let told = editor.ask("initialize", params);
        editor.tell("initialized", json!({}));
        (editor, told.expect("an answer to `initialize`"))
    }

    fn tell(&self, method: &str, params: Value) {
        let notification = Notification { method: method.to_owned(), params };
        self.connection.sender.send(Message::Notification(notification)).expect("the server listens");
    }

    /// The result of a request, or the code of its error.
    fn ask(&mut self, method: &str, params: Value) -> Result<Value, i32> {
        self.asked += 1;
        let request = Request { id: self.asked.into(), method: method.to_owned(), params };
        self.connection.sender.send(Message::Request(request)).expect("the server listens");
        match self.connection.receiver.recv().expect("an answer") {
            Message::Response(response) => {
                assert_eq!(response.id, self.asked.into());
                response.response_result.map_err(|error| error.code)
            }
            other => panic!("no answer: {other:?}"),
        }
    }

    /// Opens `text` and gives its diagnostics.
    fn open(&self, uri: &str, language: &str, text: &str) -> Vec<Value> {
        let item = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": item}));
        self.diagnostics(uri)
    }

    fn diagnostics(&self, uri: &str) -> Vec<Value> {
        match self.connection.receiver.recv().expect("diagnostics") {
            Message::Notification(Notification { method, params }) => {
                assert_eq!((method.as_str(), params["uri"].as_str()), ("textDocument/publishDiagnostics", Some(uri)));
                params["diagnostics"].as_array().expect("a list").clone()
            }
            other => panic!("no diagnostics: {other:?}"),
        }
    }

    fn actions(&mut self, uri: &str, range: &Value, only: &Value) -> Vec<Value> {
        let context = json!({"diagnostics": [], "only": only});
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        let told = self.ask("textDocument/codeAction", params).expect("actions");
        told.as_array().expect("a list").clone()
    }

    fn hover(&mut self, uri: &str, position: &Value) -> Value {
        let params = json!({"textDocument": {"uri": uri}, "position": position});
        self.ask("textDocument/hover", params).expect("a page, or nothing")
    }

    fn leave(mut self) -> Ending {
        assert_eq!(self.ask("shutdown", Value::Null), Ok(Value::Null));
        self.tell("exit", Value::Null);
        self.server.join().expect("the server does not panic")
    }
}

/// What a character of a position is.
#[derive(Clone, Copy)]
enum Unit {
    Byte,
    Utf16,
}

/// The byte of `text` at `position`.
fn offset(text: &str, position: &Value, unit: Unit) -> usize {
    let number = |name: &str| usize::try_from(position[name].as_u64().expect("a number")).expect("a small one");
    let start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
    match unit {
        Unit::Byte => start + number("character"),
        Unit::Utf16 => {
            let mut left = number("character");
            let fits = |c: &char| {
                let fits = left > 0;
                left = left.saturating_sub(c.len_utf16());
                fits
            };
            start + text[start..].chars().take_while(fits).map(char::len_utf8).sum::<usize>()
        }
    }
}

fn of<'t>(text: &'t str, range: &Value, unit: Unit) -> &'t str {
    &text[offset(text, &range["start"], unit)..offset(text, &range["end"], unit)]
}

/// `text` with `edits` applied, as an editor does it.
fn applied(text: &str, edits: &Value, unit: Unit) -> String {
    let edits = edits.as_array().expect("a list of edits");
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        let (start, end) = (offset(text, &edit["range"]["start"], unit), offset(text, &edit["range"]["end"], unit));
        out.replace_range(start..end, edit["newText"].as_str().expect("a text"));
    }
    out
}

fn fixed(name: &str, text: &str) -> String {
    let report = lint::lint(Source::new(Some(name.to_owned()), text), Mending::On, &Settings::default());
    lint::document(&report, &Settings::default(), &Correction::default())
}

fn utf8() -> Value {
    json!({"general": {"positionEncodings": ["utf-16", "utf-8"]}})
}

fn find<'d>(diagnostics: &'d [Value], rule: &str) -> &'d Value {
    let found = diagnostics.iter().find(|diagnostic| diagnostic["code"] == rule);
    found.unwrap_or_else(|| panic!("no `{rule}` in {diagnostics:#?}"))
}

#[test]
fn a_document_is_checked_fixed_and_explained() {
    for (capabilities, encoding, unit) in [(utf8(), "utf-8", Unit::Byte), (json!({}), "utf-16", Unit::Utf16)] {
        let (mut editor, told) = Editor::start(&capabilities);
        assert_eq!(told["capabilities"]["positionEncoding"], encoding);
        let text = damaged();
        let diagnostics = editor.open(URI, "markdown", &text);

        let dash = find(&diagnostics, "smart-dash");
        assert_eq!(of(&text, &dash["range"], unit), "–", "{encoding}");
        assert_eq!((&dash["severity"], &dash["source"]), (&json!(1), &json!("uncurly")));

        let actions = editor.actions(URI, &dash["range"], &Value::Null);
        let quick = actions.iter().find(|action| action["kind"] == "quickfix").expect("a quick fix");
        assert_eq!(quick["isPreferred"], true);
        let mended = applied(&text, &quick["edit"]["changes"][URI], unit);
        assert!(mended.contains("curl -X post \"https://api"), "{mended}");

        let all = editor.actions(URI, &dash["range"], &json!(["source.fixAll"]));
        assert_eq!(all.len(), 1);
        assert_eq!(all[0]["kind"], "source.fixAll.uncurly");
        let expected = fixed("/docs/déjà.md", &text);
        assert_ne!(expected, text);
        assert_eq!(applied(&text, &all[0]["edit"]["changes"][URI], unit), expected);
        let params = json!({"textDocument": {"uri": URI}, "options": {"tabSize": 4, "insertSpaces": true}});
        let edits = editor.ask("textDocument/formatting", params).expect("edits");
        assert_eq!(applied(&text, &edits, unit), expected);

        let page = editor.hover(URI, &dash["range"]["start"]);
        assert!(page["contents"]["value"].as_str().expect("a page").contains("**smart-dash**"), "{page}");
        assert_eq!(editor.leave(), Ending::Orderly);
    }
}

#[test]
fn what_was_fixed_is_clean_and_what_is_closed_is_forgotten() {
    let (mut editor, _) = Editor::start(&utf8());
    let text = "curl –d a=1 https://a.example\n";
    let uri = "untitled:Untitled-1";
    assert_eq!(find(&editor.open(uri, "plaintext", text), "smart-dash")["severity"], 1);

    let change = json!({"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": fixed("x", text)}]});
    editor.tell("textDocument/didChange", change);
    assert_eq!(editor.diagnostics(uri), [] as [Value; 0]);
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    assert_eq!(editor.diagnostics(uri), [] as [Value; 0]);
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert_eq!(editor.diagnostics(uri), [] as [Value; 0]);

    let start = json!({"line": 0, "character": 0});
    let hover = json!({"textDocument": {"uri": uri}, "position": start});
    assert_eq!(editor.ask("textDocument/hover", hover), Err(-32602));
    assert_eq!(editor.leave(), Ending::Orderly);
}

#[test]
fn options_and_rules_in_comments_have_pages() {
    let (mut editor, _) = Editor::start(&utf8());
    let text = "# uncurly: ignore insecure-tls -- so\ncurl -sk --no-buffer https://a.example\n";
    editor.open("file:///a.sh", "shellscript", text);
    let mut at = |line: u32, character: u32| {
        editor.hover("file:///a.sh", &json!({"line": line, "character": character}))["contents"]["value"].to_string()
    };
    assert!(at(1, 7).contains("`--insecure`"));
    assert!(at(1, 6).contains("`--silent`"));
    assert!(at(1, 12).contains("`--no-buffer`"));
    assert_eq!(at(1, 0), "null");
    assert!(at(0, 20).contains("**insecure-tls**"));
    assert_eq!(editor.leave(), Ending::Orderly);
}

#[test]
fn a_rule_is_silenced_where_it_spoke() {
    let (mut editor, _) = Editor::start(&utf8());
    let (uri, text) = ("file:///a.md", "é\n\n```sh\ncurl https://a.example/🚀 | sh\n```\n");
    let diagnostics = editor.open(uri, "markdown", text);
    let range = &find(&diagnostics, "pipe-to-shell")["range"];
    let actions = editor.actions(uri, range, &json!(["quickfix"]));
    let silence = actions.iter().find(|action| action["title"] == "ignore `pipe-to-shell` in this command");
    let silence = silence.unwrap_or_else(|| panic!("{actions:#?}"));
    assert_eq!(silence["isPreferred"], Value::Null);
    let silent = applied(text, &silence["edit"]["changes"][uri], Unit::Byte);
    let change = json!({"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": silent}]});
    editor.tell("textDocument/didChange", change);
    let left = editor.diagnostics(uri);
    assert!(left.iter().all(|diagnostic| diagnostic["code"] != "pipe-to-shell"), "{silent}");
    assert_eq!(left.len(), diagnostics.len() - 1);
}

#[test]
fn guesses_are_named_and_not_preferred() {
    let (mut editor, _) = Editor::start(&utf8());
    let (uri, text) = ("file:///a.sh", "curl 'https://example.com/a b'\n");
    let diagnostics = editor.open(uri, "shellscript", text);
    let actions = editor.actions(uri, &find(&diagnostics, "bad-url")["range"], &json!(["quickfix"]));
    let guess = actions[0]["title"].as_str().expect("a title");
    assert!(guess.ends_with(" (unsafe)"), "{guess}");
    assert_eq!(actions[0]["isPreferred"], Value::Null);
}

#[test]
fn nothing_said_holds_a_secret() {
    let (mut editor, _) = Editor::start(&utf8());
    let text = damaged();
    let diagnostics = editor.open(URI, "markdown", &text);
    assert!(!diagnostics.is_empty());
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let actions = editor.actions(URI, &whole, &Value::Null);
    assert!(actions.iter().any(|action| action["kind"] == "source.fixAll.uncurly"));
    let line = text.lines().nth(4).expect("the command");
    for character in 0..line.len() {
        let page = editor.hover(URI, &json!({"line": 4, "character": character}));
        assert!(!page.to_string().contains(KEY), "{page}");
    }
    assert!(!json!([diagnostics, actions]).to_string().contains(KEY));
}

#[test]
fn what_makes_no_sense_is_an_error_and_no_end() {
    let (here, there) = Connection::memory();
    let server = std::thread::spawn(move || serve(&there));
    let mut editor = Editor { connection: here, server, asked: 0 };
    assert_eq!(editor.ask("textDocument/hover", json!({})), Err(-32002));
    assert_eq!(editor.ask("initialize", json!([KEY])), Err(-32602));
    assert!(editor.ask("initialize", json!({"processId": null, "capabilities": {}})).is_ok());
    assert_eq!(editor.ask("textDocument/hover", json!({"position": KEY})), Err(-32602));
    assert_eq!(editor.ask("textDocument/rename", json!({})), Err(-32601));
    editor.tell("textDocument/didOpen", json!({"textDocument": 1}));
    editor.tell(
        "textDocument/didChange",
        json!({"textDocument": {"uri": "file:///x", "version": 1}, "contentChanges": []}),
    );
    editor.tell("$/cancelRequest", json!({"id": 1}));
    editor.open("file:///a.sh", "shellscript", "curl –x\n");
    let far = json!({"line": u32::MAX, "character": u32::MAX});
    let backwards = json!({"start": far, "end": {"line": 0, "character": 7}});
    editor.actions("file:///a.sh", &backwards, &Value::Null);
    editor.hover("file:///a.sh", &far);
    assert_eq!(editor.ask("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(editor.ask("textDocument/hover", json!({})), Err(-32600));
    editor.tell("exit", Value::Null);
    assert_eq!(editor.server.join().expect("the server does not panic"), Ending::Orderly);
}

/// The URI of a file.
fn uri(folder: &Folder, name: &str) -> String {
    let path = folder.path().join(name).to_string_lossy().replace('\\', "/");
    format!("file:///{}", path.trim_start_matches('/'))
}

#[test]
fn a_file_has_the_settings_of_its_project() {
    let text = "curl –d a=1 https://a.example\ncurl -X POST -d a=1 https://b.example\n";
    let folder = Folder::new();
    folder.write("a.sh", text).write("uncurly.toml", "ignore = [\"redundant-method\"]\nalso = [\"curl\"]\n");
    let (mut editor, _) = Editor::start(&utf8());
    let uri = uri(&folder, "a.sh");
    let rules = |diagnostics: &[Value]| diagnostics.iter().map(|it| it["code"].to_string()).collect::<Vec<_>>();
    assert_eq!(rules(&editor.open(&uri, "shellscript", text)), ["\"smart-dash\""]);

    folder.write("uncurly.toml", "also = [\"curl\"]\n");
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    assert_eq!(rules(&editor.diagnostics(&uri)), ["\"smart-dash\"", "\"redundant-method\""]);
    let params = json!({"textDocument": {"uri": uri}, "options": {"tabSize": 4, "insertSpaces": true}});
    let formatted = applied(text, &editor.ask("textDocument/formatting", params).expect("edits"), Unit::Byte);
    let name = folder.path().join("a.sh").to_string_lossy().into_owned();
    uncurly().folder(&folder).args(["--stdin-filename", &name]).stdin(text).run().code(0).stdout(&formatted);
    assert!(formatted.ends_with("\ncurl -d a=1 https://b.example\n"), "{formatted}");

    folder.write("uncurly.toml", "also = 1\n");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    match editor.connection.receiver.recv().expect("a warning") {
        Message::Notification(warning) => assert_eq!(warning.method, "window/showMessage"),
        other => panic!("no warning: {other:?}"),
    }
    assert_eq!(editor.diagnostics(&uri).len(), 2);
}

/// `message` as it travels on a stream.
fn framed(message: &Value) -> String {
    let message = message.to_string();
    format!("Content-Length: {}\r\n\r\n{message}", message.len())
}

#[test]
fn the_program_serves_standard_streams() {
    let params = json!({"processId": null, "capabilities": {}});
    let hello = framed(&json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}));
    let bye = framed(&json!({"jsonrpc": "2.0", "id": 2, "method": "shutdown"}));
    let exit = framed(&json!({"jsonrpc": "2.0", "method": "exit"}));
    for arguments in [&["lsp"][..], &["lsp", "--stdio"]] {
        let done =
            uncurly().args(arguments.iter().copied()).stdin([&hello, &bye, &exit].map(String::as_str).concat()).run();
        assert!(done.stdout.contains("\"positionEncoding\":\"utf-16\""), "{done:?}");
        assert_eq!((done.code, done.stderr.as_str()), (0, ""));
    }
    assert_eq!(uncurly().args(["lsp"]).stdin(hello).run().code, 1);
    let broken = format!("Content-Length: {}\r\n\r\n{KEY}", KEY.len());
    let done = uncurly().args(["lsp"]).stdin(broken).run();
    assert_eq!((done.code, (done.stdout.clone() + &done.stderr).contains(KEY)), (1, false), "{done:?}");
}

#[test]
fn an_editor_that_leaves_without_a_word_is_told_of() {
    let (editor, _) = Editor::start(&json!({}));
    let Editor { connection, server, .. } = editor;
    drop(connection);
    assert_eq!(server.join().expect("the server does not panic"), Ending::Abrupt);
}

/// What the editor tells when the text from `start` to `end` has become `text`.
fn change(start: (u32, u32), end: (u32, u32), text: &str) -> Value {
    let place = |(line, character): (u32, u32)| json!({"line": line, "character": character});
    json!({"range": {"start": place(start), "end": place(end)}, "text": text})
}

#[test]
fn parts_of_a_text_are_changed_in_order() {
    for capabilities in [utf8(), json!({})] {
        let (editor, told) = Editor::start(&capabilities);
        assert_eq!(told["capabilities"]["textDocumentSync"]["change"], 2, "incremental");
        let uri = "untitled:a";
        assert!(editor.open(uri, "plaintext", "ls\ncurl https://a.example\n").is_empty());
        // The second one counts on what the first one left.
        let changes = [change((0, 0), (1, 0), ""), change((0, 5), (0, 5), "–k ")];
        let document = json!({"uri": uri, "version": 2});
        editor.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
        let diagnostics = editor.diagnostics(uri);
        assert_eq!(find(&diagnostics, "smart-dash")["range"]["start"], json!({"line": 0, "character": 5}));
        assert_eq!(editor.leave(), Ending::Orderly);
    }
}

#[test]
fn an_editor_that_asks_is_not_told_unasked() {
    let capabilities =
        json!({"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}});
    let (mut editor, told) = Editor::start(&capabilities);
    assert_eq!(told["capabilities"]["diagnosticProvider"]["interFileDependencies"], false);
    let (uri, text) = ("file:///a.sh", "curl –k https://a.example\n");
    let item = json!({"uri": uri, "languageId": "shellscript", "version": 1, "text": text});
    editor.tell("textDocument/didOpen", json!({"textDocument": item}));
    let asked = json!({"textDocument": {"uri": uri}});
    let report = editor.ask("textDocument/diagnostic", asked.clone()).expect("a report");
    assert_eq!(report["kind"], "full");
    assert_eq!(find(report["items"].as_array().expect("a list"), "smart-dash")["severity"], 1);
    // What the editor has is not sent again.
    let mut again = asked.clone();
    again["previousResultId"] = report["resultId"].clone();
    let same = editor.ask("textDocument/diagnostic", again.clone()).expect("a report");
    assert_eq!(same, json!({"kind": "unchanged", "resultId": report["resultId"]}));
    let document = json!({"uri": uri, "version": 2});
    let changes = [change((0, 0), (0, 0), "\n")];
    editor.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    let other = editor.ask("textDocument/diagnostic", again).expect("a report");
    assert_eq!((&other["kind"], other["resultId"] == report["resultId"]), (&json!("full"), false));
    // What the disk says may have changed, so that asking again is worth it.
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    match editor.connection.receiver.recv().expect("a request") {
        Message::Request(request) => assert_eq!(request.method, "workspace/diagnostic/refresh"),
        other => panic!("no request: {other:?}"),
    }
    editor.tell("textDocument/didClose", asked);
    assert_eq!(editor.leave(), Ending::Orderly);
}

#[test]
fn settings_files_are_watched_where_that_can_be_asked_for() {
    let watch = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let (editor, _) = Editor::start(&watch);
    match editor.connection.receiver.recv().expect("a request") {
        Message::Request(request) => {
            assert_eq!(request.method, "client/registerCapability");
            let wanted = &request.params["registrations"][0];
            assert_eq!(wanted["method"], "workspace/didChangeWatchedFiles");
            assert_eq!(wanted["registerOptions"]["watchers"][0]["globPattern"], "**/uncurly.toml");
        }
        other => panic!("no request: {other:?}"),
    }
    assert_eq!(editor.leave(), Ending::Orderly);
}

/// The labels of what can stand at a place.
fn completions(editor: &mut Editor, uri: &str, line: u32, character: u32) -> Vec<Value> {
    let position = json!({"line": line, "character": character});
    let list = editor.ask("textDocument/completion", json!({"textDocument": {"uri": uri}, "position": position}));
    list.expect("a list").as_array().expect("a list").clone()
}

#[test]
fn options_operations_and_rules_are_completed() {
    let (mut editor, _) = Editor::start(&utf8());
    let (uri, base) = ("file:///a.md", "https://api.cloudflare.com/client/v4");
    let text = format!(
        "é --da\n```sh\n# uncurly: ignore insecure-tls, pip\ncurl --da\ncurl \"{base}/zones/$Z/purge\" \n```\n"
    );
    editor.open(uri, "markdown", &text);
    let label = |items: &[Value], label: &str| items.iter().find(|item| item["label"] == label).cloned();

    assert!(completions(&mut editor, uri, 0, 7).is_empty(), "prose is left alone");
    let rules = completions(&mut editor, uri, 2, 36);
    let rule = label(&rules, "pipe-to-shell").expect("the rule");
    assert_eq!(of(&text, &rule["textEdit"]["range"], Unit::Byte), "pip");
    let options = completions(&mut editor, uri, 3, 9);
    let data = label(&options, "--data").expect("the option");
    assert_eq!(of(&text, &data["textEdit"]["range"], Unit::Byte), "--da");
    assert!(data["documentation"]["value"].as_str().expect("a page").contains("`-d`"));
    let url = format!("curl \"{base}/zones/$Z/purge");
    let paths = completions(&mut editor, uri, 4, u32::try_from(url.len()).expect("short"));
    let path = label(&paths, &format!("{base}/zones/$Z/purge_cache")).expect("the operation");
    assert_eq!(path["detail"], "POST");
    assert_eq!(of(&text, &path["textEdit"]["range"], Unit::Byte), format!("{base}/zones/$Z/purge"));
    assert_eq!(editor.leave(), Ending::Orderly);
}

#[test]
fn operations_have_pages() {
    let (mut editor, _) = Editor::start(&utf8());
    let text = "curl -X POST https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -d '{}'\n";
    editor.open("file:///a.sh", "shellscript", text);
    let at = u32::try_from(text.find("purge").expect("it is there")).expect("short");
    let page = editor.hover("file:///a.sh", &json!({"line": 0, "character": at}))["contents"]["value"].to_string();
    assert!(page.contains("`POST /zones/{zone_id}/purge_cache`") && page.contains("Cache Purge"), "{page}");
    assert_eq!(editor.leave(), Ending::Orderly);
}

#[test]
fn a_command_is_written_as_a_program_where_files_can_be_made() {
    let makes = json!({"workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}}});
    let (uri, text) =
        ("file:///docs/a.md", "```sh\ncurl https://a.example/b\ncurl -u me:secret https://a.example/c\n```\n");
    let range = json!({"start": {"line": 2, "character": 6}, "end": {"line": 2, "character": 6}});
    for (capabilities, count) in [(makes, 1), (json!({}), 0)] {
        let (mut editor, _) = Editor::start(&capabilities);
        editor.open(uri, "markdown", text);
        let actions = editor.actions(uri, &range, &json!(["refactor"]));
        assert_eq!(actions.len(), count);
        for action in actions {
            assert_eq!(action["title"], "write this command as a Rust program into `a-2.rs`");
            let [made, written] = &action["edit"]["documentChanges"].as_array().expect("changes")[..] else {
                panic!("{action}")
            };
            assert_eq!((&made["kind"], &made["uri"]), (&json!("create"), &json!("file:///docs/a-2.rs")));
            let code = written["edits"][0]["newText"].as_str().expect("code");
            assert!(code.contains("https://a.example/c") && !code.contains("secret"), "{code}");
        }
        assert_eq!(editor.leave(), Ending::Orderly);
    }
}

#[test]
fn what_is_given_up_on_in_time_is_not_answered() {
    let (here, there) = Connection::memory();
    let tell = |message: Message| here.sender.send(message).expect("room");
    let ask = |id: i32, method: &str, params: Value| {
        tell(Request { id: id.into(), method: method.to_owned(), params }.into());
    };
    ask(1, "initialize", json!({"capabilities": {}}));
    ask(2, "textDocument/hover", json!({}));
    tell(Notification { method: "$/cancelRequest".to_owned(), params: json!({"id": 2}) }.into());
    tell(Notification { method: "$/cancelRequest".to_owned(), params: json!({"id": 99}) }.into());
    ask(3, "shutdown", Value::Null);
    tell(Notification { method: "exit".to_owned(), params: Value::Null }.into());
    assert_eq!(serve(&there), Ending::Orderly);
    let codes = here.receiver.try_iter().map(|message| match message {
        Message::Response(response) => response.response_result.map_or_else(|error| error.code, |_| 0),
        other => panic!("no answer: {other:?}"),
    });
    assert_eq!(codes.collect::<Vec<_>>(), [0, -32800, 0]);
}

/// What goes over the pipe: what an editor sends, and what comes back, each message behind its head.
fn piped(messages: &[&str]) -> (String, i32) {
    let framed: Vec<_> = messages.iter().map(|it| format!("Content-Length: {}\r\n\r\n{it}", it.len())).collect();
    let (out, _, code) = uncurly().args(["lsp"]).stdin(framed.concat()).bytes();
    (String::from_utf8_lossy(&out).into_owned(), code)
}

#[test]
fn a_message_that_is_none_is_passed_over() {
    let ask = |id: i32, method: &str| {
        format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"{method}","params":{{"capabilities":{{}}}}}}"#)
    };
    let exit = r#"{"jsonrpc":"2.0","method":"exit"}"#;
    let (first, second, last) = (ask(1, "initialize"), ask(2, "initialize"), ask(3, "shutdown"));
    let (told, code) = piped(&[&first, "{\"secret", "[]", &second, &last, exit]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(told.matches("a message was passed over").count(), 2, "{told}");
    assert!(told.contains("`initialize` was asked already") && !told.contains("secret"), "{told}");
    let (_, complaint, code) = uncurly().args(["lsp"]).stdin("Content-Length: 99999999999999\r\n\r\n{}").bytes();
    assert_eq!(
        (String::from_utf8_lossy(&complaint).as_ref(), code),
        ("uncurly: cannot read standard input: this is no message of an editor\n", 2)
    );
}
