//! Messages that wait for their turn. Knows nothing of what they ask for.

use std::collections::VecDeque;

use gen_lsp_types::{CancelNotification, LspNotificationMethod, Notification as _};
use lsp_server::{Connection, Message, Notification, RequestId};

/// The messages of an editor, in order.
pub(super) struct Inbox<'a> {
    connection: &'a Connection,
    waiting: VecDeque<Message>,
    cancelled: Vec<RequestId>,
}

/// What is to be done next.
pub(super) enum Taken {
    Message(Message),
    /// This request was given up on before it had its turn.
    Cancelled(RequestId),
}

impl<'a> Inbox<'a> {
    pub(super) fn new(connection: &'a Connection) -> Self {
        Self { connection, waiting: VecDeque::new(), cancelled: Vec::new() }
    }

    /// The next message, once there is one; nothing when the editor has left.
    pub(super) fn next(&mut self) -> Option<Taken> {
        while let Ok(message) = self.connection.receiver.try_recv() {
            self.keep(message);
        }
        while self.waiting.is_empty() {
            self.keep(self.connection.receiver.recv().ok()?);
        }
        let message = self.waiting.pop_front()?;
        if let Message::Request(request) = &message
            && let Some(at) = self.cancelled.iter().position(|id| *id == request.id)
        {
            return Some(Taken::Cancelled(self.cancelled.swap_remove(at)));
        }
        Some(Taken::Message(message))
    }

    /// Has `message` wait, or takes what it cancels off the list.
    fn keep(&mut self, message: Message) {
        let Some(id) = cancelled(&message) else { return self.waiting.push_back(message) };
        let waits = |it: &Message| matches!(it, Message::Request(request) if request.id == id);
        // What was answered already cannot be given up on.
        if self.waiting.iter().any(waits) {
            self.cancelled.push(id);
        }
    }
}

/// The request that `message` gives up on.
fn cancelled(message: &Message) -> Option<RequestId> {
    let Message::Notification(Notification { method, params }) = message else { return None };
    if LspNotificationMethod::from(method.as_str()) != CancelNotification::METHOD {
        return None;
    }
    serde_json::from_value(params.get("id")?.clone()).ok()
}
