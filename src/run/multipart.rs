//! `multipart/form-data` as curl writes it.

use std::hash::{BuildHasher, Hasher, RandomState};

use super::{Stop, World, encode};
use crate::curl::{Form, FormSource, Target};

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

/// A part ready to be written.
struct Part {
    disposition: String,
    content_type: Option<String>,
    headers: Vec<String>,
    encoding: Option<String>,
    bytes: Vec<u8>,
}

/// The bytes of a form.
pub(super) fn body(parts: &[Form], boundary: &Boundary, world: &World) -> Result<Vec<u8>, Stop> {
    let parts = parts.iter().map(|form| part(form, world)).collect::<Result<Vec<_>, _>>()?;
    Ok(write(&parts, boundary))
}

fn write(parts: &[Part], boundary: &Boundary) -> Vec<u8> {
    let mut out = Vec::new();
    for part in parts {
        out.extend(format!("--{}\r\n{}\r\n", boundary.0, part.disposition).bytes());
        if let Some(content_type) = &part.content_type {
            out.extend(format!("Content-Type: {content_type}\r\n").bytes());
        }
        if let Some(encoding) = &part.encoding {
            out.extend(format!("Content-Transfer-Encoding: {encoding}\r\n").bytes());
        }
        for header in &part.headers {
            out.extend(format!("{header}\r\n").bytes());
        }
        out.extend(b"\r\n");
        out.extend(&part.bytes);
        out.extend(b"\r\n");
    }
    out.extend(format!("--{}--\r\n", boundary.0).bytes());
    out
}

fn part(form: &Form, world: &World) -> Result<Part, Stop> {
    let name = world.fill(&form.name)?;
    let fill = |value: &Option<_>| value.as_ref().map(|value| world.fill(value)).transpose();
    let given_type = fill(&form.content_type)?;
    let given_name = fill(&form.file_name)?;
    let (path, own_name, bytes) = source(&form.source, world)?;
    let file_name = given_name.or(own_name);
    let content_type = given_type.or_else(|| guess(file_name.as_deref(), path.as_deref()));
    let encoding = fill(&form.encoder)?;
    let mut part = Part {
        disposition: disposition(&name, file_name.as_deref()),
        content_type: content_type
            .filter(|kind| kind != "text/plain" || file_name.is_some() || form.content_type.is_some()),
        headers: headers(form, world)?,
        encoding,
        bytes,
    };
    match part.encoding.as_deref() {
        None | Some("binary" | "8bit" | "7bit") => {}
        Some("base64") => part.bytes = encode::base64(&part.bytes).into_bytes(),
        Some(other) => {
            return Err(Stop::refused(format!(
                "the encoder `{other}` of a form field is not supported; use curl itself"
            )));
        }
    }
    Ok(part)
}

/// The own headers of a field.
fn headers(form: &Form, world: &World) -> Result<Vec<String>, Stop> {
    let mut headers = form.headers.iter().map(|header| world.fill(header)).collect::<Result<Vec<_>, _>>()?;
    for file in &form.header_files {
        let text = world.read(file)?;
        let lines = String::from_utf8_lossy(&text).lines().map(str::to_owned).collect::<Vec<_>>();
        headers.extend(lines.into_iter().filter(|line| !line.is_empty() && !line.starts_with('#')));
    }
    Ok(headers)
}

type Content = (Option<String>, Option<String>, Vec<u8>);

/// Path, file name and bytes of a field.
fn source(source: &FormSource, world: &World) -> Result<Content, Stop> {
    match source {
        FormSource::Text(value) => Ok((None, None, world.fill(value)?.into_bytes())),
        FormSource::Content(target) => Ok((path(target, world)?, None, world.read(target)?)),
        FormSource::Files(targets) => match targets.as_slice() {
            [target] => {
                let path = path(target, world)?;
                let name = path.as_deref().map_or("-", base_name).to_owned();
                Ok((path, Some(name), world.read(target)?))
            }
            _ => Err(Stop::refused("several files in one form field are not supported; use one `-F` for each")),
        },
    }
}

fn path(target: &Target, world: &World) -> Result<Option<String>, Stop> {
    match target {
        Target::Path(path) => world.fill(path).map(Some),
        Target::Stdio => Ok(None),
    }
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
    found.or(file_name.map(|_| "application/octet-stream")).map(str::to_owned)
}

fn disposition(name: &str, file_name: Option<&str>) -> String {
    let mut out = "Content-Disposition: form-data".to_owned();
    if !name.is_empty() {
        out.push_str("; name=\"");
        out.push_str(&quoted(name));
        out.push('"');
    }
    if let Some(file_name) = file_name {
        out.push_str("; filename=\"");
        out.push_str(&quoted(file_name));
        out.push('"');
    }
    out
}

fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
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
        assert_eq!(guess(Some("a.json"), None).as_deref(), Some("application/octet-stream"));
        assert_eq!(guess(None, None), None);
    }

    #[test]
    fn quotes_in_names_are_escaped() {
        let expected = "Content-Disposition: form-data; name=\"a%22b\"; filename=\"c%0Ad\"";
        assert_eq!(disposition("a\"b", Some("c\nd")), expected);
    }
}
