//! A header whose name and value stand in quotes of their own: `-H "Accept" : "text/html"`.

use super::accept::{Role, is_header_name};
use super::quotes::Quotes;
use super::reading::Reading;
use super::typed::Doubt;
use super::{Repair, SlipKind};
use crate::text::{Edit, Span};

/// The header at `at` of `text`, its name and its value in one pair of quotes.
pub(super) fn paired(text: &str, at: usize, role: Role) -> Option<Reading> {
    let line = text[at..].split('\n').next().filter(|_| role == Role::Header)?;
    let quote = line.chars().next().filter(|&c| c.is_ascii() && Quotes::of(c).is_some())?;
    let (name, behind) = line[1..].split_once(quote)?;
    let colon = behind.trim_start_matches(' ');
    let value = colon.strip_prefix(':')?.trim_start_matches(' ').strip_prefix(quote)?;
    let (value, rest) = value.split_once(quote)?;
    let is_over = rest.chars().next().is_none_or(|c| c.is_whitespace() || c == '\\');
    // What the shell escapes or fills in ends a value elsewhere, or is no value of this kind.
    if !is_header_name(name) || !is_over || value.is_empty() || value.contains(['\\', '`', ':']) {
        return None;
    }
    let start = at + 1 + name.len();
    let end = at + line.len() - rest.len();
    let between = Span::new(start, end - 1 - value.len());
    let repair = Repair { kind: SlipKind::UnescapedQuote, edit: Edit::new(between, ": ") };
    Some(Reading { end, fit: role.fit(&format!("{name}: {value}")), repairs: vec![repair], doubt: Doubt::None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let found = paired(text, 0, Role::Header);
        let edits = found.map(|reading| {
            assert_eq!(reading.end, text.find("\" https").map_or(text.len(), |end| end + 1), "{text}");
            let edit = &reading.repairs[0].edit;
            format!("{}{}{}", &text[..edit.span.start], edit.text, &text[edit.span.end..])
        });
        assert_eq!(edits.as_deref(), expected, "{text}");
    }

    #[test]
    fn names_and_values_come_together() {
        check("\"Accept\" : \"a/b\" https://a.example", Some("\"Accept: a/b\" https://a.example"));
        check("\"Accept\":\"a/b; c=d\"", Some("\"Accept: a/b; c=d\""));
        check("'A-B': 'c'", Some("'A-B: c'"));
        check("\"Accept: a\" \"https://a.example\"", None);
        check("\"Accept\": \"https://a.example\"", None);
        check("\"Accept\":\"a\"b", None);
    }
}
