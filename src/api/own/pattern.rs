//! Words of a URL with variables in them: `{region}.example.com`.

use crate::knowledge::openapi::Variable;

/// How many variables a word may have, and how many of them may take anything.
const MOST: [usize; 2] = [4, 2];
/// How many of the words that it may be are told.
const MANY: usize = 32;
/// Longer texts are no host and no segment.
const LONGEST: usize = 255;

/// A host, or a segment of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Variable(Variable),
    /// One label of a host, or a part of one.
    Label,
}

impl Pattern {
    /// Reads `text`, in which `variables` stand in braces; one that is not among them takes anything.
    pub(super) fn read(text: &str, variables: &[Variable]) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let (name, behind) = behind.split_once('}')?;
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            let known = variables.iter().find(|variable| variable.name == name).cloned();
            let free = || Variable { name: name.to_owned(), usual: name.to_owned(), values: Vec::new() };
            pieces.push(Piece::Variable(known.unwrap_or_else(free)));
            rest = behind;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        let variables = pieces.iter().filter(|piece| matches!(piece, Piece::Variable(_)));
        let free = pieces.iter().filter(|piece| matches!(piece, Piece::Variable(it) if it.values.is_empty()));
        (variables.count() <= MOST[0] && free.count() <= MOST[1]).then_some(Self(pieces))
    }

    /// The same in lower case, as a host.
    pub(super) fn lowered(self) -> Self {
        let lowered = |piece| match piece {
            Piece::Text(text) => Piece::Text(text.to_ascii_lowercase()),
            Piece::Variable(Variable { name, usual, values }) => Piece::Variable(Variable {
                name,
                usual: usual.to_ascii_lowercase(),
                values: values.iter().map(|value| value.to_ascii_lowercase()).collect(),
            }),
            Piece::Label => Piece::Label,
        };
        Self(self.0.into_iter().map(lowered).collect())
    }

    /// As written.
    pub(super) fn text(&self) -> String {
        let shown = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Variable(variable) => format!("{{{}}}", variable.name),
            Piece::Label => String::new(),
        };
        self.0.iter().map(shown).collect()
    }

    /// All that it may be, where few words are listed; what takes anything stands there as its variable.
    pub(super) fn spelled(&self) -> Vec<String> {
        let join = |words: Vec<String>, piece: &Piece| match piece {
            Piece::Variable(variable) if !variable.values.is_empty() => {
                let values = &variable.values;
                words
                    .iter()
                    .flat_map(|word| values.iter().map(move |value| format!("{word}{value}")))
                    .take(MANY)
                    .collect()
            }
            piece => {
                let text = Self(vec![piece.clone()]).text();
                words.into_iter().map(|word| word + &text).collect()
            }
        };
        self.0.iter().fold(vec![String::new()], join)
    }

    /// With each variable as it usually is.
    pub(super) fn usual(&self) -> String {
        let shown = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Variable(variable) => variable.usual.clone(),
            Piece::Label => String::new(),
        };
        self.0.iter().map(shown).collect()
    }

    /// Whether somebody else's host may be meant too: it takes anything, and its end does not say whose it is.
    pub(super) fn is_anybodys(&self) -> bool {
        let is_free = |piece: &Piece| matches!(piece, Piece::Variable(variable) if variable.values.is_empty());
        let end = match self.0.last() {
            Some(Piece::Text(text)) => text.as_str(),
            _ => "",
        };
        self.0.iter().any(is_free) && end.split('.').filter(|label| !label.is_empty()).count() < 2
    }

    /// Whether `text` is what is meant, and no other thing of the same form.
    pub(super) fn is_surely(&self, text: &str) -> bool {
        let fixed = |piece: &Piece| match piece {
            Piece::Variable(variable) if variable.values.is_empty() => {
                Piece::Variable(Variable { values: vec![variable.usual.clone()], ..variable.clone() })
            }
            piece => piece.clone(),
        };
        Self(self.0.iter().map(fixed).collect()).fits(text)
    }

    /// Whether `text` is of its form, but for what stands where one of a few words belongs.
    pub(super) fn is_beside(&self, text: &str) -> bool {
        let is_listed = |piece: &&Piece| matches!(piece, Piece::Variable(it) if !it.values.is_empty());
        let variables = self.0.iter().filter(|piece| matches!(piece, Piece::Variable(_))).count();
        if variables > MOST[1] || !self.0.iter().any(|piece| is_listed(&piece)) || self.fits(text) {
            return false;
        }
        let loose = |piece: &Piece| if is_listed(&piece) { Piece::Label } else { piece.clone() };
        Self(self.0.iter().map(loose).collect()).fits(text)
    }

    /// Whether `text` may be what is meant; what is filled in later, `$` or in braces, may be any variable.
    pub(super) fn fits(&self, text: &str) -> bool {
        text.len() <= LONGEST && fits(&self.0, text)
    }
}

fn fits(pieces: &[Piece], text: &str) -> bool {
    let Some((first, others)) = pieces.split_first() else { return text.is_empty() };
    let goes_on = |end: usize| text.get(end..).is_some_and(|rest| fits(others, rest));
    let begins = |word: &str| text.starts_with(word);
    match first {
        Piece::Text(word) => begins(word) && goes_on(word.len()),
        Piece::Variable(variable) => {
            let is_filled_in = || stand_in(text).is_some_and(goes_on);
            let is_listed = || variable.values.iter().any(|value| begins(value) && goes_on(value.len()));
            let is_any = || variable.values.is_empty() && (1..=text.len()).any(goes_on);
            is_filled_in() || is_listed() || is_any()
        }
        Piece::Label => {
            let is_of_label = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
            (1..=text.bytes().take_while(is_of_label).count()).any(goes_on)
        }
    }
}

/// How far what stands for something else goes, if `text` begins with such.
fn stand_in(text: &str) -> Option<usize> {
    let run = text.len() - text.trim_start_matches('$').len();
    if run > 0 {
        return Some(run);
    }
    let closing = [('{', '}'), ('<', '>'), ('[', ']')].into_iter().find(|(open, _)| text.starts_with(*open))?.1;
    text.find(closing).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fit_patterns() {
        let region =
            Variable { name: "r".to_owned(), usual: "eu".to_owned(), values: vec!["eu".to_owned(), "us".to_owned()] };
        let check = |pattern: &str, right: &[&str], wrong: &[&str]| {
            let read = Pattern::read(pattern, std::slice::from_ref(&region)).expect("a pattern");
            assert_eq!(read.text(), pattern);
            for (words, fits) in [(right, true), (wrong, false)] {
                for word in words {
                    assert_eq!(read.fits(word), fits, "{pattern}: {word}");
                }
            }
        };
        check("api.example", &["api.example"], &["api.example.com", "$$$"]);
        check("{r}.api", &["eu.api", "us.api", "$$.api", "{r}.api", "<region>.api"], &["asia.api", ".api", "eu"]);
        check("{x}-{r}.api", &["a-eu.api", "a-b-us.api", "$$$-eu.api"], &["-eu.api", "a.api"]);
        assert_eq!(Pattern::read("{a}{b}{c}", &[]), None);
        let listed = Pattern::read("{r}.api", std::slice::from_ref(&region)).expect("a pattern");
        assert_eq!(
            ["asia.api", "a.b.api", "eu.api", "$$.api"].map(|it| listed.is_beside(it)),
            [true, false, false, false]
        );
        assert_eq!(listed.spelled(), ["eu.api", "us.api"]);
        let any = Pattern::read("{x}.api", &[]).expect("a pattern");
        assert_eq!([any.is_surely("x.api"), any.is_surely("www.api"), any.is_anybodys()], [true, false, true]);
    }
}
