//! `multipart/form-data` as curl writes it.

use std::cell::Cell;
use std::fmt::Write as _;
use std::hash::{BuildHasher, Hasher, RandomState};

use super::content::Piece;
use super::{Stop, World, encode, octets};
use crate::curl::{Form, FormSource, Target};
use crate::shell::Value;
use crate::text::Span;

/// What stands between the parts: dashes and letters.
#[derive(Clone, Debug)]
pub(super) struct Boundary(String);

/// Content types by the end of a file's name, as curl knows them.
const TYPES: [(&str, &str); 10] = [
    (".gif", "image/gif"),
    (".jpg", "image/jpeg"),
    (".jpeg", "image/jpeg"),
    (".png", "image/png"),
    (".svg", "image/svg+xml"),
    (".txt", "text/plain"),
    (".htm", "text/html"),
    (".html", "text/html"),
    (".pdf", "application/pdf"),
    (".xml", "application/xml"),
];

/// The longest line of an encoded field.
const LINE: usize = 76;

const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

impl Boundary {
    /// One that occurs in no body but by chance.
    pub(super) fn new() -> Self {
        let mut text = "-".repeat(24);
        for round in 0..22_u64 {
            // Each `RandomState` is keyed anew by the standard library.
            let mut hasher = RandomState::new().build_hasher();
            hasher.write_u64(round);
            let letter = usize::try_from(hasher.finish() % 62).expect("a remainder of 62 is small");
            text.push(char::from(LETTERS[letter]));
        }
        Self(text)
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

/// How quotes in names are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// `%22`
    Percent,
    /// `\\"`
    Backslash,
}

/// The bytes of a form.
pub(super) fn body(
    parts: &[Form],
    boundary: &Boundary,
    kind: &str,
    escape: Escape,
    world: &World,
) -> Result<Vec<Piece>, Stop> {
    let writer = Writer { has_read: Cell::new(false), escape, world };
    writer.parts(parts, boundary, kind)
}

/// Whether curl knows the length of a form beforehand: one encoder makes it unknown.
pub(super) fn is_measured(parts: &[Form]) -> bool {
    parts.iter().all(|part| {
        let open = |encoder: &Value| encoder.text().eq_ignore_ascii_case("quoted-printable");
        let inside = match &part.source {
            FormSource::Nested(parts) => is_measured(parts),
            FormSource::Text(_) | FormSource::Content(_) | FormSource::Files(_) => true,
        };
        inside && !part.encoder.as_ref().is_some_and(open)
    })
}

/// Whether a field of `parts` reads standard input.
pub(super) fn reads_stdin(parts: &[Form]) -> bool {
    parts.iter().any(|part| match &part.source {
        FormSource::Content(target) => matches!(target, Target::Stdio),
        FormSource::Files(targets) => targets.iter().any(|target| matches!(target, Target::Stdio)),
        FormSource::Nested(parts) => reads_stdin(parts),
        FormSource::Text(_) => false,
    })
}

/// Writes parts.
struct Writer<'a> {
    /// Whether a field has read standard input.
    has_read: Cell<bool>,
    escape: Escape,
    world: &'a World,
}

/// What a part holds.
struct Content {
    /// The path that it was read from.
    path: Option<String>,
    /// The name of the file that it is.
    name: Option<String>,
    pieces: Vec<Piece>,
    /// The type that it must have: that of a form within a form.
    kind: Option<String>,
}

impl Writer<'_> {
    fn parts(&self, parts: &[Form], boundary: &Boundary, disposition: &str) -> Result<Vec<Piece>, Stop> {
        let mut out = Vec::new();
        for part in parts {
            out.push(bytes(format!("--{}\r\n", boundary.0)));
            self.part(part, disposition, &mut out)?;
            out.push(bytes("\r\n"));
        }
        out.push(bytes(format!("--{}--\r\n", boundary.0)));
        Ok(out)
    }

    fn part(&self, form: &Form, disposition: &str, out: &mut Vec<Piece>) -> Result<(), Stop> {
        let fill = |value: &Option<_>| value.as_ref().map(|value| self.world.fill(value)).transpose();
        let given_type = fill(&form.content_type)?;
        let content = self.content(form, given_type.as_deref())?;
        let file_name = fill(&form.file_name)?.or(content.name);
        let own = headers(form, self.world)?;
        let has =
            |name: &str| own.iter().any(|line| line.split(':').next().is_some_and(|it| it.eq_ignore_ascii_case(name)));
        let kind = match (content.kind, given_type) {
            (Some(kind), _) | (None, Some(kind)) => Some(kind),
            (None, None) => guess(file_name.as_deref(), content.path.as_deref())
                .filter(|kind| kind != "text/plain" || file_name.is_some()),
        };
        let mut line = |text: String| out.push(text_bytes(&format!("{text}\r\n")));
        let name = self.world.fill(&form.name)?;
        let described = self.disposition(disposition, &name, file_name.as_deref());
        if let Some(text) = described.filter(|_| !has("content-disposition")) {
            line(text);
        }
        if let Some(kind) = kind.filter(|_| !has("content-type")) {
            line(format!("Content-Type: {kind}"));
        }
        let encoder = fill(&form.encoder)?;
        if let Some(encoder) = encoder.as_ref().filter(|_| !has("content-transfer-encoding")) {
            line(format!("Content-Transfer-Encoding: {encoder}"));
        }
        for header in own.iter().cloned() {
            line(header);
        }
        out.push(bytes("\r\n"));
        out.extend(self.encoded(content.pieces, encoder.as_deref())?);
        Ok(())
    }

    /// `pieces` as the encoder `name` writes them; without one a file stays where it is until it is sent.
    fn encoded(&self, pieces: Vec<Piece>, name: Option<&str>) -> Result<Vec<Piece>, Stop> {
        if name.is_none_or(|name| name.eq_ignore_ascii_case("binary") || name.eq_ignore_ascii_case("8bit")) {
            return Ok(pieces);
        }
        let mut whole = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Bytes(bytes) | Piece::Streamed(bytes) | Piece::Changed(bytes, _) => {
                    whole.extend_from_slice(&bytes);
                }
                Piece::File(path, _) => whole.extend(self.world.read_file(&octets::of_path(&path))?),
                Piece::Stdin => whole.extend(self.world.read_late(&Target::Stdio)?),
            }
        }
        Ok(vec![bytes(encoded(whole, name)?)])
    }

    fn content(&self, form: &Form, given_type: Option<&str>) -> Result<Content, Stop> {
        let plain = |path, name, piece| Content { path, name, pieces: vec![piece], kind: None };
        let path = |target: &Target| match target {
            Target::Path(path) => self.world.fill(path).map(Some),
            Target::Stdio => Ok(None),
        };
        Ok(match &form.source {
            FormSource::Text(value) => plain(None, None, text_bytes(&self.world.fill(value)?)),
            FormSource::Content(target) => plain(path(target)?, None, self.piece(target)?),
            FormSource::Files(targets) => {
                if let [target] = targets.as_slice() {
                    let path = path(target)?;
                    let name = path.as_deref().map_or("-", base_name).to_owned();
                    plain(path, Some(name), self.piece(target)?)
                } else {
                    let nameless = form.name.slice(Span::at(0));
                    let source = |target: &Target| FormSource::Files(vec![target.clone()]);
                    let parts = targets.iter().map(|target| Form::new(&form.name, nameless.clone(), source(target)));
                    let parts: Vec<_> = parts.collect();
                    self.nested(&parts, given_type)?
                }
            }
            FormSource::Nested(parts) => self.nested(parts, given_type)?,
        })
    }

    fn nested(&self, parts: &[Form], given_type: Option<&str>) -> Result<Content, Stop> {
        let boundary = Boundary::new();
        let pieces = self.parts(parts, &boundary, "attachment")?;
        let kind = format!("{}; boundary={}", given_type.unwrap_or("multipart/mixed"), boundary.0);
        Ok(Content { path: None, name: None, pieces, kind: Some(kind) })
    }

    /// A file, left where it is; standard input is read, as its length is told.
    fn piece(&self, target: &Target) -> Result<Piece, Stop> {
        match target {
            Target::Path(_) => self.world.piece(target),
            Target::Stdio if !self.has_read.replace(true) => Ok(bytes(self.world.read_late(target)?)),
            Target::Stdio if self.world.has_file_as_stdin() => Err(Stop::refused(
                "two fields of the form read standard input: curl would promise its bytes twice, and have them once",
            )),
            Target::Stdio => Ok(bytes([])),
        }
    }

    /// The line that names a part; within a form of its own only a file or a named part has one.
    fn disposition(&self, kind: &str, name: &str, file_name: Option<&str>) -> Option<String> {
        if kind == "attachment" && name.is_empty() && file_name.is_none() {
            return None;
        }
        let mut out = format!("Content-Disposition: {kind}");
        if !name.is_empty() {
            let _ = write!(out, "; name=\"{}\"", self.quoted(name));
        }
        if let Some(file_name) = file_name {
            let _ = write!(out, "; filename=\"{}\"", self.quoted(file_name));
        }
        Some(out)
    }

    fn quoted(&self, name: &str) -> String {
        match self.escape {
            Escape::Percent => name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A"),
            Escape::Backslash => name.replace('\\', "\\\\").replace('"', "\\\""),
        }
    }
}

fn text_bytes(text: &str) -> Piece {
    bytes(octets::bytes(text).into_owned())
}

fn bytes(bytes: impl Into<Vec<u8>>) -> Piece {
    Piece::Bytes(bytes.into().into())
}

/// `bytes` as the encoder `name` writes them.
fn encoded(bytes: Vec<u8>, name: Option<&str>) -> Result<Vec<u8>, Stop> {
    match name.map(str::to_ascii_lowercase).as_deref() {
        None | Some("binary" | "8bit") => Ok(bytes),
        Some("7bit") if bytes.is_ascii() => Ok(bytes),
        Some("7bit") => Err(Stop::curl(26, "a form field has bytes that `encoder=7bit` cannot send")),
        Some("base64") => {
            let text = encode::base64(&bytes).into_bytes();
            Ok(text.chunks(LINE).collect::<Vec<_>>().join(&b"\r\n"[..]))
        }
        Some("quoted-printable") => Ok(printable(&bytes)),
        Some(_) => Err(Stop::curl(43, "a form field has an encoder that curl does not know")),
    }
}

/// `bytes` as quoted-printable text.
fn printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut column = 0;
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let ends = |rest: &[u8]| rest.is_empty() || rest.starts_with(b"\r\n");
        if rest.starts_with(b"\r\n") {
            out.extend(b"\r\n");
            column = 0;
            at += 2;
            continue;
        }
        let plain = match rest[0] {
            b' ' | b'\t' => !ends(&rest[1..]),
            byte => byte.is_ascii_graphic() && byte != b'=',
        };
        let size = if plain { 1 } else { 3 };
        // The mark of a line that goes on needs room too, unless the line ends here anyway.
        if column + size > LINE - usize::from(!ends(&rest[1..])) {
            out.extend(b"=\r\n");
            column = 0;
        }
        if plain {
            out.push(rest[0]);
        } else {
            out.extend(format!("={:02X}", rest[0]).bytes());
        }
        column += size;
        at += 1;
    }
    out
}

/// The own headers of a field.
fn headers(form: &Form, world: &World) -> Result<Vec<String>, Stop> {
    let mut headers = form.headers.iter().map(|header| world.fill(header)).collect::<Result<Vec<_>, _>>()?;
    for file in &form.header_files {
        let text = world.read(file)?;
        let lines = octets::text(&text).lines().map(str::to_owned).collect::<Vec<_>>();
        headers.extend(lines.into_iter().filter(|line| !line.is_empty() && !line.starts_with('#')));
    }
    Ok(headers)
}

fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn guess(file_name: Option<&str>, path: Option<&str>) -> Option<String> {
    let known = |name: &str| {
        let name = name.to_ascii_lowercase();
        TYPES.iter().find(|(end, _)| name.ends_with(end)).map(|(_, kind)| *kind)
    };
    let found = file_name.and_then(known).or_else(|| path.and_then(known));
    let is_file = file_name.is_some() && path.is_some();
    found.or(is_file.then_some("application/octet-stream")).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boundary_is_dashes_and_letters() {
        let boundary = Boundary::new();
        assert_eq!(boundary.text().len(), 46);
        assert!(boundary.text().starts_with(&"-".repeat(24)));
        assert_ne!(boundary.text(), Boundary::new().text());
    }

    #[test]
    fn types_are_guessed_from_the_name_then_the_path() {
        assert_eq!(guess(Some("a.PNG"), None).as_deref(), Some("image/png"));
        assert_eq!(guess(Some("x"), Some("/srv/a.html")).as_deref(), Some("text/html"));
        assert_eq!(guess(Some("a.json"), Some("/a")).as_deref(), Some("application/octet-stream"));
        assert_eq!(guess(None, None), None);
    }

    #[test]
    fn fields_are_encoded() {
        let check = |text: &str, name, expected: &str| {
            assert_eq!(encoded(text.as_bytes().to_vec(), Some(name)).as_deref(), Ok(expected.as_bytes()), "{text}");
        };
        check("a=b \r\nc\n", "quoted-printable", "a=3Db=20\r\nc=0A");
        check(&"x".repeat(80), "quoted-printable", &format!("{}=\r\n{}", "x".repeat(75), "x".repeat(5)));
        check(&"x".repeat(58), "base64", &format!("{}\r\neA==", "eHh4".repeat(19)));
        assert_eq!(encoded(vec![200], Some("7bit")).map_err(|stop| stop.exit), Err(26));
    }
}
