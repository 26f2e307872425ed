//! `-F` values as parts of a multipart form.

use super::mask::{full, head, is_blank, mask, tail};
use super::request::{Form, FormSource, Target};
use crate::shell::Value;
use crate::text::{Edit, Span};

/// What a `-F` value is.
#[derive(Debug)]
pub(super) struct Read {
    /// What it does to the form.
    pub(super) step: Step,
    /// What curl warns of, and where in the value.
    pub(super) warnings: Vec<(Span, &'static str)>,
    /// Whether it is, or ends, a nested form, or gives attributes to several files.
    pub(super) nested: bool,
}

/// What a `-F` value does to the form.
#[derive(Debug)]
pub(super) enum Step {
    /// Adds a part.
    Part(Box<Form>),
    /// Begins a part that has parts of its own.
    Open(Box<Form>),
    /// Ends such a part.
    Close,
    /// curl refuses the value.
    Refused,
}

impl Read {
    fn new(part: Option<Form>) -> Self {
        let step = part.map_or(Step::Refused, |part| Step::Part(Box::new(part)));
        Self { step, warnings: Vec::new(), nested: false }
    }
}

/// Reads the value of `--form-string`: all literal.
pub(super) fn literal(value: &Value) -> Read {
    let text = mask(value);
    let source = |from| FormSource::Text(tail(value, from));
    let part = match text.find('=') {
        Some(at) => Some(Form::new(value, head(value, at), source(at + 1))),
        None => unknown(value),
    };
    Read::new(part)
}

/// Reads the value of `-F`.
pub(super) fn read(value: &Value) -> Read {
    let text = mask(value);
    let Some(at) = text.find('=') else { return Read::new(unknown(value)) };
    let mut reader = Reader { value, text: &text, at: at + 1, out: Read::new(None) };
    let part = Form::new(value, head(value, at), FormSource::Text(tail(value, at + 1)));
    reader.content(part);
    reader.out
}

/// A value without `=` may yet have one that is not known.
fn unknown(value: &Value) -> Option<Form> {
    let nameless = || Form::new(value, value.slice(Span::at(0)), FormSource::Text(value.clone()));
    value.is_unknown(full(value)).then(nameless)
}

impl Form {
    /// A part with nothing but a name and a content, which stands where `value` does.
    pub(crate) fn new(value: &Value, name: Value, source: FormSource) -> Self {
        let (file_name, content_type, encoder) = (None, None, None);
        let (headers, header_files) = (Vec::new(), Vec::new());
        Self { span: value.whole(), name, source, file_name, content_type, headers, header_files, encoder }
    }

    fn has_attributes(&self) -> bool {
        self.file_name.is_some()
            || self.content_type.is_some()
            || self.encoder.is_some()
            || !(self.headers.is_empty() && self.header_files.is_empty())
    }
}

struct Reader<'a> {
    value: &'a Value,
    text: &'a str,
    at: usize,
    out: Read,
}

impl Reader<'_> {
    fn content(&mut self, mut part: Form) {
        match self.text[self.at..].chars().next() {
            Some('@') => self.files(&mut part),
            Some('<') => {
                self.at += 1;
                part.source = FormSource::Content(Target::of(self.spec(&mut part, None)));
                self.drops_name(&mut part);
            }
            Some('(') => {
                self.out.nested = true;
                self.spec(&mut part, None);
                self.drops_name(&mut part);
                self.drops_encoder(&mut part);
                part.source = FormSource::Nested(Vec::new());
                self.out.step = Step::Open(Box::new(part));
                return;
            }
            Some(')') if part.name.text().is_empty() && self.text[self.at..].len() == 1 => {
                self.out.nested = true;
                self.out.step = Step::Close;
                return;
            }
            _ => part.source = FormSource::Text(self.spec(&mut part, None)),
        }
        self.out.step = Step::Part(Box::new(part));
    }

    /// Only a file and a text can be called otherwise.
    fn drops_name(&mut self, part: &mut Form) {
        if part.file_name.take().is_some() {
            self.out.warnings.push((full(self.value), "Field filename not allowed here"));
        }
    }

    fn drops_encoder(&mut self, part: &mut Form) {
        if part.encoder.take().is_some() {
            self.out.warnings.push((full(self.value), "Field encoder not allowed here"));
        }
    }

    fn files(&mut self, part: &mut Form) {
        let mut files = Vec::new();
        while self.at < self.text.len() {
            self.at += 1;
            let mut file = Form::new(self.value, self.value.slice(Span::at(0)), FormSource::Nested(Vec::new()));
            file.source = FormSource::Files(vec![Target::of(self.spec(&mut file, Some(',')))]);
            files.push(file);
        }
        if let [only] = &mut files[..] {
            let name = std::mem::take(&mut part.name);
            *part = only.clone();
            part.name = name;
            return;
        }
        self.out.nested |= files.iter().any(Form::has_attributes);
        part.source = if self.out.nested { FormSource::Nested(files) } else { FormSource::Files(targets(files)) };
    }

    /// A word and its attributes up to `end`.
    fn spec(&mut self, part: &mut Form, end: Option<char>) -> Value {
        self.skip_blanks();
        let word = self.word(end);
        while self.text[self.at..].starts_with(';') {
            self.at += 1;
            self.skip_blanks();
            self.attribute(part, end);
        }
        word
    }

    fn attribute(&mut self, part: &mut Form, end: Option<char>) {
        let start = self.at;
        if self.takes("type=") {
            part.content_type = Some(self.content_type(end));
        } else if self.takes("filename=") {
            part.file_name = Some(self.spaced_word(end));
        } else if self.takes("encoder=") {
            part.encoder = Some(self.spaced_word(end));
        } else if self.takes("headers=@") || self.takes("headers=<") {
            part.header_files.push(Target::of(self.spaced_word(end)));
        } else if self.takes("headers=") {
            part.headers.push(self.spaced_word(end));
        } else {
            let unknown = self.word(end);
            if !unknown.text().is_empty() {
                self.out.warnings.push((Span::new(start, self.at), "skip unknown form field"));
            }
        }
    }

    fn spaced_word(&mut self, end: Option<char>) -> Value {
        self.skip_blanks();
        self.word(end)
    }

    /// A content type keeps what follows behind `;`, up to the next attribute.
    fn content_type(&mut self, end: Option<char>) -> Value {
        self.skip_blanks();
        let start = self.at;
        let mut stop = start;
        loop {
            self.at = self.boundary(end);
            stop = stop.max(start + self.text[start..self.at].trim_end_matches(is_blank).len());
            let rest = &self.text[self.at..];
            let next = rest.strip_prefix(';').map(|next| next.trim_start_matches(is_blank));
            let Some(next) = next.filter(|next| !attribute_starts(next)) else {
                return self.value.slice(Span::new(start, stop));
            };
            self.at = self.text.len() - next.len();
        }
    }

    /// The offset of the next `;` or `end`.
    fn boundary(&self, end: Option<char>) -> usize {
        self.text[self.at..].find(|c| c == ';' || Some(c) == end).map_or(self.text.len(), |at| self.at + at)
    }

    fn takes(&mut self, prefix: &str) -> bool {
        let start = self.text[self.at..].get(..prefix.len());
        let takes = start.is_some_and(|start| start.eq_ignore_ascii_case(prefix));
        self.at += if takes { prefix.len() } else { 0 };
        takes
    }

    fn skip_blanks(&mut self) {
        self.at = self.text.len() - self.text[self.at..].trim_start_matches(is_blank).len();
    }

    /// A word, quoted or not, up to `;` or `end`.
    fn word(&mut self, end: Option<char>) -> Value {
        if let Some(close) = self.closing_quote() {
            let value = unescaped(self.value, self.text, Span::new(self.at + 1, close));
            self.at = close + 1;
            let trail = Span::new(self.at, self.boundary(end));
            if !trail.of(self.text).chars().all(is_blank) {
                self.out.warnings.push((trail, "Trailing data after quoted form parameter"));
            }
            self.at = trail.end;
            return value;
        }
        let start = self.at;
        self.at = self.boundary(end);
        self.value.slice(Span::new(start, start + self.text[start..self.at].trim_end_matches(is_blank).len()))
    }

    /// The offset of the quote mark that closes the one at this place.
    fn closing_quote(&self) -> Option<usize> {
        let inside = self.text[self.at..].strip_prefix('"')?;
        let mut escaped = false;
        inside.bytes().zip(self.at + 1..).find_map(|(byte, at)| {
            let closes = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            closes.then_some(at)
        })
    }
}

/// The files of parts that are just files.
fn targets(parts: Vec<Form>) -> Vec<Target> {
    let files = parts.into_iter().filter_map(|part| match part.source {
        FormSource::Files(files) => Some(files),
        FormSource::Text(_) | FormSource::Content(_) | FormSource::Nested(_) => None,
    });
    files.flatten().collect()
}

fn attribute_starts(text: &str) -> bool {
    ["type=", "filename=", "headers=", "encoder="]
        .iter()
        .any(|prefix| text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)))
}

/// The part `span` of `value` without the backslashes that protect quotes and backslashes.
fn unescaped(value: &Value, text: &str, span: Span) -> Value {
    let inside = value.slice(span);
    let bytes = span.of(text).as_bytes();
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(&[first, second]) = bytes.get(at..at + 2) {
        let escape = first == b'\\' && matches!(second, b'\\' | b'"');
        if escape {
            edits.push(Edit::new(at..at + 1, ""));
        }
        at += if escape { 2 } else { 1 };
    }
    if edits.is_empty() {
        return inside;
    }
    let unknowns = inside.unknowns().iter().map(|unknown| {
        let dropped = edits.iter().filter(|edit| edit.span.start < unknown.span.start).count();
        let span = Span::new(unknown.span.start - dropped, unknown.span.end - dropped);
        crate::shell::Unknown { span, kind: unknown.kind.clone() }
    });
    Value::new(inside.mapped().edited(&edits), unknowns.collect())
}
