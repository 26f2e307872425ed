//! Errors about who asks, read against the credentials that the command sends.

use std::fmt::Write as _;

use super::error::Innermost;
use super::told::Told;
use super::{Asked, Call};
use crate::api::{By, Carrier, Credential, CredentialFault, CredentialShape, held};
use crate::knowledge::clients::Holds;
use crate::knowledge::credentials::{Class, is_published_example};
use crate::mend::{Command, SlipKind};
use crate::shell::{Unknown, UnknownKind};

/// What the error means, if it is one about credentials.
pub(super) fn explain(error: Innermost<'_>, asked: Asked<'_>) -> Option<Told> {
    let call = asked.call?;
    match error.code {
        6102 | 6103 | 6111 => Some(malformed(error.code, call, asked)),
        9106 | 9107 => Some(missing(error, call, asked.command)),
        9103 => Some(unknown_pair(call)),
        9109 if error.message.is_empty() || error.message.contains("Invalid access token") => Some(unknown_token(call)),
        10000 if call.credential(Carrier::AuthKey).is_some() && !call.sends_authorization() => key_refused(call),
        1000 if error.message.contains("Invalid API Token") => Some(unknown_token(call)),
        _ => None,
    }
}

/// The header that a code of malformed headers is about.
const fn header(code: u32) -> (&'static str, &'static str) {
    match code {
        6102 => ("X-Auth-Email", "malformed-email"),
        6103 => ("X-Auth-Key", "malformed-key"),
        _ => ("Authorization", "malformed-authorization"),
    }
}

/// The credential that code `code` would be about.
fn subject(code: u32, call: &Call) -> Option<&Credential> {
    call.credentials.iter().find(|credential| match credential.carrier {
        Carrier::AuthEmail => code == 6102,
        Carrier::AuthKey => code == 6103,
        Carrier::Bearer | Carrier::Authorization | Carrier::Basic => code == 6111,
        Carrier::ServiceKey => false,
    })
}

/// A header came in a shape that the API does not take.
fn malformed(code: u32, call: &Call, asked: Asked<'_>) -> Told {
    let (name, meaning) = header(code);
    let Some(credential) = subject(code, call) else { return elsewhere(code, call) };
    if let Some(word) = call.credential(Carrier::AuthEmail).and_then(|it| user_name(it.value.text())) {
        let text = format!("`{word}` is sent as the e-mail address, so the program that asks knows no tokens");
        return Told::new(meaning, text).remedy("take a newer release of it, or give it address and key");
    }
    if let Some(fault) = credential.fault() {
        return Told::new(meaning, format!("the value in `{name}` {}", fault.clause()))
            .because(fault.rule())
            .at(credential.span);
    }
    match credential.shape {
        CredentialShape::Empty => {
            Told::new(meaning, format!("`{name}` is sent without a value")).because("lost-placeholder")
        }
        CredentialShape::Placeholder(..) => {
            Told::new(meaning, masked(code, name, asked.all)).because("placeholder-left").at(credential.span)
        }
        CredentialShape::Variable => filled_in(code, credential, asked.command),
        _ => Told::new(
            meaning,
            format!("the value in `{name}` has the right shape here, so the reply answers another attempt than this"),
        )
        .because("reply-mismatch"),
    }
}

/// The shell was to fill in the credential.
fn filled_in(code: u32, credential: &Credential, command: Option<&Command>) -> Told {
    let (header, meaning) = header(code);
    let [Unknown { kind: UnknownKind::Variable(name), .. }] = credential.value.unknowns() else {
        let text = "a variable is sent by its name, as nothing let the shell fill it in";
        return Told::new(meaning, text).because("variable-in-single-quotes");
    };
    let held = held(command, credential);
    let is = if held.is_some_and(|it| it.by == By::Value) { "is set to" } else { "by its name holds" };
    match (code, held.map(|it| it.holds)) {
        (6103, Some(Holds::Token)) => {
            Told::new(meaning, format!("`${name}` {is} an API token, which `{header}` does not take"))
                .because("token-in-x-auth-key")
                .at(credential.span)
                .remedy(format!("send `Authorization: Bearer ${name}`, and drop both `X-Auth` headers"))
        }
        (6111, Some(Holds::Key)) => {
            Told::new(meaning, format!("`${name}` {is} a Global API Key, which `{header}` does not take"))
                .because("key-as-bearer")
                .at(credential.span)
                .remedy(format!("send it as `X-Auth-Key: ${name}`, with `X-Auth-Email`"))
        }
        _ => {
            Told::new(meaning, format!("what the shell puts into `{header}` has not the right shape: {}", usual(code)))
        }
    }
}

/// The word that tells newer programs that a token follows: `Bearer` for the scripts of routers, `token` for ddclient.
fn user_name(address: &str) -> Option<&'static str> {
    ["Bearer", "token"].into_iter().find(|word| word.eq_ignore_ascii_case(address.trim()))
}

fn masked(code: u32, name: &str, all: &[Option<&Call>]) -> String {
    let elsewhere = all.iter().flatten().find_map(|call| subject(code, call)?.fault());
    if let Some(fault) = elsewhere {
        return format!(
            "the value in `{name}` is masked or a stand-in; in another command of this text the one there {}",
            fault.clause()
        );
    }
    format!(
        "the value in `{name}` is masked or a stand-in; if it was sent as it stands, that is the cause, else {}",
        usual(code)
    )
}

/// What is most often behind a code.
const fn usual(code: u32) -> &'static str {
    match code {
        6102 => "look for quotes, blanks or a missing `@` in the address",
        6103 => "it most often is an API token, which belongs behind `Authorization: Bearer`, or a key cut short",
        _ => {
            "it most often is a Global API Key, which belongs into `X-Auth-Key`, or a token with blanks or quotes around it"
        }
    }
}

/// The error is about a header that this command does not send.
fn elsewhere(code: u32, call: &Call) -> Told {
    let (name, meaning) = header(code);
    let mut text = format!(
        "{code} speaks of an `{name}` header, which this command does not send: the reply came from another attempt or another client"
    );
    if let Some((other, credential)) = own_fault(call) {
        let (name, _) = header(other);
        let clause = credential.fault().map_or("is no credential", CredentialFault::clause);
        let _ =
            write!(text, "; this one would be answered with 6003 > {other}, because the value in `{name}` {clause}");
    }
    Told::new(meaning, text).because("reply-mismatch")
}

/// The code that this command's own credentials would be answered with.
fn own_fault(call: &Call) -> Option<(u32, &Credential)> {
    [6102, 6103, 6111].into_iter().find_map(|code| {
        let credential = subject(code, call)?;
        credential.fault().map(|_| (code, credential))
    })
}

/// No credentials arrived.
fn missing(error: Innermost<'_>, call: &Call, command: Option<&Command>) -> Told {
    let meaning = if error.code == 9107 { "missing-key" } else { "missing-credentials" };
    if let Some(fault) = call.credentials.iter().find_map(Credential::fault) {
        let text = format!("the API could not read the credentials: the value {}", fault.clause());
        return Told::new(meaning, text).because(fault.rule());
    }
    let curly = command.is_some_and(|command| command.slips.iter().any(|slip| slip.kind == SlipKind::SmartQuote));
    if curly {
        let text = "typographic quotes do not hold a header together: curl saw `X-Auth-…:` without a value, dropped it, and took the rest for URLs";
        return Told::new(meaning, text).because("smart-quote");
    }
    let has = |carrier| call.credential(carrier).is_some();
    let empty = |it: &&Credential| it.shape == CredentialShape::Empty;
    if call.credentials.iter().any(|it| empty(&it)) {
        return Told::new(meaning, "a header for credentials is sent without a value").because("lost-placeholder");
    }
    match (has(Carrier::AuthKey), has(Carrier::AuthEmail), call.sends_authorization()) {
        (false, false, false) => {
            Told::new(meaning, "the command sends no credentials at all").because("no-credentials")
        }
        (true, false, false) => {
            Told::new(meaning, "`X-Auth-Key` only works together with `X-Auth-Email`").because("auth-email-missing")
        }
        (false, true, false) => Told::new(meaning, "`X-Auth-Email` alone proves nothing: `X-Auth-Key` is missing")
            .because("auth-key-missing"),
        _ => Told::new(
            meaning,
            "the command names its credentials, so they were lost on the way: a variable was empty, or the value was cut short",
        ),
    }
}

/// The headers are well formed, and the API does not know the pair.
fn unknown_pair(call: &Call) -> Told {
    let is_example = call.credentials.iter().any(|it| is_published_example(it.value.text()));
    if is_example {
        return Told::new("unknown-key", "the key is an example copied from documentation")
            .because("example-credential");
    }
    Told::new(
        "unknown-key",
        "both headers are well formed, but no such pair is known: the key belongs to another login's e-mail address, or was rolled",
    )
    .remedy("take address and key from the same login, or better an API token")
}

/// A Global API Key is sent and refused, which no permission can cure.
fn key_refused(call: &Call) -> Option<Told> {
    if call.credentials.iter().any(|it| it.fault().is_some() || is_published_example(it.value.text())) {
        return None;
    }
    let text = "key or e-mail address were rejected, or the zone or account in the path is none of this login's";
    Some(Told::new("not-authorized", text).remedy("check both with `GET /user`, then the id in the path"))
}

/// The token is well formed, and the API refuses it.
fn unknown_token(call: &Call) -> Told {
    let bearer = call.credential(Carrier::Bearer);
    let fault = bearer.and_then(Credential::fault);
    let is_accounts = bearer.and_then(Credential::class) == Some(Class::AccountToken);
    if is_accounts && call.is_under("/user") {
        let text = "the token belongs to an account, and what lies under `/user` knows tokens of users only";
        return Told::new("unknown-token", text).because("account-token-on-user-path");
    }
    match (bearer, fault) {
        (_, Some(fault)) => {
            Told::new("unknown-token", format!("the value in `Authorization` {}", fault.clause())).because(fault.rule())
        }
        (Some(it), None) if is_published_example(it.value.text()) => {
            Told::new("unknown-token", "the token is an example copied from documentation")
                .because("example-credential")
        }
        _ => Told::new(
            "unknown-token",
            "the token is well formed but not known: it was rolled, revoked, has expired, or is not the whole token",
        )
        .remedy("copy it once more or make a new one, and check that with `GET /user/tokens/verify`"),
    }
}
