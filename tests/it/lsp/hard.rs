//! What editors do that is seldom done: odd places, many lines, settings that come and go while documents are open.

use super::*;

fn codes(found: &[Value]) -> Vec<&str> {
    found.iter().filter_map(|it| it["code"].as_str()).collect()
}

/// The message that is shown, if the next one is that.
fn shown(editor: &Editor) -> String {
    match editor.connection.receiver.recv().expect("a message") {
        Message::Notification(told) if told.method == "window/showMessage" => {
            told.params["message"].as_str().expect("a text").to_owned()
        }
        other => panic!("no message: {other:?}"),
    }
}

#[test]
fn settings_come_break_and_go() {
    let text = "curl -X POST -d a=1 https://a.example\n";
    let folder = Folder::of(&[("a.sh", text)]);
    let (editor, _) = Editor::start(&json!({}));
    let uri = uri(&folder, "a.sh");
    assert_eq!(codes(&editor.open(&uri, "shellscript", text)), ["redundant-method"]);
    let changed = || editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    folder.write("uncurly.toml", "ignore = [\"redundant-method\"]\n");
    changed();
    assert!(editor.diagnostics(&uri).is_empty(), "made");
    // What is broken is told in full, and nothing of it holds.
    folder.write("uncurly.toml", "ignore = [\"redundant-method\", \"nope\"]\nstyl = 1\n");
    changed();
    let message = shown(&editor);
    assert!(message.contains("no rule `nope`") && message.contains("no key `styl`"), "{message}");
    assert_eq!(codes(&editor.diagnostics(&uri)), ["redundant-method"]);
    folder.write("uncurly.toml", "[severity]\nredundant-method = \"error\"\n");
    changed();
    assert_eq!(editor.diagnostics(&uri)[0]["severity"], 1, "mended");
    std::fs::remove_file(folder.path().join("uncurly.toml")).expect("it was there");
    changed();
    assert_eq!(editor.diagnostics(&uri)[0]["severity"], 4, "gone");
    // A document that no folder holds has none.
    assert_eq!(codes(&editor.open("untitled:Untitled-1", "shellscript", text)), ["redundant-method"]);
    assert_eq!(editor.leave(), Ending::Orderly);
}

#[test]
fn positions_count_what_was_agreed_upon() {
    for (offered, chosen, unit) in [
        (json!(["utf-32", "utf-16"]), "utf-16", Unit::Utf16),
        (json!(["utf-32"]), "utf-16", Unit::Utf16),
        (json!(["utf-32", "utf-8"]), "utf-8", Unit::Byte),
        (json!([]), "utf-16", Unit::Utf16),
    ] {
        let (mut editor, told) = Editor::start(&json!({"general": {"positionEncodings": offered}}));
        assert_eq!(told["capabilities"]["positionEncoding"], chosen);
        let text = "👩‍👩‍👧 🚀 `curl –k https://a.example`\r\n";
        let found = editor.open("file:///a.md", "markdown", text);
        let dash = find(&found, "smart-dash");
        assert_eq!(of(text, &dash["range"], unit), "–");
        let page = editor.hover("file:///a.md", &dash["range"]["start"]);
        assert!(page["contents"]["value"].as_str().expect("a page").contains("**smart-dash**"));
        assert_eq!(editor.leave(), Ending::Orderly);
    }
}

#[test]
fn many_and_long_lines_are_answered_in_time() {
    let (mut editor, _) = Editor::start(&utf8());
    let long = format!("curl –k https://a.example/{} -d '{}'\n", "a".repeat(20_000), "é".repeat(5_000));
    let found = editor.open("file:///long.sh", "shellscript", &long);
    assert!(codes(&found).contains(&"smart-dash"));
    let many = "curl –k https://a.example\n".repeat(400);
    let uri = "file:///many.sh";
    let found = editor.open(uri, "shellscript", &many);
    assert_eq!(codes(&found).iter().filter(|code| **code == "smart-dash").count(), 400);
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 400, "character": 0}});
    let actions = editor.actions(uri, &whole, &Value::Null);
    let all = actions.iter().find(|action| action["kind"] == "source.fixAll.uncurly").expect("one for all");
    assert_eq!(applied(&many, &all["edit"]["changes"][uri], Unit::Byte), many.replace('–', "-"));
    let fixes = actions.iter().filter(|action| action["isPreferred"] == true).count();
    assert_eq!(fixes, 400);
    assert_eq!(editor.leave(), Ending::Orderly);
}

/// A command is written as a program mended, and a block of which nothing is sure is left as it is.
#[test]
fn guesses_are_not_formatted() {
    let makes = json!({"workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}}});
    let (mut editor, _) = Editor::start(&makes);
    let (uri, text) = ("file:///a.md", "```sh\ncurl –X post “https://a.example/b” –d “a=1”\n```\n");
    editor.open(uri, "markdown", text);
    let at = json!({"start": {"line": 1, "character": 3}, "end": {"line": 1, "character": 3}});
    let actions = editor.actions(uri, &at, &json!(["refactor.extract"]));
    let edit = actions[0]["edit"].to_string();
    assert!(edit.contains("https://a.example/b") && !edit.contains('“'), "{edit}");

    let lost =
        "```sh\ncurl https://api.cloudflare.com/client/v4/zones//dns_records -H \"Authorization: Bearer $T\"\n```\n";
    editor.open("file:///b.md", "markdown", lost);
    let params = json!({"textDocument": {"uri": "file:///b.md"}, "options": {"tabSize": 4, "insertSpaces": true}});
    assert_eq!(editor.ask("textDocument/formatting", params), Ok(json!([])));
    assert_eq!(editor.leave(), Ending::Orderly);
}
