//! Text of a program, of which some is known only when it runs.

use crate::curl::glob::{self, Expanded};

/// Text of which some is known only when the program runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text(Vec<Part>);

/// A run of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Known(String),
    /// The name of a local variable.
    Local(String),
}

impl Text {
    /// Text that is known.
    pub(super) fn known(text: impl Into<String>) -> Self {
        let mut out = Self::default();
        out.push(&text.into());
        out
    }

    /// What the local variable `name` holds.
    pub(super) fn local(name: impl Into<String>) -> Self {
        Self(vec![Part::Local(name.into())])
    }

    /// Adds known text.
    pub(super) fn push(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(Part::Known(last)) => last.push_str(text),
            _ if text.is_empty() => {}
            _ => self.0.push(Part::Known(text.to_owned())),
        }
    }

    /// Adds `other`.
    pub(super) fn extend(&mut self, other: Self) {
        for part in other.0 {
            match part {
                Part::Known(text) => self.push(&text),
                Part::Local(_) => self.0.push(part),
            }
        }
    }

    /// The text, if all of it is known.
    pub(super) fn all(&self) -> Option<&str> {
        match &*self.0 {
            [] => Some(""),
            [Part::Known(text)] => Some(text),
            _ => None,
        }
    }

    /// The known text it starts with.
    pub(super) fn start(&self) -> &str {
        if let Some(Part::Known(text)) = self.0.first() { text } else { "" }
    }

    /// The known text it ends with.
    pub(super) fn end(&self) -> &str {
        if let Some(Part::Known(text)) = self.0.last() { text } else { "" }
    }

    /// Each run of known text, changed.
    #[must_use]
    pub(super) fn map(mut self, change: impl Fn(&str) -> String) -> Self {
        for part in &mut self.0 {
            if let Part::Known(text) = part {
                *text = change(text);
            }
        }
        self.full()
    }

    /// The text without runs that hold nothing.
    fn full(mut self) -> Self {
        self.0.retain(|part| !matches!(part, Part::Known(text) if text.is_empty()));
        self
    }

    /// Whether a known run holds a letter that is `one`.
    pub(super) fn holds(&self, one: impl Fn(char) -> bool + Copy) -> bool {
        self.0.iter().any(|part| matches!(part, Part::Known(text) if text.contains(one)))
    }

    /// The text without what follows the first `mark`, that itself included.
    #[must_use]
    pub(super) fn until(mut self, mark: char) -> Self {
        for at in 0..self.0.len() {
            if let Part::Known(text) = &mut self.0[at]
                && let Some(end) = text.find(mark)
            {
                text.truncate(end);
                self.0.truncate(at + 1);
                break;
            }
        }
        self
    }

    /// The text before the first `mark`, and from that on.
    pub(super) fn parted(self, mark: char) -> (Self, Self) {
        let (mut before, mut after) = (Self::default(), Self::default());
        let mut found = false;
        for part in self.0 {
            match part {
                Part::Known(text) if !found && text.contains(mark) => {
                    let at = text.find(mark).unwrap_or(text.len());
                    before.push(&text[..at]);
                    after.push(&text[at..]);
                    found = true;
                }
                part if found => after.extend(Self(vec![part])),
                part => before.extend(Self(vec![part])),
            }
        }
        (before, after)
    }

    /// Its runs.
    pub(super) fn parts(&self) -> &[Part] {
        &self.0
    }

    /// The text without its first `count` bytes, which must be known.
    #[must_use]
    pub(super) fn skip(mut self, count: usize) -> Self {
        if let Some(Part::Known(text)) = self.0.first_mut() {
            text.drain(..count);
        }
        self.full()
    }

    /// The text without its last byte, which must be known.
    #[must_use]
    pub(super) fn pop(mut self) -> Self {
        if let Some(Part::Known(text)) = self.0.last_mut() {
            text.pop();
        }
        self.full()
    }

    /// The texts that curl makes of the sets and ranges in it, itself alone where it has none; and what it makes of
    /// `template` for each. `None` where they are too many, or where a variable decides on them.
    pub(super) fn expanded(&self, template: Option<&str>) -> Option<Vec<(Self, Option<Self>)>> {
        let (text, locals) = self.masked()?;
        let filled = |one: &Expanded| {
            let path = template.map(|template| one.fill(template, None)).transpose().ok()?;
            Some((Self::restored(&one.text, &locals), path.map(|path| Self::restored(&path, &locals))))
        };
        glob::expand_all(&text).ok()?.iter().map(filled).collect()
    }

    /// The text with a letter in place of each variable, and the variables.
    pub(super) fn masked(&self) -> Option<(String, Vec<String>)> {
        let mut locals = Vec::new();
        let mut text = String::new();
        for part in &self.0 {
            match part {
                Part::Known(known) => text += known,
                Part::Local(name) => {
                    text.push(stand_in(locals.len())?);
                    locals.push(name.clone());
                }
            }
        }
        Some((text, locals))
    }

    /// `text` with its variables in place of what stands in for them.
    pub(super) fn restored(text: &str, locals: &[String]) -> Self {
        let mut out = Self::default();
        let mut rest = text;
        while let Some((at, letter)) = rest.char_indices().find(|&(_, letter)| is_stand_in(letter)) {
            out.push(&rest[..at]);
            rest = &rest[at + letter.len_utf8()..];
            match usize::try_from(u32::from(letter) - FIRST).ok().and_then(|index| locals.get(index)) {
                Some(name) => out.0.push(Part::Local(name.clone())),
                None => out.push(letter.encode_utf8(&mut [0; 4])),
            }
        }
        out.push(rest);
        out
    }
}

/// The first letter that stands in for a variable, of those that stand in no URL.
const FIRST: u32 = 0xf_0000;

/// A letter for the variable `index`.
pub(super) fn stand_in(index: usize) -> Option<char> {
    char::from_u32(FIRST + u32::try_from(index).ok()?)
}

/// Whether `letter` may stand in for a variable.
pub(super) fn is_stand_in(letter: char) -> bool {
    u32::from(letter) >= FIRST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_keep_variables() {
        let mut text = Text::known("http://");
        text.extend(Text::local("host"));
        text.push("/{a,b}/");
        text.extend(Text::local("id"));
        let flat = |text: &Text| {
            let part = |part: &Part| match part {
                Part::Known(text) => text.clone(),
                Part::Local(name) => format!("<{name}>"),
            };
            text.parts().iter().map(part).collect::<String>()
        };
        let texts = text.expanded(Some("#1-#2")).unwrap();
        let texts: Vec<_> = texts.iter().map(|(url, path)| (flat(url), path.as_ref().map(flat).unwrap())).collect();
        let expected = [("http://<host>/a/<id>", "a-#2"), ("http://<host>/b/<id>", "b-#2")];
        assert_eq!(texts, expected.map(|(url, path)| (url.to_owned(), path.to_owned())));
    }

    #[test]
    fn cuts_leave_no_empty_run() {
        let mut text = Text::known("Bearer ");
        text.extend(Text::local("token"));
        assert_eq!(text.skip(7), Text::local("token"));
        assert_eq!(Text::known("a#b").until('#').all(), Some("a"));
    }
}
