//! `-w`: what is told of a transfer at its end.

mod facts;
mod format;
mod time;
mod value;

use super::octets;
use std::fs::{File, OpenOptions};
use std::io::Write as _;

pub(super) use facts::Facts;
use format::{Header, Piece};
use value::Value;

/// The longest name that a file may have.
const LONGEST_NAME: usize = 511;

/// Variables of certificates, which nothing is known of.
const CERTIFICATES: [&str; 2] = ["certs", "num_certs"];

/// What came of looking at a certificate, which is not known where none was looked at (`-k`) or one was refused.
const VERDICT: &str = "ssl_verify_result";

/// The variable of `format` that tells what came of looking at a certificate.
pub(super) fn verdict(format: &str) -> Option<&str> {
    format::pieces(format).find_map(|piece| match piece {
        Piece::Variable(name) if name == VERDICT => Some(name),
        _ => None,
    })
}

/// The files that `format` has written, by their names.
pub(super) fn files(format: &str) -> Vec<&str> {
    let name = |piece| match piece {
        Piece::File { name, .. } if !name.is_empty() && name.len() <= LONGEST_NAME => Some(name),
        _ => None,
    };
    format::pieces(format).filter_map(name).collect()
}

/// The variable of certificates that `format` asks for.
pub(super) fn certificates(format: &str) -> Option<&str> {
    let name = |piece| match piece {
        Piece::Variable(name) if CERTIFICATES.contains(&name) => Some(name),
        _ => None,
    };
    format::pieces(format).find_map(name)
}

/// Whether `format` asks for all variables at once.
pub(super) fn wants_all(format: &str) -> bool {
    format::pieces(format).any(|piece| matches!(piece, Piece::Variable("json")))
}

/// What is left to be written when files and standard error have got their part.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// To standard output.
    pub(super) out: String,
    /// Remarks.
    pub(super) err: String,
}

impl Told {
    fn remark(&mut self, name: &str) {
        let gap = if self.err.is_empty() { "" } else { "; " };
        self.err.extend([gap, "`-w` has an unknown variable `", name, "`"]);
    }
}

/// Where the text goes that comes next.
enum Stream {
    Out,
    Err,
    File(File),
}

/// Tells what `format` asks for.
pub(super) fn tell(format: &str, facts: &Facts) -> Told {
    let mut told = Told::default();
    let mut stream = Stream::Out;
    for piece in format::pieces(format) {
        let text = match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Variable("stdout") => {
                stream = Stream::Out;
                continue;
            }
            Piece::Variable("stderr") => {
                stream = Stream::Err;
                continue;
            }
            Piece::Variable("onerror") if facts.exit == 0 => break,
            Piece::Variable("onerror") => continue,
            Piece::Variable("json") => json(facts),
            Piece::Variable(VERDICT) if facts.exit == 60 => {
                told.err += "why the certificate was refused is not told as curl's number (`ssl_verify_result`)";
                continue;
            }
            Piece::Variable("header_json") => header_json(facts.last_headers()),
            Piece::Variable(name) => {
                let Some(value) = facts.value(name) else {
                    told.remark(name);
                    continue;
                };
                value.plain()
            }
            Piece::Header(header) => headers(&header, facts),
            Piece::Time(format) => time::now(format),
            Piece::File { name, append } => {
                // A file that cannot be opened leaves the text where it went before.
                stream = open(name, append).map_or(stream, Stream::File);
                continue;
            }
        };
        let written = match &mut stream {
            Stream::Out => {
                told.out += &text;
                continue;
            }
            Stream::Err => std::io::stderr().write_all(&octets::bytes(&text)),
            Stream::File(file) => file.write_all(&octets::bytes(&text)),
        };
        // To curl a text that cannot be told is no failure.
        let _ = written;
    }
    told
}

fn open(name: &str, append: bool) -> Option<File> {
    let mut options = OpenOptions::new();
    options.create(true).append(append).write(true).truncate(!append);
    options.open(octets::path(name)).ok().filter(|_| name.len() <= LONGEST_NAME)
}

/// The value of a header: of the last reply that has it, or of all replies.
fn headers(header: &Header, facts: &Facts) -> String {
    let of_name =
        |(name, value): &(String, String)| name.eq_ignore_ascii_case(header.name).then(|| value.trim().to_owned());
    let Some(separator) = &header.separator else {
        return facts.last_headers().iter().find_map(of_name).unwrap_or_default();
    };
    let replies = facts.trail.iter().map(|headers| headers.iter().filter_map(of_name).collect::<Vec<_>>());
    replies.take_while(|values| !values.is_empty()).flatten().collect::<Vec<_>>().join(separator)
}

/// All headers, by name, as JSON.
fn header_json(headers: &[(String, String)]) -> String {
    let mut out = serde_json::Map::new();
    for (name, value) in headers {
        let values = out.entry(name.to_ascii_lowercase()).or_insert_with(|| serde_json::json!([]));
        if let serde_json::Value::Array(values) = values {
            values.push(value.trim().into());
        }
    }
    let lines: Vec<_> = out.iter().map(|(name, values)| format!("{}:{values}", serde_json::json!(name))).collect();
    format!("{{{}\n}}", lines.join(",\n"))
}

/// All variables that have one value, as JSON.
fn json(facts: &Facts) -> String {
    let is_secure = facts.scheme == "https";
    let names = value::NAMES.into_iter().filter(|name| !(is_secure && CERTIFICATES.contains(name)));
    let fields = names.filter_map(|name| facts.value(name).map(|value| format!("\"{name}\":{},", value.json())));
    let version = Value::Text(Some(format!("uncurly/{}", env!("CARGO_PKG_VERSION"))));
    format!("{{{}\"curl_version\":{}}}", fields.collect::<String>(), version.json())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: &str, out: &str, err: &str) {
        let headers = vec![("server".to_owned(), "x".to_owned()), ("Server".to_owned(), "y ".to_owned())];
        let trail = vec![headers.clone(), headers.clone(), Vec::new(), headers.clone()];
        let facts = Facts { status: 200, size: 3, headers, trail, ..Facts::default() };
        assert_eq!(tell(format, &facts), Told { out: out.into(), err: err.into() }, "{format}");
    }

    #[test]
    fn formats() {
        check("%{http_code} %{size_download}\\n", "200 3\n", "");
        check("100%% %header{Server} 5% \\q", "100% x 5% \\q", "");
        check("a%{onerror}b", "a", "");
        check("%{nonsense}x", "x", "`-w` has an unknown variable `nonsense`");
        check("%{open", "%{open", "");
        check("a%{a-name-that-no-variable-has}b", "a", "");
        check("%header{server:all:, } %header{none:all:,}%header{server:first}|", "x, y, x, y |", "");
        check("%header{server:all:\\}\\n\\q}", "x}\n\\qy}\n\\qx}\n\\qy", "");
    }

    #[test]
    fn json_has_what_curls_has() {
        let text = json(&Facts { status: 200, ..Facts::default() });
        let value: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!((&value["http_code"], &value["errormsg"]), (&200.into(), &serde_json::Value::Null));
        assert_eq!((&value["http_version"], &value["time_total"]), (&"0".into(), &0.0.into()));
    }

    #[test]
    fn files_are_named() {
        assert_eq!(files("a%output{one}b%output{>>two}%output{}%output{three"), ["one", "two"]);
        assert_eq!((certificates("%{num_certs}"), wants_all("%{json}")), (Some("num_certs"), true));
    }
}
