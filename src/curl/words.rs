//! The words of a command line as options with their values, as curl takes them apart.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till};
use nom::combinator::{eof, map, opt, rest, success, value};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::args::{Arg, Complaint, ComplaintKind, Spelling};
use super::mask::{mask, tail};
use super::number;
use super::protocols;
use crate::knowledge::options::{self, CurlOption, Effect, Takes};
use crate::shell::{Unknown, UnknownKind, Value};
use crate::text::Span;

/// What reading the words gives.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) args: Vec<Arg>,
    pub(super) complaints: Vec<Complaint>,
    /// Whether an option like `--help` ends it all.
    pub(super) stopped: bool,
}

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape<'a> {
    /// `--`
    End,
    /// `--name`, `--name=value`; the prefixes `no-` and `expand-` are not part of the name.
    Long { spelling: Spelling, name: &'a str, value: Option<&'a str> },
    /// `-x`, `-xyz`; also `-`
    Short,
    /// No option.
    Url,
}

fn shape(word: &str) -> Shape<'_> {
    let shape: IResult<&str, Shape<'_>> = alt((
        value(Shape::End, terminated(tag("--"), eof)),
        preceded(tag("--"), long),
        value(Shape::Short, tag("-")),
        value(Shape::Url, rest),
    ))
    .parse(word);
    shape.map_or(Shape::Url, |(_, shape)| shape)
}

fn long(input: &str) -> IResult<&str, Shape<'_>> {
    let prefix =
        alt((value(Spelling::Negated, tag("no-")), value(Spelling::Expanded, tag("expand-")), success(Spelling::Long)));
    let name = take_till(|c| c == '=');
    let glued = opt(preceded(tag("="), rest));
    map((prefix, name, glued), |(spelling, name, value)| Shape::Long { spelling, name, value }).parse(input)
}

/// Takes `words` apart.
pub(super) fn read(words: &[Value]) -> Words {
    let mut reader = Reader { words, at: 0, ended: false, out: Words::default() };
    while reader.at < words.len() && !reader.out.stopped {
        reader.word();
    }
    reader.out
}

struct Reader<'a> {
    words: &'a [Value],
    at: usize,
    ended: bool,
    out: Words,
}

impl Reader<'_> {
    fn word(&mut self) {
        let words = self.words;
        let word = &words[self.at];
        let text = mask(word);
        match shape(&text) {
            _ if self.ended => self.url(word),
            Shape::Url => self.url(word),
            Shape::End => self.ended = true,
            Shape::Long { spelling, name, value } => self.long(word, spelling, name, value),
            Shape::Short => self.cluster(word, &text),
        }
        self.at += 1;
    }

    fn url(&mut self, word: &Value) {
        self.check_first_character(word);
        self.push(word.whole(), None, Spelling::Url, Some(word.clone()));
    }

    fn push(&mut self, span: Span, option: Option<&'static CurlOption>, spelling: Spelling, value: Option<Value>) {
        self.out.args.push(Arg { word: self.at, span, option, spelling, value });
    }

    fn complain(&mut self, span: Span, kind: ComplaintKind, message: String, exit: u8) {
        self.out.complaints.push(Complaint { span, kind, message, exit });
    }

    /// Refuses the option written as `name`, in curl's form.
    fn refuse(&mut self, span: Span, kind: ComplaintKind, name: &str, what: &str) {
        self.complain(span, kind, format!("option {name}: {what}"), 2);
    }

    fn long(&mut self, word: &Value, spelling: Spelling, name: &str, glued: Option<&str>) {
        let end = word.text().len() - glued.map_or(0, |value| value.len() + 1);
        let span = word.origin(Span::new(0, end));
        let written = &mask(word)[..end];
        let Some(option) = self.find(span, written, name) else {
            if !word.is_unknown(Span::new(0, end)) {
                self.refuse(span, ComplaintKind::UnknownOption, written, "is unknown");
            }
            return self.push(word.whole(), None, Spelling::Unknown, None);
        };
        if spelling == Spelling::Negated && option.takes != Takes::Switch {
            let what = "the given option cannot be reversed with a --no- prefix";
            self.refuse(span, ComplaintKind::NotNegatable, written, what);
        }
        if spelling == Spelling::Expanded && !option.takes_value() {
            self.refuse(span, ComplaintKind::NotExpandable, written, "variable expansion failure");
        }
        if glued.is_some() {
            let message = format!("`{written}=VALUE` is unknown to curl before 8.16.0");
            self.complain(span, ComplaintKind::EqualsValue, message, 0);
        }
        self.option(span, written, option, spelling, glued.map(|_| tail(word, end + 1)));
    }

    /// The option called `name`, complaining of one that only old curls take.
    fn find(&mut self, span: Span, written: &str, name: &str) -> Option<&'static CurlOption> {
        let exact = options::long(name);
        if let Some(option) = exact.filter(|option| option.is_known()) {
            return Some(option);
        }
        if let Some(option) = exact {
            self.refuse(span, ComplaintKind::Removed, written, "is unknown");
            return Some(option);
        }
        let option = options::abbreviation(name)?;
        self.refuse(span, ComplaintKind::Abbreviated, written, "is unknown");
        Some(option)
    }

    /// The letters of one word: each an option, until one takes the rest as its value.
    fn cluster(&mut self, word: &Value, text: &str) {
        if text == "-" {
            self.refuse(word.whole(), ComplaintKind::UnknownOption, "-", "is unknown");
            return self.push(word.whole(), None, Spelling::Unknown, None);
        }
        let known = word.unknowns().first().map_or(text.len(), |unknown| unknown.span.start);
        for (at, letter) in text.char_indices().skip(1) {
            let end = at + letter.len_utf8();
            let alone = at == 1 && (end == text.len() || options::short(letter).is_some_and(CurlOption::takes_value));
            let span = word.origin(Span::new(if alone { 0 } else { at }, end));
            let unknown = end > known;
            let written = format!("-{letter}");
            let Some(option) = options::short(letter).filter(|_| !unknown) else {
                if !unknown {
                    self.refuse(span, ComplaintKind::UnknownOption, &written, "is unknown");
                }
                return self.push(word.origin(Span::new(at, text.len())), None, Spelling::Unknown, None);
            };
            let glued = (option.takes_value() && end < text.len()).then(|| tail(word, end));
            if glued.as_ref().is_some_and(|value| mask(value).starts_with('=')) {
                let message = format!("`{written}=VALUE` makes the `=` a part of the value");
                self.complain(span, ComplaintKind::EqualsShort, message, 0);
            }
            self.option(span, &written, option, Spelling::Short, glued);
            if option.takes_value() || self.out.stopped {
                return;
            }
        }
    }

    fn option(
        &mut self,
        span: Span,
        written: &str,
        option: &'static CurlOption,
        spelling: Spelling,
        glued: Option<Value>,
    ) {
        if option.deprecated.is_some() {
            let message = format!("`{written}` is deprecated and has no function anymore");
            self.complain(span, ComplaintKind::Deprecated, message, 0);
        }
        if option.effect == Effect::Stop {
            self.out.stopped = true;
        }
        if !option.takes_value() || spelling == Spelling::Negated {
            return self.push(span, Some(option), spelling, None);
        }
        let word = self.at;
        let value = glued.or_else(|| self.next());
        match &value {
            Some(_) if spelling == Spelling::Expanded => {}
            Some(value) => self.check(span, written, option, value),
            None => self.refuse(span, ComplaintKind::MissingValue, written, "requires parameter"),
        }
        let value = if spelling == Spelling::Expanded { value.as_ref().map(expanded) } else { value };
        self.out.args.push(Arg { word, span, option: Some(option), spelling, value });
    }

    /// The next word, whatever it is.
    fn next(&mut self) -> Option<Value> {
        let value = self.words.get(self.at + 1)?;
        self.at += 1;
        Some(value.clone())
    }

    fn check(&mut self, span: Span, written: &str, option: &CurlOption, value: &Value) {
        self.check_first_character(value);
        let at = if value.text().is_empty() { span.cover(value.whole()) } else { value.whole() };
        if option.takes == Takes::File && value.text().len() > 1 && mask(value).starts_with('-') {
            let message = "The filename argument looks like a flag.".to_owned();
            self.complain(at, ComplaintKind::LooksLikeFlag, message, 0);
        }
        let Some(text) = value.known() else { return };
        if let Some(fault) = fault(option, text) {
            let message = format!("option {written}: {}", fault.message);
            self.complain(at, ComplaintKind::BadValue, message, fault.exit);
        }
    }

    /// curl looks at the first character of every value, and at nothing else of it.
    fn check_first_character(&mut self, value: &Value) {
        let text = mask(value);
        if let Some(first) = text.chars().next().filter(|first| ('\u{2000}'..='\u{203f}').contains(first)) {
            let message = "The argument starts with a Unicode character. Maybe ASCII was intended?".to_owned();
            let span = value.origin(Span::new(0, first.len_utf8()));
            self.complain(span, ComplaintKind::UnicodeStart, message, 0);
        }
    }
}

/// What curl refuses about the value `text` of `option`.
pub(super) fn fault(option: &CurlOption, text: &str) -> Option<Fault> {
    if option.effect == Effect::DefaultScheme && !text.is_empty() && !protocols::is_known(&text.to_ascii_lowercase()) {
        return Some(Fault { message: "a specified protocol is unsupported by libcurl", exit: 1 });
    }
    let message = match option.takes {
        _ if text.is_empty() && !option.blank => Some("blank argument where content is expected"),
        Takes::Count => number::count(text).err(),
        Takes::Seconds => number::seconds(text).err(),
        _ if matches!(option.effect, Effect::Protocols | Effect::RedirectProtocols) => protocols::fault(text),
        _ if option.long == "upload-flags" => flags_fault(text),
        Takes::Nothing | Takes::Switch | Takes::Text | Takes::File => None,
    };
    message.map(|message| Fault { message, exit: 2 })
}

/// What curl refuses about a value.
pub struct Fault {
    /// In its words.
    pub message: &'static str,
    /// The number that it ends with.
    pub exit: u8,
}

/// What curl refuses about flags of a mail.
fn flags_fault(text: &str) -> Option<&'static str> {
    const FLAGS: [&str; 5] = ["answered", "deleted", "draft", "flagged", "seen"];
    let is_known = |flag: &str| FLAGS.contains(&flag.strip_prefix('-').unwrap_or(flag));
    (!text.split(',').all(is_known)).then_some("is unknown")
}

/// The value of an `--expand-` option, its `{{name}}` not known.
fn expanded(value: &Value) -> Value {
    let text = mask(value);
    let mut unknowns = value.unknowns().to_vec();
    let mut at = 0;
    while let Some(start) = text[at..].find("{{").map(|start| at + start) {
        let Some(end) = text[start..].find("}}").map(|end| start + end + 2) else { break };
        if !text[..start].ends_with('\\') {
            unknowns.retain(|unknown| !unknown.span.overlaps(Span::new(start, end)));
            unknowns.push(Unknown { span: Span::new(start, end), kind: UnknownKind::Expansion });
        }
        at = end;
    }
    unknowns.sort_by_key(|unknown| unknown.span);
    Value::new(value.mapped().clone(), unknowns)
}

impl Arg {
    /// Whether a switch is switched on: `--no-buffer` and `-N` are not.
    pub fn is_on(&self) -> bool {
        match self.spelling {
            Spelling::Negated => false,
            Spelling::Short => self.option.is_none_or(|option| !option.on_by_default),
            Spelling::Url | Spelling::Long | Spelling::Expanded | Spelling::Unknown => true,
        }
    }

    /// Name and value together.
    pub fn whole(&self) -> Span {
        let value = self.value.as_ref().map(Value::whole);
        value.map_or(self.span, |value| self.span.cover(value))
    }
}
