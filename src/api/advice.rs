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
    /// Which advice it is and whether it is right, in words.
    pub message: &'static str,
    /// The reason.
    pub text: &'static str,
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
        let Judgment(verdict, message, text) = about.judge(&it.span.of(source.text()).to_lowercase())?;
        Some(Advice { span: it.span, verdict, message, text, command })
    };
    sentences.filter_map(judge).collect()
}

/// A verdict, which advice it is on, and the reason.
struct Judgment(Verdict, &'static str, &'static str);

/// What advice is about: the nearest call, and all of the text's, which one person may have made.
#[derive(Clone, Copy)]
struct About<'a> {
    call: Option<&'a Call>,
    all: &'a [Option<Call>],
}

/// Words that tell somebody to do something; without one a sentence only speaks of it.
const TELLING: &[&str] = &[
    "add", "change", "have to", "instead", "must", "need", "prefix", "put", "replace", "should", "switch", "try", "use",
];

impl About<'_> {
    /// What is to be said of a sentence in lower case.
    fn judge(self, sentence: &str) -> Option<Judgment> {
        let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        if has(&["don't", "don’t", "do not", "not accurate", "without bearer"]) {
            return None;
        }
        if has(&["enterprise"]) && (has(&["purge", "cache", "host", "tag", "prefix"]) || self.purges()) {
            return Some(Judgment(
                Verdict::Outdated,
                "\"only on Enterprise\" is out of date for a purge by host, tag or prefix",
                "since April 2025 these work on every plan",
            ));
        }
        let names_bearer = has(&["bearer"]) || (has(&["x-auth-key"]) && has(&["authorization", "authorisation"]));
        if names_bearer && has(TELLING) {
            return Some(self.bearer());
        }
        self.others(sentence)
    }

    fn others(self, sentence: &str) -> Option<Judgment> {
        let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        if has(&["insecure", "http://", "disable ssl", "ignore ssl"]) || has(&[" -k "]) {
            return Some(Judgment(
                Verdict::Wrong,
                "the advice to do without TLS or its checks is wrong",
                "that hands the credential to anybody on the way, and cures nothing here",
            ));
        }
        if has(&["delete"]) && has(&["purge"]) && has(&["method", "-x", "request"]) {
            return Some(Judgment(
                Verdict::Outdated,
                "the advice to purge with `DELETE` is out of date",
                "purging was a `DELETE` until about 2019; it is a `POST` now",
            ));
        }
        if has(&["global api key", "global key"]) && has(&["need to use", "have to use", "must use", "only works with"])
        {
            return Some(Judgment(
                Verdict::Outdated,
                "the advice that only the Global API Key works is out of date",
                "nearly every operation takes an API token now, which can do one thing only; the global key can do everything",
            ));
        }
        if has(&["zone id", "zone identifier", "zone_id"]) && has(&["missing", "forgot", "empty", "where is"]) {
            let is_empty = self.calls().any(|it| it.segments.iter().any(|it| it.fault() == Some(SegmentFault::Empty)));
            let right = Judgment(
                Verdict::Right,
                "the hint that the zone id is missing is right",
                "nothing stands where it belongs in the path",
            );
            return is_empty.then_some(right);
        }
        None
    }

    /// Whether `Authorization: Bearer` is the cure depends on what the credential is.
    fn bearer(self) -> Judgment {
        const RIGHT: &str = "the advice to add `Bearer ` is right here, and would be wrong for a Global API Key";
        let near = self.call.and_then(class);
        let elsewhere = || self.calls().find_map(class);
        match (near, near.or_else(elsewhere)) {
            (Some(class), _) if class.is_token() => Judgment(
                Verdict::Right,
                RIGHT,
                "the credential has the shape of an API token, so it goes behind `Authorization: Bearer`, and both `X-Auth` headers go",
            ),
            (None, Some(class)) if class.is_token() => Judgment(
                Verdict::Right,
                RIGHT,
                "the credential of another command in this text has the shape of an API token: send it as `Authorization: Bearer`, and drop both `X-Auth` headers",
            ),
            (_, Some(class)) if class.is_key() => Judgment(
                Verdict::Wrong,
                "the advice to add `Bearer ` is wrong here; it would be right for an API token",
                "the credential has the shape of a Global API Key, which belongs into `X-Auth-Key` as it is, beside `X-Auth-Email`",
            ),
            _ => Judgment(
                Verdict::Depends,
                "the advice to add `Bearer ` is right for an API token and wrong for a Global API Key",
                "a token goes behind `Authorization: Bearer`, a key into `X-Auth-Key` as it is; this one may be either",
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
