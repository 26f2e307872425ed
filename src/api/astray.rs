//! Paths gone astray: what one that does not exist may have meant, and words of paths that stand where an id belongs, as in
//! `/zones/purge_cache` and `/accounts/…/stream/directupload`.

use super::call::Call;
use super::fit::near;
use super::segment::Segment;
use crate::knowledge::catalogue::Catalogue;
use crate::knowledge::{settings, strayed};

/// Shorter words are near too many.
const SHORTEST: usize = 5;

/// How a word came where an id belongs, likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// The id before it is missing.
    IdMissing,
    /// It is a word of the paths of zones where those of accounts have an id, or the other way round.
    Elsewhere,
    /// It is misspelt.
    Misspelt,
}

impl Call {
    /// A path that exists and that an unknown one may have meant: the same of a zone in place of an
    /// account, one with its first word restored, or the nearest.
    pub fn suggestion(&self) -> Option<String> {
        let words: Vec<_> = self.segments.iter().map(|segment| segment.value.text()).collect();
        if self.api.is_some() {
            return self.catalogue.nearest(&words).map(str::to_owned);
        }
        if let Some(meant) = strayed::meant(&words).or_else(|| setting_beside(&words)) {
            return Some(meant.to_owned());
        }
        if let Some(meant) = turned(&words) {
            return Some(meant.to_owned());
        }
        let known = |words: &[&str]| Some(Catalogue::cloudflare().route(words)?.path().to_owned());
        let (first, rest) = words.split_first()?;
        let other = match *first {
            "account" if known(&with("accounts", rest)).is_some() => return known(&with("accounts", rest)),
            "accounts" | "account" => "zones",
            "zones" => "accounts",
            "zone" => return known(&with("zones", rest)),
            _ => "",
        };
        // What is restored has an id behind it.
        let is_word = first.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let levels = ["zones", "accounts"].into_iter().filter(|_| !is_word);
        let restored = || levels.clone().find_map(|it| known(&with(it, &words)));
        let swapped = || known(&with(other, rest)).or_else(|| known(&with("accounts", rest)));
        let found = if other.is_empty() { restored() } else { swapped() };
        found.or_else(|| Catalogue::cloudflare().nearest(&words).map(str::to_owned))
    }

    /// Where a word stands that was meant for one of a path, and the template of the operation that was meant.
    pub fn astray(&self, method: &str) -> Option<(&Segment, &'static str)> {
        self.api.is_none().then_some(())?;
        let words: Vec<_> = self.segments.iter().map(|segment| segment.value.text()).collect();
        let mut places = self.segments.iter().enumerate().filter(|(_, segment)| is_word(segment));
        places.find_map(|(at, segment)| Some((segment, meant(&words, at, method)?)))
    }
}

/// The template that was meant by `words`, of which the one at `at` stands where an id belongs.
fn meant(words: &[&str], at: usize, method: &str) -> Option<&'static str> {
    let operations = Catalogue::cloudflare().operations();
    let found = operations.filter_map(|operation| {
        let parts: Vec<_> = operation.path.split('/').skip(1).collect();
        let way = way(&parts, words, at)?;
        (way != Way::Misspelt || operation.method == method).then_some((way, operation.path))
    });
    found.min_by_key(|(way, _)| *way).map(|(_, path)| path)
}

/// Whether what stands where an id belongs reads as a word of a path, which no id does.
fn is_word(segment: &Segment) -> bool {
    let text = segment.value.text();
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || b"_-".contains(&byte);
    // Settings go by their names.
    let wants_id = segment.wants_id() && segment.parameter != Some("setting_id");
    wants_id && !segment.is_variable() && text.len() >= SHORTEST && text.bytes().all(is_letter)
}

/// How the template of `parts` may have been meant by `words`, of which the one at `at` stands where an id belongs.
fn way(parts: &[&'static str], words: &[&str], at: usize) -> Option<Way> {
    let is_parameter = |part: &str| part.starts_with('{');
    let fits = |parts: &[&str], words: &[&str]| {
        let mut pairs = parts.iter().zip(words);
        parts.len() == words.len() && pairs.all(|(part, word)| is_parameter(part) || part == word)
    };
    let (before, rest) = (words.get(..at)?, words.get(at..)?);
    let (head, tail) = parts.split_at_checked(at)?;
    let (part, after) = tail.split_first()?;
    if is_parameter(part) {
        let is_missing = after.first() == rest.first() && fits(head, before) && fits(after, rest);
        return is_missing.then_some(Way::IdMissing);
    }
    let is_other = || {
        let levels = [head.first()?, before.first()?];
        let are_levels = levels.iter().all(|level| ["accounts", "zones"].contains(level));
        Some(are_levels && fits(head.get(1..)?, before.get(1..)?))
    };
    let word = rest.first()?;
    if !fits(after, &rest[1..]) {
        None
    } else if part == word {
        is_other()?.then_some(Way::Elsewhere)
    } else {
        let is_near = fits(head, before) && near(word, [*part].into_iter()).is_some();
        is_near.then_some(Way::Misspelt)
    }
}

/// The path with what stands before `zones` or `accounts` put behind it, where that makes one: `/purge_cache/zones/{id}`.
fn turned(words: &[&str]) -> Option<&'static str> {
    let at = words.iter().position(|word| matches!(*word, "zones" | "accounts")).filter(|at| *at > 0)?;
    let (before, rest) = words.split_at(at);
    let route = Catalogue::cloudflare().route(&[rest, before].concat())?;
    let is_named = route.path().split('/').skip(1 + rest.len()).zip(before).all(|(part, word)| part == *word);
    is_named.then(|| route.path())
}

/// The settings of a zone, where one of them stands beside what they are below.
fn setting_beside(words: &[&str]) -> Option<&'static str> {
    let ["zones", _, name] = words else { return None };
    settings::takes(name).map(|_| "/zones/{zone_id}/settings/{setting_id}")
}

fn with<'a>(first: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    std::iter::once(first).chain(rest.iter().copied()).collect()
}
