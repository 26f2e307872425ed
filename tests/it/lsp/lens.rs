//! What a command would send, shown without being sent.

use super::*;

fn lenses(editor: &mut Editor, uri: &str) -> Vec<Value> {
    let told = editor.ask("textDocument/codeLens", json!({"textDocument": {"uri": uri}})).expect("lenses");
    told.as_array().expect("a list").clone()
}

/// What comes back when the lens is used: what is shown, which is also the answer.
fn used(editor: &mut Editor, lens: &Value) -> String {
    let command = &lens["command"];
    let params = json!({"command": command["command"], "arguments": command["arguments"]});
    editor.asked += 1;
    let request = Request { id: editor.asked.into(), method: "workspace/executeCommand".to_owned(), params };
    editor.connection.sender.send(Message::Request(request)).expect("the server listens");
    let mut told =
        [editor.connection.receiver.recv(), editor.connection.receiver.recv()].map(|it| it.expect("a message"));
    told.sort_by_key(|it| matches!(it, Message::Notification(_)));
    let [Message::Response(response), Message::Notification(shown)] = told else { panic!("{told:?}") };
    let answer = response.response_result.expect("a text");
    assert_eq!((shown.method.as_str(), &shown.params["message"]), ("window/showMessage", &answer));
    answer.as_str().expect("a text").to_owned()
}

#[test]
fn what_would_be_sent_is_shown() {
    let (mut editor, told) = Editor::start(&utf8());
    assert_eq!(told["capabilities"]["executeCommandProvider"]["commands"], json!(["uncurly.dryRun"]));
    let text = format!(
        "Text.\n\n```sh\ncurl –X PUT “https://a.example/$ID” -u me:geheim -d 'a=1'\ncurl https://b.example -d @/etc/hostname\n\
         curl https://api.cloudflare.com/client/v4/zones -H 'X-Auth-Key: {KEY}' -H \"X-Auth-Email: $MAIL\"\n```\n"
    );
    editor.open(URI, "markdown", &text);
    let found = lenses(&mut editor, URI);
    let lines: Vec<_> = found.iter().map(|lens| lens["range"]["start"]["line"].clone()).collect();
    assert_eq!(lines, [3, 4, 5]);
    assert_eq!(found[0]["command"]["title"], "run (dry)");
    let shown = used(&mut editor, &found[0]);
    assert!(shown.starts_with("PUT /$ID HTTP/1.1\nHost: a.example\n") && shown.ends_with("\n\na=1\n"), "{shown}");
    assert!(!shown.contains("geheim") && shown.contains("Authorization: Basic «"), "{shown}");
    let barred = used(&mut editor, &found[1]);
    assert!(barred.starts_with("nothing would be sent: the command reads the file `/etc/hostname`"), "{barred}");
    let masked = used(&mut editor, &found[2]);
    assert!(masked.contains("X-Auth-Key: «Global API Key") && !masked.contains(KEY), "{masked}");

    let gone = json!({"command": "uncurly.dryRun", "arguments": [URI, 9]});
    assert_eq!(editor.ask("workspace/executeCommand", gone), Err(-32602));
    let other = json!({"command": "uncurly.run", "arguments": [URI, 0]});
    assert_eq!(editor.ask("workspace/executeCommand", other), Err(-32602));
    assert_eq!(editor.leave(), Ending::Orderly);
}

#[test]
fn an_editor_with_a_place_for_it_gets_it_as_an_answer_alone() {
    let (mut editor, _) = Editor::start_with(&utf8(), &json!({"dryRun": "answer"}));
    editor.open(URI, "markdown", "```sh\ncurl https://a.example\n```\n");
    let params = json!({"command": "uncurly.dryRun", "arguments": [URI, 0]});
    let shown = editor.ask("workspace/executeCommand", params).expect("a text");
    assert!(shown.as_str().is_some_and(|shown| shown.starts_with("GET / HTTP/1.1\nHost: a.example\n")), "{shown}");
    assert_eq!(editor.leave(), Ending::Orderly);
}

#[test]
fn the_block_is_formatted() {
    let (mut editor, _) = Editor::start(&utf8());
    let text = "> * text\r\n>\r\n>   ```sh\r\n>   curl –d a=1 https://a.example\r\n>   ```\r\n";
    editor.open(URI, "markdown", text);
    let options = json!({"textDocument": {"uri": URI}, "options": {"tabSize": 2, "insertSpaces": true}});
    let edits = editor.ask("textDocument/formatting", options).expect("edits");
    assert_eq!(applied(text, &edits, Unit::Byte), text.replace('–', "-"));
    assert_eq!(editor.leave(), Ending::Orderly);
}
