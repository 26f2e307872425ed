//! Advice in the paste, judged for its commands.

use super::reply::nearest;
use super::{Call, Carrier, Credential, CredentialFault, CredentialShape, SegmentFault};
use crate::knowledge::advice::{self, Judgment, Test, Verdict};
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
    pub text: String,
    /// Index of the command it is about: the nearest before it.
    pub command: Option<usize>,
}

/// Judges each piece of advice among `rest` for the nearest of `commands` before it.
pub fn advice(source: &Source, rest: &[Rest], commands: &[Command], calls: &[Option<&Call>]) -> Vec<Advice> {
    let sentences = rest.iter().filter(|it| it.kind == RestKind::Advice);
    let mut out: Vec<Advice> = Vec::new();
    for it in sentences {
        let command = nearest(it.span, commands);
        let call = command.and_then(|index| *calls.get(index)?);
        let sentence = it.span.of(source.text()).to_ascii_lowercase();
        let about = About { call, all: calls, sentence: &sentence };
        let Some((judgment, verdict)) = about.judge() else { continue };
        let text = about.reason(&judgment);
        let advice = Advice { span: it.span, verdict, message: judgment.message, text, command };
        // What several people say is judged once.
        let mut of_same = out.iter().rev().take_while(|other| other.command == advice.command);
        if of_same.all(|other| other.message != advice.message) {
            out.push(advice);
        }
    }
    out
}

/// What advice is about: the nearest call, and all of the text's, which one person may have made.
#[derive(Clone, Copy)]
struct About<'a> {
    call: Option<&'a Call>,
    all: &'a [Option<&'a Call>],
    /// In lower case.
    sentence: &'a str,
}

impl About<'_> {
    /// The row that holds, unless nothing is to be said.
    fn judge(self) -> Option<(Judgment, Verdict)> {
        let row = advice::rows(self.sentence).find(|row| self.holds(row.test))?;
        Some((row, row.verdict?))
    }

    fn holds(self, test: Test) -> bool {
        let class = || self.call.and_then(class).or_else(|| self.calls().find_map(class));
        match test {
            Test::Always => true,
            Test::Token => class().is_some_and(Class::is_token),
            Test::Key => class().is_some_and(Class::is_key),
            Test::BearerMissing => self.call.is_some_and(lacks_bearer),
            Test::BearerSent => self.call.is_some_and(sends_filled_in),
            Test::Swapped => self.calls().any(is_swapped),
            Test::Purge => self.calls().any(|call| call.family() == "purge"),
            Test::PurgePart => self.calls().any(purges_part),
            Test::Hole => self.calls().any(|it| it.segments.iter().any(|it| it.fault() == Some(SegmentFault::Empty))),
            Test::ZonePath => self.call.is_some_and(|call| call.is_under("/zones/{zone_id}")),
            Test::Permission => self.permissions().is_some_and(|all| all.iter().any(|name| self.names(name))),
            Test::OtherPermission => self.permissions().is_some(),
        }
    }

    /// The reason, and with it what only the call tells.
    fn reason(self, judgment: &Judgment) -> String {
        let asked = || self.call.and_then(Call::permissions).unwrap_or_default();
        match judgment.test {
            Test::Permission | Test::OtherPermission => format!("{} {}", judgment.reason, asked()),
            _ => judgment.reason.to_owned(),
        }
    }

    /// The permissions that the operation asks for, where they are few enough to be meant.
    fn permissions(self) -> Option<Vec<&'static str>> {
        let call = self.call?;
        call.permissions()?;
        Some(call.operation?.permission_names().collect())
    }

    /// Whether the sentence names the permission: what it is for; the dashboard says `Edit` for `Write`.
    fn names(self, permission: &str) -> bool {
        let words = permission.split([' ', ':']).filter(|word| !matches!(*word, "" | "Read" | "Write" | "Edit"));
        words.map(str::to_lowercase).all(|word| self.sentence.contains(&word))
    }

    fn calls(&self) -> impl Iterator<Item = &Call> {
        self.all.iter().copied().flatten()
    }
}

/// The class of what `call` sends as key or token.
fn class(call: &Call) -> Option<Class> {
    let is_secret = |it: &&Credential| it.carrier != Carrier::AuthEmail;
    call.credentials.iter().filter(is_secret).find_map(Credential::class)
}

/// Whether a token, or what the shell fills in, is sent in `Authorization` without the scheme.
fn lacks_bearer(call: &Call) -> bool {
    call.credentials.iter().any(|it| it.fault() == Some(CredentialFault::BearerMissing))
}

/// Whether an e-mail address is sent as the key, or a key as the address.
fn is_swapped(call: &Call) -> bool {
    call.credentials.iter().any(|it| it.fault() == Some(CredentialFault::Swapped))
}

/// Whether `Bearer` stands before what the shell fills in.
fn sends_filled_in(call: &Call) -> bool {
    call.credential(Carrier::Bearer).is_some_and(|it| it.shape == CredentialShape::Variable)
}

/// Whether a purge names what is to be purged.
fn purges_part(call: &Call) -> bool {
    let root = call.body.as_ref().and_then(|body| body.document.root.as_ref());
    let names = |name: &&str| root.is_some_and(|root| root.get(name).is_some());
    call.family() == "purge" && ["hosts", "tags", "prefixes", "files"].iter().any(names)
}
