//! Messages on a stream of bytes, each behind a head that says how long it is. Knows nothing of what they ask for.

use std::io::{self, BufRead, ErrorKind, Read as _};

use lsp_server::Message;

/// A longer message is none of an editor.
const LONGEST: u64 = 256 << 20;

/// A longer line is none of a head.
const LINE: u64 = 4096;

/// What stands behind a head.
#[derive(Debug)]
pub(super) enum Framed {
    Message(Message),
    /// As long as the head says, but no message.
    Unreadable,
}

/// The next message of `input`; nothing at its end.
///
/// Where a head is wrong nobody can tell where the next message starts, so that is an error.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Option<Framed>> {
    let Some(len) = length(input)? else { return Ok(None) };
    let mut body = Vec::new();
    if input.take(len).read_to_end(&mut body)? as u64 != len {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(serde_json::from_slice(&body).map_or(Framed::Unreadable, Framed::Message)))
}

/// What the next head says of the length.
fn length(input: &mut impl BufRead) -> io::Result<Option<u64>> {
    let wrong = || io::Error::from(ErrorKind::InvalidData);
    let mut length = None;
    let mut begun = false;
    loop {
        let mut line = Vec::new();
        input.take(LINE).read_until(b'\n', &mut line)?;
        let line = match line.strip_suffix(b"\n") {
            Some(line) => std::str::from_utf8(line).map_err(|_| wrong())?.trim_end(),
            None if line.is_empty() && !begun => return Ok(None),
            None => return Err(wrong()),
        };
        if line.is_empty() {
            return length.filter(|&length| length <= LONGEST).map(Some).ok_or_else(wrong);
        }
        begun = true;
        let (name, value) = line.split_once(':').ok_or_else(wrong)?;
        if name.eq_ignore_ascii_case("Content-Length") {
            length = Some(value.trim().parse().map_err(|_| wrong())?);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of `input`: a letter for each message, and what ends them.
    fn told(mut input: &[u8]) -> String {
        let mut out = String::new();
        loop {
            out.push_str(match read(&mut input) {
                Ok(Some(Framed::Message(_))) => "m",
                Ok(Some(Framed::Unreadable)) => "u",
                Ok(None) => return out + ".",
                Err(_) => return out + "!",
            });
        }
    }

    #[test]
    fn messages_stand_behind_their_heads() {
        let message = "Content-Length: 14\r\n\r\n{\"method\":\"a\"}";
        assert_eq!(told(b""), ".");
        assert_eq!(told(message.repeat(2).as_bytes()), "mm.");
        assert_eq!(told(format!("content-length:1\nX-Y: z\n\n[{message}").as_bytes()), "um.");
        assert_eq!(told(format!("Content-Length: 3\r\n\r\n\"\u{e9}{message}").as_bytes()), "um.");
    }

    #[test]
    fn what_has_no_length_ends_the_conversation() {
        for head in
            ["\r\n", "a\r\n\r\n", "Content-Length: x\r\n\r\n", "Content-Length: 999999999999\r\n\r\n", "X: y\r\n\r\n"]
        {
            assert_eq!(told(head.as_bytes()), "!", "{head}");
        }
        assert_eq!(told(b"Content-Length: 9\r\n\r\n{"), "!");
        assert_eq!(told("a".repeat(9000).as_bytes()), "!");
    }
}
