//! What is written with nothing but words of placeholders, or with a name of a host that is.

use super::vocabulary::{self, Word};

/// Nobody writes longer ones.
pub(super) const LONGEST: usize = 512;

/// `YOUR_ZONE_ID`, `MyZone`, `token-here`, `changeme`: nothing but words of placeholders.
pub(super) fn words(text: &str) -> Option<Vec<Word>> {
    let words = vocabulary::spell(text).or_else(|| addressed(text))?;
    if text.contains('.') && words.last()?.is("tld") {
        return None;
    }
    let has = |kind: &str| words.iter().any(|word| word.is(kind));
    let asks = has("owner") || has("article") || has("filler");
    let stands = has("head") || has("alone") || has("owned") && asks;
    let is_numbered_name = has("digits") && words.len() < 3;
    (stands && !is_numbered_name).then_some(words)
}

/// `YOUR-ZONE-ID-FROM-DASHBOARD`: whoever says "your" may use any words, but not in a sentence.
fn addressed(text: &str) -> Option<Vec<Word>> {
    let is_sentence = text.contains(char::is_whitespace) && text.contains(char::is_lowercase);
    let is_spelled = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    let (first, _) = text.split_once([' ', '-', '_'])?;
    (!is_sentence && is_spelled && first.eq_ignore_ascii_case("your")).then(|| vocabulary::known(text))
}

/// `mydomain.com`, `dev.MYDOMAIN-com`, `your-site.tld`.
pub(super) fn is_domain(text: &str) -> bool {
    let Some((words, ending)) = host(text) else { return false };
    let is_top = ending.iter().any(|word| word.is("tld"));
    let is_site = |word: &Word| word.is("site") || word.is("mine") || word.is("article");
    let speaks = |word: &Word| word.is("site") && (word.is("head") || words.iter().any(|word| word.is("mine")));
    let is_domain = |word: &Word| word.topics().any(|topic| topic == "domain");
    let owned = words.iter().any(|word| word.is("mine"));
    is_top && words.iter().all(is_site) && words.iter().any(speaks) && (owned || words.iter().all(is_domain))
}

/// The words of a host's name before its ending, and those of the ending.
fn host(text: &str) -> Option<(Vec<Word>, Vec<Word>)> {
    let is_host = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'*');
    let (rest, ending) = text.rsplit_once(['.', '-']).filter(|_| text.bytes().all(is_host))?;
    let ending = vocabulary::spell(ending)?;
    let label = rest.rsplit('.').next()?;
    Some((vocabulary::spell(label)?, ending))
}
