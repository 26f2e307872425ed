//! Advice in the paste, judged for its commands.

use super::reply::nearest;
use super::{Call, Carrier, Credential, SegmentFault};
use crate::knowledge::credentials::Class;
use crate::mend::{Command, Rest, RestKind};
use crate::text::{Source, Span};

/// A sentence that tells what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Where it stands in the text as given.
    pub span: Span,
    /// Whether it is right.
    pub verdict: Verdict,
    /// What is to be said about it, in words.
    pub text: String,
    /// Index of the command it is about: the nearest before it.
    pub command: Option<usize>,
}

/// Whether advice is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is.
    Right,
    /// It is not.
    Wrong,
    /// It was, once.
    Outdated,
    /// That depends on what the command does not show.
    Depends,
}

impl Verdict {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Outdated => "outdated",
            Self::Depends => "depends",
        }
    }
}

/// Judges each piece of advice among `rest` for the nearest of `commands` before it.
pub fn advice(source: &Source, rest: &[Rest], commands: &[Command], calls: &[Option<Call>]) -> Vec<Advice> {
    let sentences = rest.iter().filter(|it| it.kind == RestKind::Advice);
    let judge = |it: &Rest| {
        let command = nearest(it.span, commands);
        let call = command.and_then(|index| calls.get(index)?.as_ref());
        let about = About { call, all: calls };
        let (verdict, text) = about.judge(&it.span.of(source.text()).to_lowercase())?;
        Some(Advice { span: it.span, verdict, text: text.to_owned(), command })
    };
    sentences.filter_map(judge).collect()
}

/// What advice is about: the nearest call, and all of the text's, which one person may have made.
#[derive(Clone, Copy)]
struct About<'a> {
    call: Option<&'a Call>,
    all: &'a [Option<Call>],
}

impl About<'_> {
    /// The verdict on a sentence in lower case, and the reason.
    fn judge(self, sentence: &str) -> Option<(Verdict, &'static str)> {
        let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        if has(&["don't", "don’t", "do not", "not accurate", "without bearer"]) {
            return None;
        }
        if has(&["enterprise"]) && (has(&["purge", "cache", "host", "tag", "prefix"]) || self.purges()) {
            return Some((
                Verdict::Outdated,
                "purging by host, tag or prefix was for Enterprise plans once; since April 2025 it works on every plan",
            ));
        }
        if has(&["bearer"]) || (has(&["x-auth-key"]) && has(&["authorization", "authorisation"])) {
            return Some(self.bearer());
        }
        if has(&["insecure", "http://", "disable ssl", "ignore ssl"]) || has(&[" -k "]) {
            return Some((Verdict::Wrong, "that hands the credential to anybody on the way, and cures nothing here"));
        }
        if has(&["delete"]) && has(&["purge"]) && has(&["method", "-x", "request"]) {
            return Some((Verdict::Outdated, "purging was a DELETE until about 2019; it is a POST now"));
        }
        if has(&["global api key", "global key"]) && has(&["need to use", "have to use", "must use", "only works with"])
        {
            return Some((
                Verdict::Outdated,
                "nearly every operation takes an API token now, which can do one thing only; the global key can do everything",
            ));
        }
        self.others(sentence)
    }

    fn others(self, sentence: &str) -> Option<(Verdict, &'static str)> {
        let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        if has(&["zone id", "zone identifier", "zone_id"]) && has(&["missing", "forgot", "empty", "where is"]) {
            let is_empty = self.calls().any(|it| it.segments.iter().any(|it| it.fault() == Some(SegmentFault::Empty)));
            return is_empty.then_some((Verdict::Right, "nothing stands where the zone id belongs"));
        }
        if has(&["key"]) && has(&["token"]) && has(&["difference", "not the same", "different"]) {
            return Some((
                Verdict::Right,
                "an API token goes behind `Authorization: Bearer`, the Global API Key into `X-Auth-Key` beside `X-Auth-Email`",
            ));
        }
        None
    }

    /// Whether `Authorization: Bearer` is the cure depends on what the credential is.
    fn bearer(self) -> (Verdict, &'static str) {
        let near = self.call.and_then(class);
        let class = near.or_else(|| self.calls().find_map(class));
        match class {
            Some(class) if class.is_token() => (
                Verdict::Right,
                "the credential has the shape of an API token, so it goes behind `Authorization: Bearer`, and both `X-Auth` headers go",
            ),
            Some(class) if class.is_key() => (
                Verdict::Wrong,
                "the credential has the shape of a Global API Key, which belongs into `X-Auth-Key` and takes no `Bearer`",
            ),
            _ => (
                Verdict::Depends,
                "right for an API token, which goes behind `Authorization: Bearer`; wrong for a Global API Key, which stays in `X-Auth-Key`",
            ),
        }
    }

    fn calls(&self) -> impl Iterator<Item = &Call> {
        self.all.iter().flatten()
    }

    fn purges(&self) -> bool {
        self.calls().any(|call| call.family() == "purge")
    }
}

/// The class of what `call` sends as key or token.
fn class(call: &Call) -> Option<Class> {
    let is_secret = |it: &&Credential| it.carrier != Carrier::AuthEmail;
    call.credentials.iter().filter(is_secret).find_map(Credential::class)
}
