//! Words behind a URL without quotes that may be more of its query: `https://a.example/?q=two words`.

use super::accept::{Role, is_host};
use super::option;
use super::quotes::Quotes;
use super::reach::{head, tail};
use super::reading::Reading;
use super::setting::Setting;
use super::word::Doubt;
use super::{Repair, SlipKind};
use crate::knowledge::joints;
use crate::text::{Edit, Span};

/// The words behind a URL that may be more of its query.
pub(super) struct More {
    /// One past the last of them.
    end: usize,
    likely: Likely,
}

/// How likely they are that, the likeliest first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likely {
    /// The command goes on behind them, or the query does.
    Within,
    /// They end their line, and are no sentence by their words.
    Last,
    /// A sentence may have them.
    Said,
}

/// What it costs that a command which began in `setting` ends before words that may be more of the URL which ends at `at`.
pub(super) fn cost(text: &str, at: usize, setting: Setting) -> Option<u32> {
    let more = more(text, at).filter(|more| setting == Setting::Line || more.likely == Likely::Within)?;
    Some(if more.likely == Likely::Said { 5 } else { 7 })
}

/// More words than these are a sentence.
const MOST: usize = 8;

/// How many bytes before and behind are looked at.
const NEAR: usize = 2048;

/// The words behind the URL that ends at `at` of `text` which may be more of it; `None` where there are none.
pub(super) fn more(text: &str, at: usize) -> Option<More> {
    let word = tail(&text[..at], NEAR).rsplit(char::is_whitespace).next()?;
    behind(text, at - word.len(), at)
}

/// The same, of the URL from `start` to `at`.
fn behind(text: &str, start: usize, at: usize) -> Option<More> {
    let value = last_value(&text[start..at])?;
    let line = head(&text[at..], NEAR).split('\n').next().unwrap_or("");
    let (mut words, mut joined) = (Vec::new(), None);
    let mut end = at;
    let mut stop = Stop::Line;
    for word in line.split_whitespace() {
        let here = end + text[end..].find(word)?;
        if let Some(found) = Stop::of(text, here, word) {
            stop = found;
            break;
        }
        if words.len() == MOST {
            stop = Stop::Odd;
            break;
        }
        end = here + word.len();
        words.push(word);
        joined = word.split_once('&').filter(|(_, more)| more.contains('=')).map(|_| end).or(joined);
    }
    if let Some(end) = joined {
        return Some(More { end, likely: Likely::Within });
    }
    if words.is_empty() || !is_text(value, words[0]) {
        return None;
    }
    let likely = match stop {
        Stop::Odd => return None,
        Stop::Command => Likely::Within,
        Stop::Line if is_said(value, &words) => return None,
        Stop::Line if words.iter().any(|word| joints::is_known(word)) || ends_sentence(&words) => Likely::Said,
        Stop::Line => Likely::Last,
    };
    Some(More { end, likely })
}

/// Where words end that may be more of a query.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// With their line.
    Line,
    /// At an option, a pipe or a redirection, which no sentence has.
    Command,
    /// At anything else.
    Odd,
}

impl Stop {
    /// What `word`, at `here` of `text`, ends; nothing where it may be one of them.
    fn of(text: &str, here: usize, word: &str) -> Option<Self> {
        if word == "\\" || option::at(text, here).is_some() || word.starts_with(['|', '>']) && !word.starts_with("||") {
            Some(Self::Command)
        } else if word.starts_with('#') {
            Some(Self::Line)
        } else if !word.starts_with(char::is_alphanumeric)
            || word.contains("://")
            || word.contains(|c| Quotes::of(c).is_some() || "|;<>\\`$(){}[]".contains(c))
        {
            Some(Self::Odd)
        } else {
            None
        }
    }
}

/// The last value in the query of `url`, which has no quotes.
fn last_value(url: &str) -> Option<&str> {
    let (base, query) = url.split_once('?')?;
    let is_url = base.contains("://") || is_host(base);
    let is_plain = !url.contains(|c: char| Quotes::of(c).is_some() || matches!(c, '`' | '\\' | '|' | ';' | '<' | '>'));
    let (_, value) = query.rsplit_once('=')?;
    (is_url && is_plain).then_some(value)
}

/// Whether `value` is a word of a text, or the day of a time that goes on with `next`.
fn is_text(value: &str, next: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let is_day = value.starts_with(is_digit) && value.contains('-') && next.starts_with(is_digit) && next.contains(':');
    let is_word = |c: char| c.is_alphabetic() || matches!(c, '\'' | ',' | '.' | '-' | '+' | '*' | ':' | '%');
    is_day || value.contains(char::is_alphabetic) && value.chars().all(is_word)
}

/// Whether `words`, behind a URL that ends with `value`, are a sentence that goes on.
fn is_said(value: &str, words: &[&str]) -> bool {
    let first = words[0].trim_end_matches([',', '.', ':']);
    let goes_on = || words.len() > 3 || words.get(1).is_some_and(|word| joints::is_known(word));
    let is_joint = value.len() > 1 && joints::is_known(value);
    !is_joint && (joints::says(first) || joints::opens(first) && goes_on())
}

/// Whether the last of `words` has the mark that ends a sentence.
fn ends_sentence(words: &[&str]) -> bool {
    words.last().is_some_and(|word| word.ends_with(['.', ':', '!', ',']))
}

/// The URL at `at` of `text` with the words behind it, in quotes, and its blanks encoded.
pub(super) fn reading(text: &str, at: usize, role: Role) -> Option<Reading> {
    let first = at + head(&text[at..], NEAR).find(char::is_whitespace)?;
    let More { end, .. } = behind(text, at, first)?;
    let quote = |at: usize| Repair { kind: SlipKind::MissingQuotes, edit: Edit::new(at..at, "\"") };
    let mut repairs = vec![quote(at)];
    let mut here = first;
    while let Some(blank) = text[here..end].find(char::is_whitespace).map(|offset| here + offset) {
        here = end - text[blank..end].trim_start().len();
        repairs.push(Repair { kind: SlipKind::BrokenUrl, edit: Edit::new(Span::new(blank, here), "%20") });
    }
    repairs.push(quote(end));
    let value: String = text[at..end].split_whitespace().collect::<Vec<_>>().join("%20");
    Some(Reading { end, fit: role.fit(&value), repairs, doubt: Doubt::Query })
}

#[cfg(test)]
mod tests {
    use crate::mend::{Certainty, Mending, mend};
    use crate::page;
    use crate::text::Source;

    /// The command in `text` as it is read, and the other reading that is told.
    #[track_caller]
    fn check(text: &str, expected: &str, other: Option<&str>) {
        let source = Source::new(None, text);
        let command = mend(&page::read(&source)[0], Mending::On).commands.remove(0);
        assert_eq!(command.text.text(), expected, "{command:#?}");
        assert_eq!(command.certainty.other(), other, "{:#?}", command.certainty);
        assert_eq!(command.certainty == Certainty::Certain, other.is_none(), "{:#?}", command.certainty);
    }

    #[test]
    fn words_behind_a_query_may_be_more_of_it() {
        check(
            "curl https://a.example/?q=a b c\n",
            "curl \"https://a.example/?q=a%20b%20c\"",
            Some("curl https://a.example/?q=a"),
        );
        check(
            "curl https://a.example/s?q=two words&lang=en -H 'A: b'\n",
            "curl \"https://a.example/s?q=two%20words&lang=en\" -H 'A: b'",
            Some("curl https://a.example/s?q=two"),
        );
        check(
            "curl https://a.example/s?q=hello world -H \"A: b\"\n",
            "curl \"https://a.example/s?q=hello%20world\" -H \"A: b\"",
            Some("curl https://a.example/s?q=hello"),
        );
        check(
            "curl -s https://a.example/s?at=2024-05-17 10:00:00 | jq .a\n",
            "curl -s \"https://a.example/s?at=2024-05-17%2010:00:00\" | jq .a",
            Some("curl -s https://a.example/s?at=2024-05-17"),
        );
        check(
            "curl https://a.example/?q=lord of the rings\n",
            "curl https://a.example/?q=lord",
            Some("curl \"https://a.example/?q=lord%20of%20the%20rings\""),
        );
    }

    #[test]
    fn sentences_are_none() {
        for said in [
            "curl https://a.example/?q=a returns nothing",
            "curl https://a.example/?q=a and then look at it",
            "curl https://a.example/?limit=5 as often as you like",
            "Try curl https://a.example/?q=a yourself",
        ] {
            let url = said.split_inclusive('=').next().unwrap_or("").len() + 1;
            let start = said.find("curl").unwrap_or(0);
            check(&format!("{said}\n"), &said[start..url], None);
        }
        check("curl https://a.example/?q=a -s b.example\n", "curl https://a.example/?q=a -s b.example", None);
    }
}
