//! Finds the secrets of a text, and says what may be shown in their place.
//!
//! A stand-in tells class, published prefix and length; never a character of the secret itself.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::api::CredentialShape;
use crate::knowledge::credentials::{self, Class, Credential};
use crate::knowledge::{placeholders, secret_names};
use crate::lint::{self, Report};
use crate::mend::Command;
use crate::print::{self, Secrets};
use crate::shell::Value;
use crate::text::{Edit, Fix, Secret, Span};

/// No secret is shorter; shorter texts occur by chance.
const SHORTEST: usize = 6;

/// The variable of a secret that is known to be one, and no more.
const UNKNOWN: &str = "SECRET";

/// One secret.
#[derive(Clone, Debug)]
pub struct Hidden {
    /// Where it stands in the text as given.
    pub span: Span,
    /// What is shown in its place: `‹user token cfut_…, 53 characters›`.
    pub stand_in: String,
    /// The shell variable that could take its place.
    pub variable: &'static str,
    secret: Secret,
}

impl Hidden {
    /// Longer ones first, then those whose variable is known.
    fn order(&self) -> (std::cmp::Reverse<usize>, &str, bool) {
        let secret = self.secret.expose();
        (std::cmp::Reverse(secret.len()), secret, self.variable == UNKNOWN)
    }
}

/// The secrets of one text.
#[derive(Clone, Debug, Default)]
pub struct Redaction {
    /// In order of place.
    hidden: Vec<Hidden>,
    /// Those that mending changed, as they are then, and as other readings have them.
    mended: Vec<Hidden>,
    /// One for each different secret by its first bytes, the longest first.
    distinct: BTreeMap<Vec<u8>, Vec<Hidden>>,
}

impl Redaction {
    /// Finds the secrets of `report`.
    pub fn new(report: &Report) -> Self {
        let text = report.source.text();
        let mut found: Vec<(Span, &'static str)> = words(text).chain(assigned(text)).map(|it| (it, UNKNOWN)).collect();
        let mut redaction = Self::default();
        for (command, calls) in report.commands.iter().zip(&report.calls) {
            let masks = print::secrets(command, calls, Secrets::Mask);
            let masked = masks.iter().map(|mask| (mask.edit.span, UNKNOWN));
            for (span, variable) in carried(calls).into_iter().chain(masked).chain(headers(command)) {
                let (given, secret) = (command.text.span(span), span.of(command.text.text()));
                found.extend(written(secret, given, text).into_iter().map(|span| (span, variable)));
                redaction.add_mended(secret, given, text, variable);
            }
            redaction.mended.extend(others(command).flat_map(|other| Self::new(&lint::as_written(other)).hidden));
        }
        found.retain(|(span, _)| is_hidden(span.of(text)));
        found.sort_by_key(|&(span, variable)| (span.start, variable == UNKNOWN, usize::MAX - span.end));
        for (span, variable) in found {
            redaction.add(text, span, variable);
        }
        redaction.distinct = redaction.distinct();
        redaction
    }

    /// Notes a secret as mending left it, where pasting had changed it.
    fn add_mended(&mut self, secret: &str, span: Span, text: &str, variable: &'static str) {
        if secret != span.of(text) && is_hidden(secret) {
            let stand_in = stand_in(secret);
            self.mended.push(Hidden { span, stand_in, variable, secret: Secret::new(secret) });
        }
    }

    fn add(&mut self, text: &str, span: Span, variable: &'static str) {
        let start = self.hidden.last().map_or(0, |last| last.span.end).max(span.start);
        if start >= span.end {
            return;
        }
        let span = Span::new(start, span.end);
        let secret = span.of(text);
        let variable = if variable == UNKNOWN { variable_of(secret) } else { variable };
        self.hidden.push(Hidden { span, stand_in: stand_in(secret), variable, secret: Secret::new(secret) });
    }

    fn distinct(&self) -> BTreeMap<Vec<u8>, Vec<Hidden>> {
        let mut distinct: BTreeMap<Vec<u8>, Vec<Hidden>> = BTreeMap::new();
        for hidden in self.hidden.iter().chain(&self.mended) {
            if let Some(start) = hidden.secret.expose().as_bytes().get(..SHORTEST) {
                distinct.entry(start.to_vec()).or_default().push(hidden.clone());
            }
        }
        for alike in distinct.values_mut() {
            alike.sort_by(|a, b| a.order().cmp(&b.order()));
            alike.dedup_by(|a, b| a.secret == b.secret);
        }
        distinct
    }

    /// The secrets in order of place.
    pub fn hidden(&self) -> &[Hidden] {
        &self.hidden
    }

    /// The edits that put stand-ins in place of the secrets inside `span` of the text as given.
    pub fn edits(&self, span: Span) -> impl Iterator<Item = Edit> {
        let first = self.hidden.partition_point(|hidden| hidden.span.end <= span.start);
        let inside = self.hidden[first..].iter().take_while(move |hidden| hidden.span.start < span.end);
        inside.map(|hidden| Edit::new(hidden.span, hidden.stand_in.as_str()))
    }

    /// `text` with a stand-in for each secret in it.
    pub fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.replace(text, |hidden| hidden.stand_in.clone())
    }

    /// `text` with a shell variable for each secret in it.
    pub fn variables<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.replace(text, |hidden| format!("${}", hidden.variable))
    }

    fn replace<'t>(&self, text: &'t str, instead: impl Fn(&Hidden) -> String) -> Cow<'t, str> {
        if self.distinct.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut out = String::new();
        let (mut copied, mut at) = (0, 0);
        while at < text.len() {
            let Some(hidden) = self.starting(&text.as_bytes()[at..]) else {
                at += 1;
                continue;
            };
            out.push_str(&text[copied..at]);
            out.push_str(&instead(hidden));
            at += hidden.secret.expose().len();
            copied = at;
        }
        if copied == 0 {
            return Cow::Borrowed(text);
        }
        out.push_str(&text[copied..]);
        Cow::Owned(out)
    }

    /// The longest secret that `bytes` begin with.
    fn starting(&self, bytes: &[u8]) -> Option<&Hidden> {
        let alike = self.distinct.get(bytes.get(..SHORTEST)?)?;
        alike.iter().find(|hidden| bytes.starts_with(hidden.secret.expose().as_bytes()))
    }

    /// The edits of `fix`, if they go round the bytes of every secret; nothing otherwise.
    pub fn fix<'f>(&self, fix: &'f Fix) -> &'f [Edit] {
        let shows = |edit: &Edit| matches!(self.mask(&edit.text), Cow::Owned(_)) || words(&edit.text).next().is_some();
        if fix.edits.iter().any(shows) { &[] } else { &fix.edits }
    }
}

/// Where in the bytes `given` of `text` the secret stands, or all of them where mending made it of those.
fn written(secret: &str, given: Span, text: &str) -> Vec<Span> {
    let place = |(at, found): (usize, &str)| Span::new(given.start + at, given.start + at + found.len());
    let places: Vec<_> =
        if secret.is_empty() { Vec::new() } else { given.of(text).match_indices(secret).map(place).collect() };
    if places.is_empty() { vec![given] } else { places }
}

/// What may be shown in place of `secret`.
fn stand_in(secret: &str) -> String {
    let length = secret.chars().count();
    let length = if length == 1 { "1 character".to_owned() } else { format!("{length} characters") };
    match credentials::classify(secret) {
        Some(Credential { class, service, prefix, .. }) => {
            let class = class_name(class, service);
            if prefix.is_empty() {
                format!("‹{class}, {length}›")
            } else {
                format!("‹{class} {prefix}…, {length}›")
            }
        }
        None => format!("‹credential, {length}›"),
    }
}

fn class_name(class: Class, service: &str) -> Cow<'static, str> {
    Cow::Borrowed(match class {
        Class::UserToken => "user token",
        Class::AccountToken => "account token",
        Class::LegacyToken => "API token",
        Class::OauthToken => "OAuth token",
        Class::GlobalKey | Class::LegacyKey => "Global API Key",
        Class::KeyOrToken => "API key or token",
        Class::Broken => "broken token",
        Class::OriginCaKey => "Origin CA key",
        Class::R2Secret => "secret key",
        Class::Jwt => "JSON web token",
        Class::Id | Class::Uuid => "id",
        Class::Foreign => return Cow::Owned(format!("{service} credential")),
    })
}

/// Whether `text`, which stands where a secret does, is one.
fn is_hidden(text: &str) -> bool {
    let is_scheme = text.eq_ignore_ascii_case("bearer") || text.eq_ignore_ascii_case("token");
    let stands_for_something =
        text.is_empty() || is_scheme || text.contains('$') || placeholders::classify(text).is_some();
    let is_email = text.contains('@') && !text.contains(':');
    let is_id = credentials::classify(text).is_some_and(|found| !found.secret);
    !stands_for_something && !is_email && !is_id && !credentials::is_published_example(text)
}

/// The other readings of `command` that may be shown, in which a secret may be cut off.
fn others(command: &Command) -> impl Iterator<Item = &str> {
    let likely = command.certainty.other();
    let weighed = command.evidence.other.as_ref().map(|other| other.text.as_str());
    weighed.into_iter().chain(likely.filter(|likely| Some(*likely) != weighed))
}

/// The credentials of the calls of `command`, spans in its text.
fn carried(calls: &[Option<crate::api::Call>]) -> Vec<(Span, &'static str)> {
    let credentials = calls.iter().flatten().flat_map(|call| &call.credentials);
    let real = credentials.filter(|it| matches!(it.shape, CredentialShape::Known(_) | CredentialShape::Unknown));
    real.map(|it| (it.span, it.carrier.variable())).collect()
}

/// The variable that the shape of `secret` suggests.
fn variable_of(secret: &str) -> &'static str {
    match credentials::classify(secret) {
        Some(found) if found.class.is_token() => "CLOUDFLARE_API_TOKEN",
        Some(found) if found.class.is_key() => "CLOUDFLARE_API_KEY",
        _ => UNKNOWN,
    }
}

/// The values of headers whose name says that they are secret, wherever they are sent; spans in the
/// command's text.
fn headers(command: &Command) -> Vec<(Span, &'static str)> {
    let headers = command.invocation.requests.iter().flat_map(|request| &request.headers);
    let secret = headers.filter(|header| secret_names::is_header(header.name.text()) && header.value.known().is_some());
    let behind = |value: &Value| {
        let text = value.text();
        value.origin(Span::new(text.len() - print::without_scheme(text).len(), text.len()))
    };
    secret.map(|header| (behind(&header.value), UNKNOWN)).collect()
}

/// Every word of `text` that has the shape of a secret.
fn words(text: &str) -> impl Iterator<Item = Span> {
    let runs = runs(text, Span::new(0, text.len()), |c| is_token(c) || matches!(c, '.' | '/' | '+' | '=' | '~'));
    runs.into_iter().flat_map(move |run| {
        let run = Span::new(run.start, run.start + run.of(text).trim_end_matches('.').len());
        let inner = |span, also: &'static [char]| runs_of_secret(text, span, also);
        let whole = if is_secret(run.of(text)) { vec![run] } else { inner(run, &['.']) };
        if whole.is_empty() { inner(run, &[]) } else { whole }
    })
}

/// Longer names and values of variables are not looked at.
const LONGEST: usize = 512;

/// The values of `text` that the shell's variables get whose names say that they are secret: `CI_TOKEN=…`.
fn assigned(text: &str) -> impl Iterator<Item = Span> {
    let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    memchr::memchr_iter(b'=', text.as_bytes()).filter_map(move |at| {
        let name = &text[at - text[..at].bytes().rev().take_while(|&byte| is_name(char::from(byte))).count()..at];
        let before = text[..at - name.len()].chars().next_back();
        let mut ends = name.match_indices('_').map(|(under, _)| &name[under + 1..]).chain([name]);
        if name.len() > LONGEST || before.is_some_and(char::is_alphanumeric) || !ends.any(secret_names::is_parameter) {
            return None;
        }
        let rest = &text[at + 1..];
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let start = at + 1 + usize::from(quote.is_some());
        let is_end =
            |c: char| quote.map_or(c.is_whitespace() || matches!(c, ';' | '&' | '|'), |quote| c == quote) || c == '\n';
        let len: usize = text[start..].chars().take(LONGEST).take_while(|&c| !is_end(c)).map(char::len_utf8).sum();
        (len >= SHORTEST).then(|| Span::new(start, start + len))
    })
}

fn runs_of_secret(text: &str, span: Span, also: &[char]) -> Vec<Span> {
    let runs = runs(text, span, |c| is_token(c) || also.contains(&c));
    runs.into_iter().filter(|run| is_secret(run.of(text))).collect()
}

fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

/// The longest runs of characters that `belongs` takes, inside `span`.
fn runs(text: &str, span: Span, belongs: impl Fn(char) -> bool) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = span.start;
    for (at, c) in span.of(text).char_indices().map(|(at, c)| (span.start + at, c)).chain([(span.end, ' ')]) {
        if !belongs(c) || at == span.end {
            if at - start >= SHORTEST {
                out.push(Span::new(start, at));
            }
            start = at + c.len_utf8();
        }
    }
    out
}

fn is_secret(word: &str) -> bool {
    word.len() >= 16 && credentials::classify(word).is_some_and(|found| found.secret) && is_hidden(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Settings, lint};
    use crate::mend::Mending;

    #[test]
    fn variables_named_after_secrets_hold_them() {
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(assigned(text).map(|span| span.of(text)).collect::<Vec<_>>(), expected, "{text}");
        };
        check("CI_TOKEN=abcdef1 curl x", &["abcdef1"]);
        check("export DB_PASSWORD='a b c d'; A=b", &["a b c d"]);
        check("https://a.example/?token=abcdef1&A=abcdef1 TOKEN=abc", &[]);
    }
    use crate::text::Source;

    const KEY: &str = "c2547eb745079dac9320b638f5e225cf483cc5cfdda4";

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = words(text).map(|span| span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_of_a_text_that_are_secrets() {
        let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
        check(&format!("my key is {KEY}, help"), &[KEY]);
        check(&format!("“X-Auth-Key: {KEY}”"), &[KEY]);
        check(&format!("key={KEY}&a=b https://h/{KEY}/x"), &[KEY, KEY]);
        check(&format!("token {jwt}."), &[jwt]);
        check("https://api.cloudflare.com/client/v4/zones/023e105f4ecef8ad9ca31a8372d0c353/dns_records", &[]);
        check("some-quite-long-name-of-a-file.tar.gz", &[]);
    }

    /// Bodies that are never closed, or that quotes have kept from being JSON.
    #[test]
    fn secrets_of_broken_bodies_are_hidden() {
        for body in [
            r#"'{"password":"hunter2hunter2"#,
            r#""{\"password\": \"hunter2hunter2"#,
            r#"‘{"password":"hunter2hunter2""#,
            r#"‘{“password”: “hunter2hunter2”}’"#,
            r#"‘{"password":"hunter2hunter2"}’"#,
            r#"{"password":"hunter2hunter2""#,
            r#"'data={"a": {"password": "hunter2hunter2"'"#,
        ] {
            let text = format!("curl https://a.example -d {body}");
            let report = lint(Source::new(None, &text), Mending::On, &Settings::default());
            let redaction = Redaction::new(&report);
            let shown = redaction.mask(&text);
            assert!(!shown.contains("hunter") && shown.contains("‹credential, 14 characters›"), "{shown}");
        }
    }

    #[test]
    fn stand_ins_tell_class_and_length_only() {
        assert_eq!(stand_in(KEY), "‹Global API Key, 44 characters›");
        assert_eq!(stand_in("hunter2hunter2"), "‹credential, 14 characters›");
        assert_eq!(stand_in(&format!("cfut_{}", "a".repeat(20))), "‹broken token cfut_…, 25 characters›");
    }

    #[test]
    fn schemes_and_placeholders_are_no_secrets() {
        let hidden = |text: &str| {
            let report = lint(Source::new(None, text), Mending::On, &Settings::default());
            let redaction = Redaction::new(&report);
            redaction.hidden().iter().map(|hidden| hidden.span.of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(hidden("curl https://a.example -H 'Authorization: Bearer {API_TOKEN}'"), [""; 0]);
        assert_eq!(hidden("curl https://a.example -H 'Authorization: Bearer hunter2hunter2'"), ["hunter2hunter2"]);
        assert_eq!(hidden("curl https://a.example -H 'X-Api-Key: token hunter2'"), ["hunter2"]);
    }
}
