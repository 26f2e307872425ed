//! Sets and ranges in URLs: `{a,b}`, `[1-9]`, `[a-z:2]`.

use std::fmt;
use std::net::Ipv6Addr;

/// How many URLs one pattern may stand for here; curl has no such limit.
pub const MOST: usize = 10_000;

/// In place of curl's words, that a pattern stands for more than [`MOST`] texts.
const TOO_MANY: &str = "too many URLs";

/// What is wrong with a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GlobError {
    /// curl's words for it.
    pub message: &'static str,
    /// Offset of the byte at which curl gives up; its own positions count from 1.
    pub offset: usize,
}

impl GlobError {
    /// Whether nothing is wrong but that it stands for more than [`MOST`] texts.
    pub fn is_limit(&self) -> bool {
        self.message == TOO_MANY
    }
}

impl fmt::Display for GlobError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} in position {}", self.message, self.offset + 1)
    }
}

/// One of the texts that a pattern stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expanded {
    /// The text.
    pub text: String,
    /// What each set and range became, with its name where it has one.
    pub choices: Vec<(Option<String>, String)>,
}

impl Expanded {
    /// `template` with each `#1` as what the first set or range became, and so on, and each `#<name>` as what the one
    /// of that name became, which may be one of `upload`.
    pub fn fill(&self, template: &str, upload: Option<&Self>) -> Result<String, GlobError> {
        let mut out = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('#') {
            out.push_str(before);
            let found = match name(after) {
                Some((name, after)) => {
                    let named = self.named(name).or_else(|| upload?.named(name));
                    let offset = template.len() - after.len() - 1;
                    Some((named.ok_or(GlobError { message: "no glob exists with this name", offset })?, after))
                }
                None => self.numbered(after),
            };
            let (choice, after) = found.unwrap_or(("#", after));
            out.push_str(choice);
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }

    /// What the set or range `name` became.
    fn named(&self, name: &str) -> Option<&str> {
        self.choices.iter().find(|(own, _)| own.as_deref() == Some(name)).map(|(_, choice)| &**choice)
    }

    /// What the number at the start of `text` refers to, and what stands behind it.
    fn numbered<'a>(&'a self, text: &'a str) -> Option<(&'a str, &'a str)> {
        let end = text.bytes().take_while(u8::is_ascii_digit).count();
        let number: usize = text[..end].parse().ok()?;
        let (_, choice) = self.choices.get(number.checked_sub(1)?)?;
        Some((choice, &text[end..]))
    }
}

/// The texts that `url` stands for, the rightmost pattern fastest; just itself where it has none.
pub fn expand(url: &str) -> Result<Vec<String>, GlobError> {
    Ok(expand_all(url)?.into_iter().map(|expanded| expanded.text).collect())
}

/// The texts that `url` stands for, with what each of its patterns became.
pub fn expand_all(url: &str) -> Result<Vec<Expanded>, GlobError> {
    let mut all = vec![Expanded::default()];
    for run in runs(url)? {
        let choices = run.choices(MOST / all.len());
        let choices = choices.ok_or(GlobError { message: TOO_MANY, offset: run.offset() })?;
        all = all.iter().flat_map(|one| choices.iter().map(|choice| run.extend(one, choice))).collect();
    }
    Ok(all)
}

/// The first of the URLs that `url` stands for.
pub(super) fn first(url: &str) -> Result<String, GlobError> {
    Ok(runs(url)?.iter().map(Run::first).collect())
}

/// The first fault of the patterns in `url`; costs no expansion.
pub(super) fn check(url: &str) -> Result<(), GlobError> {
    if url.contains(['{', '[', '}', ']']) { runs(url).map(|_| ()) } else { Ok(()) }
}

/// A run of a URL.
#[derive(Debug)]
pub(crate) enum Run {
    Literal(String),
    Set { name: Option<String>, choices: Vec<String> },
    Letters { name: Option<String>, offset: usize, from: u8, to: u8, step: usize },
    Numbers { name: Option<String>, offset: usize, from: u64, to: u64, step: u64, width: usize },
}

impl Run {
    /// `before` with `choice` behind it.
    fn extend(&self, before: &Expanded, choice: &str) -> Expanded {
        let mut after = before.clone();
        after.text.push_str(choice);
        if !matches!(self, Self::Literal(_)) {
            after.choices.push((self.name().map(str::to_owned), choice.to_owned()));
        }
        after
    }

    /// What it can stand for, if that is no more than `most`.
    fn choices(&self, most: usize) -> Option<Vec<String>> {
        let choices: Vec<String> = match self {
            Self::Literal(text) => return Some(vec![text.clone()]),
            Self::Set { choices, .. } => choices.clone(),
            Self::Letters { from, to, step, .. } => {
                (*from..=*to).step_by(*step).map(|letter| char::from(letter).to_string()).collect()
            }
            Self::Numbers { from, to, step, .. } if (to - from) / step >= u64::try_from(most).ok()? => return None,
            Self::Numbers { from, to, step, width, .. } => {
                let step = usize::try_from(*step).ok()?;
                (*from..=*to).step_by(step).map(|number| format!("{number:0width$}")).collect()
            }
        };
        (choices.len() <= most).then_some(choices)
    }

    /// Whether it stands for more than one text.
    pub(crate) fn is_several(&self) -> bool {
        match self {
            Self::Literal(_) => false,
            Self::Set { choices, .. } => choices.len() > 1,
            Self::Letters { from, to, .. } => from < to,
            Self::Numbers { from, to, .. } => from < to,
        }
    }

    /// The first text that it stands for.
    pub(crate) fn first(&self) -> String {
        match self {
            Self::Literal(text) => text.clone(),
            Self::Set { choices, .. } => choices.first().cloned().unwrap_or_default(),
            Self::Letters { from, .. } => char::from(*from).to_string(),
            Self::Numbers { from, width, .. } => format!("{from:0width$}"),
        }
    }

    /// Its name, where it has one.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Literal(_) => None,
            Self::Set { name, .. } | Self::Letters { name, .. } | Self::Numbers { name, .. } => name.as_deref(),
        }
    }

    fn offset(&self) -> usize {
        match self {
            Self::Literal(_) | Self::Set { .. } => 0,
            Self::Letters { offset, .. } | Self::Numbers { offset, .. } => *offset,
        }
    }
}

/// How many pieces a pattern may have, those that are none among them.
const MOST_RUNS: usize = 255;

/// The sets and ranges of `url`, and what stands between them.
pub(crate) fn runs(url: &str) -> Result<Vec<Run>, GlobError> {
    let mut reader = Reader { url, at: 0, names: Vec::new() };
    let mut runs = Vec::new();
    while reader.at < url.len() {
        if runs.len() == MOST_RUNS {
            return reader.fail("too many {} sets");
        }
        match reader.byte(0) {
            Some(b'{') => runs.push(reader.set()?),
            Some(b'[') if reader.bracketed_literal() == 0 => runs.push(reader.range()?),
            _ => runs.push(reader.literal()?),
        }
    }
    Ok(runs)
}

struct Reader<'a> {
    url: &'a str,
    at: usize,
    /// The names of the sets and ranges before.
    names: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.url[self.at..]
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.url.as_bytes().get(self.at + ahead).copied()
    }

    fn fail<T>(&self, message: &'static str) -> Result<T, GlobError> {
        Err(GlobError { message, offset: self.at })
    }

    /// The length of `[]` or an IPv6 address in brackets, which are no patterns.
    fn bracketed_literal(&self) -> usize {
        let inside = self.rest().strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(inside, _)| inside);
        let address = |inside: &str| inside.split('%').next().is_some_and(|it| it.parse::<Ipv6Addr>().is_ok());
        match inside {
            Some(inside) if inside.is_empty() || address(inside) => inside.len() + 2,
            _ => 0,
        }
    }

    /// Takes one character, or an escaped one of `special`.
    fn character(&mut self, special: &str) -> Option<char> {
        let mut rest = self.rest().chars();
        let first = rest.next()?;
        self.at += first.len_utf8();
        let escaped = rest.next().filter(|&next| first == '\\' && special.contains(next));
        self.at += escaped.map_or(0, char::len_utf8);
        escaped.or(Some(first))
    }

    fn literal(&mut self) -> Result<Run, GlobError> {
        let mut text = String::new();
        loop {
            match self.byte(0) {
                Some(b'[') if self.bracketed_literal() > 0 => {
                    let end = self.at + self.bracketed_literal();
                    text.push_str(&self.url[self.at..end]);
                    self.at = end;
                }
                None | Some(b'{' | b'[') => return Ok(Run::Literal(text)),
                Some(b'}' | b']') => return self.fail("unmatched close brace/bracket"),
                Some(_) => text.extend(self.character("{}[]")),
            }
        }
    }

    fn set(&mut self) -> Result<Run, GlobError> {
        let open = self.at;
        self.at += 1;
        let name = self.name()?;
        let start = self.at;
        let mut choices = vec![String::new()];
        loop {
            match self.byte(0) {
                None => return Err(GlobError { message: "unmatched brace", offset: open }),
                Some(b'{' | b'[') => return self.fail("nested brace"),
                Some(b']') => return self.fail("unexpected close bracket"),
                Some(b'}') if self.at == start => return self.fail("empty string within braces"),
                Some(b'}') => {
                    self.at += 1;
                    return Ok(Run::Set { name, choices });
                }
                Some(b',') => {
                    self.at += 1;
                    choices.push(String::new());
                }
                Some(_) => choices.last_mut().expect("a set has a choice").extend(self.character("{}[],")),
            }
        }
    }

    fn range(&mut self) -> Result<Run, GlobError> {
        let offset = self.at;
        self.at += 1;
        let name = self.name()?;
        match self.byte(0) {
            Some(byte) if byte.is_ascii_alphabetic() => self.letters(name, offset),
            Some(byte) if byte.is_ascii_digit() => self.numbers(name, offset),
            _ => self.fail("bad range specification"),
        }
    }

    /// The name of a set or range, `<name>` at its start.
    fn name(&mut self) -> Result<Option<String>, GlobError> {
        let Some((name, _)) = name(self.rest()) else { return Ok(None) };
        self.at += name.len() + 2;
        if self.names.contains(&name) {
            return Err(GlobError { message: "Duplicate glob name", offset: self.at - 1 });
        }
        self.names.push(name);
        Ok(Some(name.to_owned()))
    }

    fn letters(&mut self, name: Option<String>, offset: usize) -> Result<Run, GlobError> {
        let bytes = self.rest().as_bytes();
        let (&[from, b'-', to], Some(&end)) = (bytes.get(..3).unwrap_or_default(), bytes.get(3)) else {
            return self.fail("bad range");
        };
        let after = self.at + 4;
        let step = match end {
            b']' => Some((1, after)),
            b':' => self.step(after),
            _ => None,
        };
        let Some((step, end)) = step.filter(|_| to.is_ascii()) else { return self.fail("bad range") };
        self.at = end;
        let span = u64::from(to.saturating_sub(from));
        if from > to || span > 25 || !fits(span, step) {
            return self.fail("bad range");
        }
        Ok(Run::Letters { name, offset, from, to, step: usize::try_from(step).unwrap_or(1) })
    }

    fn numbers(&mut self, name: Option<String>, offset: usize) -> Result<Run, GlobError> {
        let first = self.digits(self.at);
        let Some(from) = number(first).filter(|_| self.byte(first.len()) == Some(b'-')) else {
            return self.fail("bad range");
        };
        self.at += first.len() + 1;
        while let Some(b' ' | b'\t') = self.byte(0) {
            self.at += 1;
        }
        let last = self.digits(self.at);
        let Some(to) = number(last) else { return self.fail("bad range") };
        let end = self.at + last.len();
        let step = match self.byte(last.len()) {
            Some(b']') => Some((1, end + 1)),
            Some(b':') => {
                self.at = end + 1;
                self.step(end + 1)
            }
            _ => None,
        };
        let Some((step, end)) = step else { return self.fail("bad range") };
        self.at = end;
        if from > to || !fits(to - from, step) {
            return self.fail("bad range");
        }
        if to > LAST - step {
            return self.fail("range end/step overflow");
        }
        let width = if first.starts_with('0') { first.len() } else { 0 };
        Ok(Run::Numbers { name, offset, from, to, step, width })
    }

    fn digits(&self, from: usize) -> &'a str {
        let rest = &self.url[from..];
        &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()]
    }

    /// The step at `from`, and the offset behind its `]`.
    fn step(&self, from: usize) -> Option<(u64, usize)> {
        let digits = self.digits(from);
        let end = from + digits.len();
        let step = number(digits)?;
        (self.url.as_bytes().get(end) == Some(&b']')).then_some((step, end + 1))
    }
}

/// The longest name of a set or range.
const LONGEST_NAME: usize = 64;

/// The name in `<name>` at the start of `text`, and what stands behind it.
fn name(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.strip_prefix('<')?.split_once('>')?;
    (1..=LONGEST_NAME).contains(&name.len()).then_some((name, rest))
}

/// The greatest number that curl counts up to.
const LAST: u64 = i64::MAX.unsigned_abs();

fn number(digits: &str) -> Option<u64> {
    digits.parse().ok().filter(|&number| number <= LAST)
}

/// Whether `step` is one that a range of this width may have.
fn fits(width: u64, step: u64) -> bool {
    if width == 0 { step == 1 } else { (1..=width).contains(&step) }
}
