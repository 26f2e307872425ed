//! How people and pages write "put your own value here".
//!
//! Looks at one value without knowing where it stands: `name` is a placeholder for an id and a fine
//! name for a script, and a sentence in Chinese is no placeholder in a comment. Callers know the place.

mod brackets;
mod email;

use super::vocabulary::{self, Word};
use super::wording::{self, LONGEST};
use super::{credentials, masks, runs};
use crate::text::Span;
use brackets::bracketed;
use email::{email, is_protected};

/// A stand-in for a value that only the user has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// How it is written.
    pub style: Style,
    /// What it stands for, if its words tell.
    pub meaning: Option<Meaning>,
}

/// How a placeholder is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `<zone id>`, `&lt;id&gt;`, `«id»`
    Angle,
    /// `{zone_id}`, `{{zone_id}}`
    Curly,
    /// `[zone id]`
    Square,
    /// `:zone_identifier`
    Colon,
    /// `%ZONE%` where no shell would fill it in
    Percent,
    /// `YOUR_ZONE_ID`, `MyZone`, `zone_id`
    Words,
    /// `xxxx`, `****`, `…`, `1234567`, or real-looking text with such a run in it
    Masked,
    /// `[email protected]`
    Protected,
    /// `me@MYDOMAIN-com`, `you@example.com`
    Email,
    /// Words in another script: `域名ID`
    Foreign,
}

/// What a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// The id of a zone.
    ZoneId,
    /// The id of an account.
    AccountId,
    /// The id of a DNS record.
    RecordId,
    /// Some other id.
    Id,
    /// An API token.
    Token,
    /// A Global API Key.
    Key,
    /// The login's e-mail address.
    Email,
    /// A domain name.
    Domain,
    /// A name of something.
    Name,
}

impl Meaning {
    /// The shell variable that takes its place in a corrected command.
    pub const fn variable(self) -> &'static str {
        match self {
            Self::ZoneId => "ZONE_ID",
            Self::AccountId => "ACCOUNT_ID",
            Self::RecordId => "DNS_RECORD_ID",
            Self::Id => "ID",
            Self::Token => "CLOUDFLARE_API_TOKEN",
            Self::Key => "CLOUDFLARE_API_KEY",
            Self::Email => "CLOUDFLARE_EMAIL",
            Self::Domain => "DOMAIN",
            Self::Name => "NAME",
        }
    }
}

/// Reads the whole of `text` as a placeholder; `None` where it may be a real value.
pub fn classify(text: &str) -> Option<Placeholder> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if is_protected(text) {
        return Some(Placeholder { style: Style::Protected, meaning: Some(Meaning::Email) });
    }
    bracketed(text)
        .or_else(|| colon(text))
        .or_else(|| email(text))
        .or_else(|| masked(text))
        .or_else(|| foreign(text))
        .or_else(|| words(text))
        .or_else(|| domain(text))
}

/// Where a value stands that may be a stand-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Where a credential belongs.
    Secret,
    /// In a header.
    Header,
    /// Between two slashes of a URL.
    Path,
    /// In a query or a body.
    Value,
}

/// Whether `text` has anything of what stands in for values; most values have nothing, and are not looked up.
fn is_suspect(text: &str) -> bool {
    let (mut has_capital, mut has_small) = (false, false);
    for byte in text.bytes() {
        match byte {
            b'<' | b'[' | b'{' | b'*' | b'&' | b'%' | 0x80.. => return true,
            b'A'..=b'Z' => has_capital = true,
            b'a'..=b'z' => has_small = true,
            _ => {}
        }
    }
    let is_loud = has_capital && !has_small;
    let holds = |marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
    is_loud || text.starts_with(':') || holds(&["xxx", "XXX", "...", "your", "Your", "YOUR", "MY", "___"])
}

/// Reads the whole of `text` as a placeholder that nobody can have meant as the value at `place`, of whatever API.
pub fn stand_in(text: &str, place: Place) -> Option<Placeholder> {
    if !is_suspect(text) {
        return None;
    }
    // A credential of which the middle was left out.
    let is_shortened =
        place == Place::Secret && !text.contains(' ') && ["...", "…"].iter().any(|dots| text.contains(dots));
    let found = classify(text).or(is_shortened.then_some(Placeholder { style: Style::Masked, meaning: None }))?;
    let inner = text.trim_matches(|c: char| !c.is_alphanumeric());
    let is_loud = !inner.contains(char::is_lowercase);
    // What is called `my-secret` may be called so.
    let names_owner = |first: &str| first.eq_ignore_ascii_case("your") || first == "MY";
    let is_owned =
        inner.split([' ', '_', '-']).next().is_some_and(|first| first.len() < inner.len() && names_owner(first));
    let holds = match found.style {
        Style::Angle => !text.contains('/'),
        Style::Protected => true,
        // What fills templates in will fill these in.
        Style::Curly if text.contains("{{") => false,
        Style::Square | Style::Curly => is_loud || is_owned || place != Place::Value,
        Style::Colon => place == Place::Path,
        // A question is a value, and so is a number sign.
        Style::Masked => {
            // Ratings and films are called `xxx`.
            let is_name = place != Place::Secret && text.eq_ignore_ascii_case("xxx");
            runs::has_run(text) && !text.trim_matches(['?', '#']).is_empty() && !is_name
        }
        // What stands in a body may be one of the words that an API knows.
        Style::Words => is_owned || is_loud && (place == Place::Secret || place == Place::Path && inner.contains('_')),
        Style::Percent | Style::Email | Style::Foreign => false,
    };
    holds.then_some(found)
}

/// The placeholder in `<…>` that the byte `at` of `text` stands in, and where it stands.
pub fn angled(text: &str, at: usize) -> Option<(Span, Placeholder)> {
    let last = text.get(at..)?.chars().next().map_or(at, |c| at + c.len_utf8());
    let start = text[..last].rfind('<')?;
    let end = start + text[start..].find('>')? + 1;
    let placeholder = classify(&text[start..end]).filter(|it| it.style == Style::Angle)?;
    (at < end).then_some((Span::new(start, end), placeholder))
}

/// `:zone_id`, as the parameters of a path are written.
fn colon(text: &str) -> Option<Placeholder> {
    let name = text.strip_prefix(':')?;
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.len() > 1;
    (starts && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')))
        .then(|| Placeholder { style: Style::Colon, meaning: meaning(&vocabulary::known(name)) })
}

/// `xxxx`, and what is left of a real value.
fn masked(text: &str) -> Option<Placeholder> {
    if !masks::is_masked(text) {
        return None;
    }
    let words: Vec<_> = runs::unmasked(text).flat_map(vocabulary::known).collect();
    let meaning = meaning(&words).or_else(|| masked_credential(text));
    Some(Placeholder { style: Style::Masked, meaning })
}

fn masked_credential(text: &str) -> Option<Meaning> {
    let class = credentials::remnant(text)?;
    match (class.is_token(), class.is_key()) {
        (true, _) => Some(Meaning::Token),
        (_, true) => Some(Meaning::Key),
        _ => None,
    }
}

/// `YOUR_ZONE_ID`, `MyZone`, `token-here`, `changeme`.
fn words(text: &str) -> Option<Placeholder> {
    wording::words(text).map(|words| Placeholder { style: Style::Words, meaning: meaning(&words) })
}

/// `mydomain.com`, `dev.MYDOMAIN-com`, `your-site.tld`.
fn domain(text: &str) -> Option<Placeholder> {
    wording::is_domain(text).then_some(Placeholder { style: Style::Words, meaning: Some(Meaning::Domain) })
}

/// Letters of another script, where they are no name of a host.
fn foreign(text: &str) -> Option<Placeholder> {
    let is_foreign = |c: char| c >= '\u{370}' && c.is_alphabetic();
    let is_host = !text.contains(char::is_whitespace) && text.contains('.');
    (text.contains(is_foreign) && !is_host)
        .then(|| Placeholder { style: Style::Foreign, meaning: meaning(&vocabulary::known(text)) })
}

/// What words speak of, taken together.
fn meaning(words: &[Word]) -> Option<Meaning> {
    let has = |topic: &str| words.iter().flat_map(|word| word.topics()).any(|each| each == topic);
    let table = [
        (has("email"), Meaning::Email),
        (has("id") && has("record"), Meaning::RecordId),
        (has("id") && has("zone"), Meaning::ZoneId),
        (has("id") && has("account"), Meaning::AccountId),
        (has("id"), Meaning::Id),
        (has("name") && (has("zone") || has("domain")), Meaning::Domain),
        (has("name"), Meaning::Name),
        (has("token"), Meaning::Token),
        (has("key"), Meaning::Key),
        (has("domain"), Meaning::Domain),
        (has("zone"), Meaning::ZoneId),
        (has("record"), Meaning::RecordId),
        (has("account"), Meaning::AccountId),
    ];
    table.into_iter().find_map(|(holds, meaning)| holds.then_some(meaning))
}

#[cfg(test)]
mod tests;
