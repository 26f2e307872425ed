//! The loop: one message after the other, each answered before the next is read.

use std::io::{self, BufRead, ErrorKind, Write};

use lsp_server::{Connection, Message};

use super::server::Server;

/// How the conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The editor said goodbye.
    Orderly,
    /// It left.
    Abrupt,
}

/// Serves the editor at the other end of `connection` until it leaves.
pub fn serve(connection: &Connection) -> Ending {
    let mut server = Server::default();
    for message in &connection.receiver {
        let answers = server.take(message);
        if answers.into_iter().any(|answer| connection.sender.send(answer).is_err()) || server.is_over() {
            break;
        }
    }
    server.ending()
}

/// Serves the editor that writes to `input` and reads from `output` until it leaves.
pub fn serve_streams(input: &mut impl BufRead, output: &mut impl Write) -> io::Result<Ending> {
    let mut server = Server::default();
    while let Some(message) = Message::read(input).map_err(|error| unread(&error))? {
        let answers = server.take(message);
        if answers.into_iter().any(|answer| answer.write(output).is_err()) || server.is_over() {
            break;
        }
    }
    Ok(server.ending())
}

/// What is wrong with the input; never what stands in it, which may be a secret.
fn unread(error: &io::Error) -> io::Error {
    match error.kind() {
        ErrorKind::InvalidData => io::Error::new(ErrorKind::InvalidData, "this is no message of an editor"),
        kind => kind.into(),
    }
}
