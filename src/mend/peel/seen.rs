//! What of all that peelers need a text has, seen in one pass.

use super::super::{region, sight};

/// What a text must have for something to be found in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// The name of curl.
    Name,
    /// The name of curl, and one of these bytes.
    NameAnd(&'static [u8]),
    /// The name of curl or of a command of PowerShell, and one of these bytes.
    CallAnd(&'static [u8]),
    /// One of these bytes.
    Byte(&'static [u8]),
    /// A character that is not ASCII.
    Foreign,
}

/// What a text has of all that peelers need.
pub(super) struct Seen {
    name: bool,
    /// A command of PowerShell's own, or curl.
    pub(super) call: bool,
    foreign: bool,
    bytes: [bool; 256],
}

impl Seen {
    pub(super) fn of(text: &str) -> Self {
        let mut bytes = [false; 256];
        for byte in text.bytes() {
            bytes[usize::from(byte)] = true;
        }
        let name = bytes[usize::from(b'u')] || bytes[usize::from(b'U')];
        Self {
            name: name && region::names(text.as_bytes()).next().is_some(),
            call: sight::called(text).next().is_some(),
            foreign: bytes[128..].contains(&true),
            bytes,
        }
    }

    pub(super) fn has(&self, needs: Needs) -> bool {
        let any = |bytes: &[u8]| bytes.iter().any(|&byte| self.bytes[usize::from(byte)]);
        match needs {
            Needs::Name => self.name,
            Needs::NameAnd(bytes) => self.name && any(bytes),
            Needs::CallAnd(bytes) => self.call && any(bytes),
            Needs::Byte(bytes) => any(bytes),
            Needs::Foreign => self.foreign,
        }
    }
}
