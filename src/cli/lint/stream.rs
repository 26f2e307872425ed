//! A stream of documents on standard input, one JSON object a line: `{"id": …, "text": …}`. Read line by line and on all
//! cores, so that however long it is only a few of them are there at a time.

use std::io::{self, BufRead, BufReader, Read, Stdin};

use serde_json::Value;
use serde_json::error::Category;

use super::documents::Documents;
use crate::cli::args::LintArguments;
use crate::cli::input::{LIMIT, expect_pipe};
use crate::cli::output::Streams;
use crate::cli::{Failure, GOOD, crew};
use crate::lint::{Report, Settings, lint};
use crate::mend::Mending;
use crate::text::Source;

/// How much is read at once.
const BUFFER: usize = 256 << 10;

/// Tells what is wrong with the documents of the stream. One bad line does not keep the others from being looked at.
pub(super) fn tell(arguments: &LintArguments, streams: &mut Streams) -> Result<u8, Failure> {
    if arguments.paths.iter().any(|path| path.as_os_str() != "-") {
        return Err(Failure::FilesOfStream);
    }
    expect_pipe()?;
    let settings = super::settings(arguments, None, &mut arguments.configuration.projects())?;
    let mut documents = Documents::new(arguments, &[], streams.voice)?;
    let mut code = GOOD;
    let hire = || |line: Line| line.report(&settings);
    crew::each(Lines::of(io::stdin()), hire, |read: Result<Report, Failure>| {
        let told = read.and_then(|report| super::add(arguments, &mut documents, &report, streams));
        let told = told.or_else(|failure| match failure {
            Failure::Output(_) | Failure::Unwritable { .. } => Err(failure),
            _ => {
                streams.fail(&failure);
                Ok(failure.exit())
            }
        });
        code = code.max(told?);
        Ok(())
    })?;
    documents.end(streams)?;
    Ok(code)
}

/// A line, and its number, from 1.
struct Line {
    number: usize,
    bytes: Result<Vec<u8>, Failure>,
}

impl Line {
    fn report(self, settings: &Settings) -> Result<Report, Failure> {
        let number = self.number;
        let bad = |fault: String| Failure::BadLine { number, fault };
        let bytes = self.bytes?;
        // Programs of Windows put a mark before the first line.
        let marked = bytes.strip_prefix("\u{feff}".as_bytes()).filter(|_| number == 1);
        let mut document: Value =
            serde_json::from_slice(marked.unwrap_or(&bytes)).map_err(|error| bad(fault(&error)))?;
        // Anything beside these is the business of whoever made the stream.
        let [id, text, path] = ["id", "text", "path"].map(|name| document.get_mut(name).map(Value::take));
        let id = id.and_then(|id| match id {
            Value::Number(id) => Some(id.to_string()),
            id => word(id),
        });
        match (id, text.and_then(word)) {
            (Some(id), Some(text)) => {
                Ok(lint(Source::new(path.and_then(word), text).labelled(id), Mending::On, settings))
            }
            _ => Err(bad(MEMBERS.to_owned())),
        }
    }
}

fn word(value: Value) -> Option<String> {
    if let Value::String(word) = value { Some(word) } else { None }
}

const MEMBERS: &str = "`id` must be a text or a number, and `text` a text";

/// What is wrong with a line, without anything that stands in it.
fn fault(error: &serde_json::Error) -> String {
    match error.classify() {
        Category::Eof => "it ends too early".to_owned(),
        Category::Syntax | Category::Io | Category::Data => format!("no JSON at column {}", error.column()),
    }
}

/// The lines of a stream that are not blank.
struct Lines<R> {
    stream: BufReader<R>,
    number: usize,
}

impl Lines<Stdin> {
    fn of(stream: Stdin) -> Self {
        Self { stream: BufReader::with_capacity(BUFFER, stream), number: 0 }
    }
}

impl<R: Read> Lines<R> {
    /// The next line; of one that is too long, which is left out, a failure.
    fn line(&mut self) -> Result<Vec<u8>, Failure> {
        let unreadable = |error| Failure::Unreadable { name: "standard input".to_owned(), error };
        let most = u64::try_from(LIMIT).unwrap_or(u64::MAX);
        let mut line = Vec::new();
        let read = self.stream.by_ref().take(most + 1).read_until(b'\n', &mut line).map_err(unreadable)?;
        if read <= LIMIT {
            return Ok(line);
        }
        while !line.ends_with(b"\n") {
            line.clear();
            if self.stream.by_ref().take(most).read_until(b'\n', &mut line).map_err(unreadable)? == 0 {
                break;
            }
        }
        Err(Failure::TooBig { name: format!("line {} of standard input", self.number), limit: LIMIT })
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        loop {
            self.number += 1;
            let bytes = self.line();
            let is_over = bytes.as_ref().is_ok_and(Vec::is_empty);
            let is_blank = bytes.as_ref().is_ok_and(|line| line.trim_ascii().is_empty());
            if is_over {
                return None;
            }
            if !is_blank {
                return Some(Line { number: self.number, bytes });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Result<&str, &str>) {
        let line = Line { number: 7, bytes: Ok(line.as_bytes().to_vec()) };
        let read = line.report(&Settings::default());
        let shown = read.map(|report| report.source.label().to_owned()).map_err(|failure| failure.to_string());
        match (shown, expected) {
            (Ok(label), Ok(expected)) => assert_eq!(label, expected),
            (Err(failure), Err(expected)) => assert!(failure.contains(expected), "{failure}"),
            (shown, _) => panic!("{shown:?}"),
        }
    }

    #[test]
    fn documents_have_an_id_and_a_text() {
        check(r#"{"id": "a/b", "text": "curl x", "lang": "en"}"#, Ok("a/b"));
        check(r#"{"id": 17, "text": ""}"#, Ok("17"));
        check(r#"{"id": null, "text": ""}"#, Err("line 7"));
        check(r#"{"id": "a"}"#, Err("`text` a text"));
        check(r#"{"id": "a", "text": "secret"#, Err("it ends too early"));
        check(r#"{"id": "a", text: "secret"}"#, Err("no JSON at column 13"));
    }

    #[test]
    fn blank_lines_count_and_are_left_out() {
        let lines = Lines { stream: BufReader::new(&b"\n{}\n \r\n[]"[..]), number: 0 };
        assert_eq!(lines.map(|line| line.number).collect::<Vec<_>>(), [2, 4]);
    }
}
