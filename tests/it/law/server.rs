//! The language server outlives all that an editor sends, and answers every request.

use std::io::Cursor;

use serde_json::{Value, json};
use uncurly::lsp::serve_streams;

/// What inputs that are no bodies begin with: bytes as they come.
const RAW: &str = "Content-";

/// Lines are messages, each sent with the head that it should have.
pub(crate) fn hold(bytes: &[u8]) {
    let sent = if bytes.starts_with(RAW.as_bytes()) {
        bytes.to_vec()
    } else {
        let opened = [json!({"id": 0, "method": "initialize", "params": {"capabilities": {}}}).to_string()];
        let text = super::text_of(bytes);
        let bodies = opened.iter().map(String::as_str).chain(text.split('\n'));
        bodies.map(framed).collect::<String>().into_bytes()
    };
    let mut answers = Vec::new();
    let ended = serve_streams(Cursor::new(sent), &mut answers);
    assert!(ended.is_err() || bytes.starts_with(RAW.as_bytes()) || !answers.is_empty(), "nothing was answered");
    are_messages(&answers);
}

fn framed(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

/// `answers` are messages, each behind its head.
fn are_messages(mut answers: &[u8]) {
    while !answers.is_empty() {
        let head = std::str::from_utf8(answers).expect("answers are UTF-8");
        let (head, rest) = head.split_once("\r\n\r\n").expect("a head has an end");
        let length = head.strip_prefix("Content-Length: ").and_then(|length| length.parse::<usize>().ok());
        let (body, rest) = rest.split_at(length.expect("a head tells a length"));
        serde_json::from_str::<Value>(body).expect("answers are JSON");
        answers = rest.as_bytes();
    }
}

/// A conversation about the text.
pub(crate) fn seed(text: &str) -> Vec<Vec<u8>> {
    let document = json!({"uri": "file:///a.md"});
    let place = json!({"line": 3, "character": 7});
    let range = json!({"start": {"line": 0, "character": 0}, "end": place});
    let ask = |id: i32, method: &str, more: &Value| {
        let mut params = json!({"textDocument": document});
        params.as_object_mut().expect("it is one").extend(more.as_object().expect("it is one").clone());
        json!({"id": id, "method": format!("textDocument/{method}"), "params": params}).to_string()
    };
    let item = json!({"uri": "file:///a.md", "languageId": "markdown", "version": 1, "text": text});
    let change = json!({"textDocument": {"uri": "file:///a.md", "version": 2}, "contentChanges": [{"range": range, "text": "curl –d "}]});
    let lines = [
        json!({"method": "initialized", "params": {}}).to_string(),
        json!({"method": "textDocument/didOpen", "params": {"textDocument": item}}).to_string(),
        ask(1, "hover", &json!({"position": place})),
        ask(2, "completion", &json!({"position": place})),
        ask(3, "codeAction", &json!({"range": range, "context": {"diagnostics": []}})),
        ask(4, "formatting", &json!({"options": {"tabSize": 2, "insertSpaces": true}})),
        ask(5, "codeLens", &json!({})),
        ask(6, "diagnostic", &json!({})),
        json!({"id": 7, "method": "workspace/executeCommand", "params": {"command": "uncurly.dryRun", "arguments": ["file:///a.md", 0]}}).to_string(),
        json!({"method": "textDocument/didChange", "params": change}).to_string(),
        json!({"method": "$/cancelRequest", "params": {"id": 1}}).to_string(),
        json!({"method": "textDocument/didClose", "params": {"textDocument": document}}).to_string(),
        json!({"id": 8, "method": "shutdown"}).to_string(),
        json!({"method": "exit"}).to_string(),
    ];
    let raw: String = lines.iter().take(4).map(|line| framed(line)).collect();
    vec![lines.join("\n").into_bytes(), raw.into_bytes()]
}
