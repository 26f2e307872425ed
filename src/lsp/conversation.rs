//! The loop: one message after the other, each answered in turn, unless the editor has given up on it meanwhile.

use std::io::{self, BufRead, ErrorKind, Write};
use std::sync::mpsc;
use std::thread;

use lsp_server::{Connection, Message};

use super::ending::Ending;
use super::frame::{self, Framed};
use super::inbox::{Inbox, Taken};
use super::server::Server;

/// Serves the editor at the other end of `connection` until it leaves.
pub fn serve(connection: &Connection) -> Ending {
    converse(connection, |answer| connection.sender.send(answer).is_ok())
}

/// Serves the editor that writes to `input` and reads from `output` until it leaves.
///
/// `input` is read on a thread of its own, so that it is known in time what the editor has given up on.
pub fn serve_streams(mut input: impl BufRead + Send + 'static, output: &mut impl Write) -> io::Result<Ending> {
    let (editor, server) = Connection::memory();
    let (told, outcome) = mpsc::channel();
    thread::spawn(move || {
        // The outcome is told before the editor is gone, and so is there when that is seen.
        let _ = told.send(hand_on(&mut input, &editor));
        drop(editor);
    });
    let ending = converse(&server, |answer| answer.write(output).is_ok());
    // An editor that has said goodbye may leave the pipe open.
    outcome.try_recv().unwrap_or(Ok(())).map(|()| ending)
}

/// Hands on all messages of `input`.
fn hand_on(input: &mut impl BufRead, editor: &Connection) -> io::Result<()> {
    while let Some(framed) = frame::read(input).map_err(|error| unread(&error))? {
        let message = match framed {
            Framed::Message(message) => message,
            Framed::Unreadable => Server::unreadable(),
        };
        if editor.sender.send(message).is_err() {
            break;
        }
    }
    Ok(())
}

fn converse(connection: &Connection, mut send: impl FnMut(Message) -> bool) -> Ending {
    let (mut server, mut inbox) = (Server::default(), Inbox::new(connection));
    while let Some(taken) = inbox.next() {
        let answers = match taken {
            Taken::Message(message) => server.take(message),
            Taken::Cancelled(id) => Server::cancel(id),
        };
        if !answers.into_iter().all(&mut send) || server.is_over() {
            break;
        }
    }
    server.ending()
}

/// What is wrong with the input; never what stands in it, which may be a secret.
fn unread(error: &io::Error) -> io::Error {
    match error.kind() {
        ErrorKind::InvalidData => io::Error::new(ErrorKind::InvalidData, "this is no message of an editor"),
        kind => kind.into(),
    }
}
