//! Messages that wait for their turn. Knows of them only what need not be done, or can be done at once.

use std::collections::VecDeque;

use gen_lsp_types::{CancelNotification, DidChangeTextDocumentNotification, LspNotificationMethod, Notification as _};
use lsp_server::{Connection, Message, Notification, RequestId};
use serde_json::Value;

/// The messages of an editor, in order.
pub(super) struct Inbox<'a> {
    connection: &'a Connection,
    waiting: VecDeque<Message>,
    cancelled: Vec<RequestId>,
    /// Those given up on that changes were joined over.
    passed: VecDeque<RequestId>,
}

/// What is to be done next.
pub(super) enum Taken {
    Message(Message),
    /// This request was given up on before it had its turn.
    Cancelled(RequestId),
}

impl<'a> Inbox<'a> {
    pub(super) fn new(connection: &'a Connection) -> Self {
        Self { connection, waiting: VecDeque::new(), cancelled: Vec::new(), passed: VecDeque::new() }
    }

    /// The next message, once there is one; nothing when the editor has left.
    ///
    /// Changes of one document that wait one behind the other are one message: nobody sees what was between.
    pub(super) fn next(&mut self) -> Option<Taken> {
        while let Ok(message) = self.connection.receiver.try_recv() {
            self.keep(message);
        }
        if let Some(id) = self.passed.pop_front() {
            return Some(Taken::Cancelled(id));
        }
        while self.waiting.is_empty() {
            self.keep(self.connection.receiver.recv().ok()?);
        }
        let mut message = self.waiting.pop_front()?;
        if let Some(id) = self.given_up(&message) {
            return Some(Taken::Cancelled(id));
        }
        while let Some(mut next) = self.waiting.pop_front() {
            // What nobody waits for any more keeps no changes apart.
            if changes(&mut message).is_some()
                && let Some(id) = self.given_up(&next)
            {
                self.passed.push_back(id);
            } else if !join(&mut message, &mut next) {
                self.waiting.push_front(next);
                break;
            }
        }
        Some(Taken::Message(message))
    }

    /// The request that `message` is, if it is one that was given up on.
    fn given_up(&mut self, message: &Message) -> Option<RequestId> {
        let Message::Request(request) = message else { return None };
        let at = self.cancelled.iter().position(|id| *id == request.id)?;
        Some(self.cancelled.swap_remove(at))
    }

    /// Has `message` wait, or takes note of what it cancels.
    fn keep(&mut self, message: Message) {
        let Some(id) = cancelled(&message) else { return self.waiting.push_back(message) };
        let waits = |it: &Message| matches!(it, Message::Request(request) if request.id == id);
        // What was answered already cannot be given up on.
        if self.waiting.iter().any(waits) {
            self.cancelled.push(id);
        }
    }
}

/// Appends what `next` changes to `message`, if both are changes of one document; whether they are.
fn join(message: &mut Message, next: &mut Message) -> bool {
    let (Some(first), Some(second)) = (changes(message), changes(next)) else { return false };
    let uri = |params: &Value| params["textDocument"]["uri"].as_str().map(str::to_owned);
    if uri(first).is_none() || uri(first) != uri(second) {
        return false;
    }
    let mut later = second["contentChanges"].take();
    let (Some(all), Some(more)) = (first["contentChanges"].as_array_mut(), later.as_array_mut()) else {
        second["contentChanges"] = later;
        return false;
    };
    all.append(more);
    first["textDocument"] = second["textDocument"].take();
    true
}

/// The parameters of `message`, if it tells of changes of a document.
fn changes(message: &mut Message) -> Option<&mut Value> {
    let Message::Notification(Notification { method, params }) = message else { return None };
    let is_change =
        LspNotificationMethod::from(method.as_str()) == DidChangeTextDocumentNotification::METHOD && params.is_object();
    is_change.then_some(params)
}

/// The request that `message` gives up on.
fn cancelled(message: &Message) -> Option<RequestId> {
    let Message::Notification(Notification { method, params }) = message else { return None };
    if LspNotificationMethod::from(method.as_str()) != CancelNotification::METHOD {
        return None;
    }
    serde_json::from_value(params.get("id")?.clone()).ok()
}

#[cfg(test)]
mod tests {
    use lsp_server::Request;
    use serde_json::json;

    use super::*;

    fn change(uri: &str, version: i32, text: &str) -> Message {
        let params = json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]});
        Message::Notification(Notification { method: "textDocument/didChange".to_owned(), params })
    }

    fn request(id: i32) -> Message {
        Message::Request(Request { id: id.into(), method: "textDocument/hover".to_owned(), params: Value::Null })
    }

    fn cancel(id: i32) -> Message {
        Message::Notification(Notification { method: "$/cancelRequest".to_owned(), params: json!({"id": id}) })
    }

    /// What an inbox gives of `messages`: the id of each request, the texts of each change.
    fn taken(messages: Vec<Message>) -> Vec<String> {
        let (editor, server) = Connection::memory();
        for message in messages {
            editor.sender.send(message).expect("the inbox listens");
        }
        drop(editor);
        let mut inbox = Inbox::new(&server);
        std::iter::from_fn(|| inbox.next())
            .map(|taken| match taken {
                Taken::Cancelled(id) => format!("-{id}"),
                Taken::Message(Message::Notification(Notification { params, .. })) => {
                    let texts = params["contentChanges"].as_array().expect("changes").iter();
                    let texts: Vec<_> = texts.map(|change| change["text"].as_str().unwrap_or("")).collect();
                    format!("{}:{}", params["textDocument"]["version"], texts.concat())
                }
                Taken::Message(Message::Request(request)) => request.id.to_string(),
                Taken::Message(Message::Response(_)) => String::new(),
            })
            .collect()
    }

    #[test]
    fn changes_one_behind_the_other_are_one() {
        assert_eq!(taken(vec![change("a", 1, "x"), change("a", 2, "y"), change("a", 3, "z")]), ["3:xyz"]);
        assert_eq!(taken(vec![change("a", 1, "x"), change("b", 2, "y")]), ["1:x", "2:y"]);
        assert_eq!(taken(vec![change("a", 1, "x"), request(7), change("a", 2, "y")]), ["1:x", "7", "2:y"]);
    }

    #[test]
    fn requests_given_up_on_keep_no_changes_apart() {
        let messages = vec![change("a", 1, "x"), request(7), change("a", 2, "y"), request(8), cancel(7), cancel(9)];
        assert_eq!(taken(messages), ["2:xy", "-7", "8"]);
        assert_eq!(taken(vec![request(7), change("a", 1, "x"), cancel(7)]), ["-7", "1:x"]);
    }
}
