//! Texts from files and standard input.

mod stored;

use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use super::Failure;
use super::output::Streams;
use crate::text::{Edit, Source, apply, codepage, visible_name};

/// The biggest text that is read.
pub(super) const LIMIT: usize = 64 << 20;

/// A text, and where it came from.
#[derive(Debug)]
pub(super) struct Input {
    /// The file; `None` for standard input.
    pub(super) path: Option<PathBuf>,
    /// The text.
    pub(super) text: String,
    /// How it was stored.
    pub(super) encoding: Encoding,
    /// The bytes that it was read from, where these are no UTF-8.
    stored: Vec<u8>,
}

/// How a text is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16,
    /// Windows-1252; the first byte that is no UTF-8 stands at this offset.
    Windows(usize),
}

impl Encoding {
    /// How messages call it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows(_) => "Windows-1252",
        }
    }
}

impl Input {
    /// The text stored as `bytes` in the file `path`, or piped in.
    pub(super) fn new(path: Option<PathBuf>, bytes: Vec<u8>) -> Result<Self, Failure> {
        let (text, encoding, stored) = decoded(bytes, path.as_deref())?;
        Ok(Self { path, text, encoding, stored })
    }

    /// The bytes that store this text once `edits` are made to it; `None` where they have none for what is new, or
    /// nobody could tell what was stored.
    pub(super) fn stored(&self, edits: &[Edit]) -> Option<Vec<u8>> {
        match self.encoding {
            Encoding::Utf8 => Some(apply(&self.text, edits).into_bytes()),
            Encoding::Utf16 => stored::utf16(&self.stored, &self.text, edits),
            Encoding::Windows(_) => stored::windows(&self.stored, edits),
        }
    }

    /// Makes `edits` to it, and tells whether it can be stored so.
    pub(super) fn edit(&mut self, edits: &[Edit]) -> bool {
        let Some(stored) = self.stored(edits) else { return false };
        self.text = apply(&self.text, edits);
        self.stored = if self.encoding == Encoding::Utf8 { Vec::new() } else { stored };
        true
    }

    /// How messages call it.
    pub(super) fn name(&self) -> String {
        name(self.path.as_deref())
    }

    /// What is to be told where it was guessed how the text was stored.
    pub(super) fn guess(&self) -> Option<String> {
        let Encoding::Windows(offset) = self.encoding else { return None };
        Some(format!("{} is no UTF-8 from byte {} on; read as Windows-1252", self.name(), offset + 1))
    }

    /// The same, once a guess at how it was stored is told.
    pub(super) fn told(self, streams: &mut Streams) -> Self {
        if let Some(guess) = self.guess() {
            streams.remark(&guess);
        }
        self
    }

    /// The text as a source; standard input is an unnamed paste.
    pub(super) fn source(&self) -> Source {
        Source::new(self.path.as_ref().map(|path| path.to_string_lossy().into_owned()), self.text.clone())
    }
}

fn name(path: Option<&Path>) -> String {
    path.map_or_else(|| "standard input".to_owned(), |path| format!("`{}`", visible_name(&path.to_string_lossy())))
}

/// Reads the files named, or standard input where none is and something is piped in.
///
/// Each is read when its turn comes, so that a bad one does not bar the others.
pub(super) fn read(files: &[PathBuf]) -> impl Iterator<Item = Result<Input, Failure>> {
    let named = files.iter().map(|file| if file.as_os_str() == "-" { stdin() } else { self::file(file) });
    named.chain(files.is_empty().then(piped))
}

fn piped() -> Result<Input, Failure> {
    expect_pipe().and_then(|()| stdin())
}

/// Refuses to wait for somebody to type a text.
pub(super) fn expect_pipe() -> Result<(), Failure> {
    if io::stdin().is_terminal() { Err(Failure::Nothing) } else { Ok(()) }
}

/// Reads one text: the file named, or standard input.
pub(super) fn read_one(file: Option<&PathBuf>) -> Result<Input, Failure> {
    read(file.map_or(&[], std::slice::from_ref)).next().expect("one text is read for one name or none")
}

/// Reads standard input.
fn stdin() -> Result<Input, Failure> {
    Input::new(None, bytes(io::stdin().lock(), None)?)
}

/// Refuses files in `files`, which may name standard input, where that has a name of its own.
pub(super) fn expect_stdin(files: &[PathBuf]) -> Result<(), Failure> {
    if files.iter().all(|file| file.as_os_str() == "-") { Ok(()) } else { Err(Failure::FileBesideStdin) }
}

/// Reads standard input as if it were the file `name`.
pub(super) fn stdin_as(name: &Path) -> Result<Input, Failure> {
    Input::new(Some(name.to_owned()), bytes(io::stdin().lock(), None)?)
}

/// Reads all of standard input, however much and whatever it is.
pub(super) fn stdin_bytes() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Failure::Unreadable { name: name(None), error })?;
    Ok(bytes)
}

fn file(path: &Path) -> Result<Input, Failure> {
    if path.is_dir() {
        return Err(Failure::Folder(name(Some(path))));
    }
    let file = std::fs::File::open(path).map_err(|error| Failure::Unreadable { name: name(Some(path)), error })?;
    Input::new(Some(path.to_owned()), bytes(file, Some(path))?)
}

/// At most one byte more than the limit.
fn bytes(stream: impl Read, path: Option<&Path>) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let most = u64::try_from(LIMIT).unwrap_or(u64::MAX);
    let read = stream.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::Unreadable { name: name(path), error })?;
    Ok(bytes)
}

/// The text of `bytes`: UTF-8, or UTF-16 that says so, or Windows-1252.
fn decoded(bytes: Vec<u8>, path: Option<&Path>) -> Result<(String, Encoding, Vec<u8>), Failure> {
    if bytes.len() > LIMIT {
        return Err(Failure::TooBig { name: name(path), limit: LIMIT });
    }
    let unit: Option<fn([u8; 2]) -> u16> = match bytes.get(..2) {
        Some([0xff, 0xfe]) => Some(u16::from_le_bytes),
        Some([0xfe, 0xff]) => Some(u16::from_be_bytes),
        _ => None,
    };
    if let Some(unit) = unit {
        let units = bytes[2..].chunks(2).map(|pair| unit([pair[0], pair.get(1).copied().unwrap_or(0)]));
        let text = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        return Ok((text, Encoding::Utf16, bytes));
    }
    String::from_utf8(bytes).map(|text| (text, Encoding::Utf8, Vec::new())).or_else(|error| {
        let offset = error.utf8_error().valid_up_to();
        match codepage::decoded(error.as_bytes()) {
            Some(text) => Ok((text, Encoding::Windows(offset), error.into_bytes())),
            None => Err(Failure::NotUtf8 { name: name(path), offset, byte: error.as_bytes()[offset] }),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_with_its_mark_is_read() {
        for bytes in [&b"\xff\xfec\0\xe9\0"[..], b"\xfe\xff\0c\0\xe9"] {
            let (text, encoding, _) = decoded(bytes.to_vec(), None).expect("good UTF-16");
            assert_eq!((text.as_str(), encoding), ("cé", Encoding::Utf16));
        }
    }

    #[test]
    fn other_bytes_are_refused_where_they_stand() {
        let failure = decoded(b"curl \x81".to_vec(), None).expect_err("no UTF-8");
        assert!(failure.to_string().contains("standard input is no UTF-8: byte 6 is 0x81"), "{failure}");
    }

    #[test]
    fn windows_is_read_where_nothing_else_is() {
        let (text, encoding, _) = decoded(b"curl \x93a\x94".to_vec(), None).expect("good Windows-1252");
        assert_eq!((text.as_str(), encoding), ("curl “a”", Encoding::Windows(5)));
    }
}
