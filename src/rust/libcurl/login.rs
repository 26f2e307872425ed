//! User, password, and how they are sent.

use super::call;
use crate::curl::{Auth, AuthOrigin, AuthScheme, Netrc, Request};
use crate::rust::credentials;
use crate::rust::draft::Draft;
use crate::rust::layout::{Call, Expr};
use crate::rust::snippet::Snippet;
use crate::shell::Value;

/// What `-u`, the URL, a token or the file of passwords say.
pub(super) fn login(draft: &mut Draft<'_>, request: &Request) {
    netrc(draft, request);
    match &request.auth {
        Some(auth) if auth.scheme == AuthScheme::Bearer => bearer(draft, request, auth),
        Some(auth) => {
            if auth.origin != AuthOrigin::Url {
                user(draft, &auth.value, ["username", "password"]);
            }
            scheme(draft, request, auth.scheme);
        }
        None if !matches!(request.netrc, Netrc::Off) => scheme(draft, request, request.scheme),
        None => {}
    }
}

fn bearer(draft: &mut Draft<'_>, request: &Request, auth: &Auth) {
    if request.authorization().is_none() {
        return;
    }
    draft.refuse(
        auth.value.whole(),
        "`--oauth2-bearer` has no counterpart in the crate `curl`",
        "write it as `-H 'Authorization: Bearer …'`",
    );
}

/// `easy.username(…)` and `easy.password(…)`, or those of a proxy.
pub(super) fn user(draft: &mut Draft<'_>, value: &Value, [user, password]: [&str; 2]) {
    if credentials::is_unsplit(value) {
        let both = draft.text(value);
        let both = draft.local_of(&both, "credentials");
        let (name, secret) = (draft.name("user"), draft.name("password"));
        draft.lines.line(format!("let ({name}, {secret}) = {both}.split_once(':').unwrap_or((&{both}, \"\"));"));
        call::code(draft, user, name);
        call::code(draft, password, secret);
        return;
    }
    let (name, secret) = credentials::parted(draft, value);
    call::text(draft, user, &name);
    if let Some(secret) = secret {
        call::text(draft, password, &secret);
        return;
    }
    draft.note(Some(value.whole()), "curl asks for the password; the program takes it from `PASSWORD`");
    draft.snippets.insert(Snippet::Env);
    call::code(draft, password, "&env(\"PASSWORD\")?");
}

fn scheme(draft: &mut Draft<'_>, request: &Request, scheme: AuthScheme) {
    let ways: &[&str] = match scheme {
        AuthScheme::Basic | AuthScheme::Bearer => return,
        AuthScheme::Digest => &["digest"],
        AuthScheme::Any => &["basic", "digest", "gssnegotiate", "ntlm"],
        AuthScheme::Other("ntlm") => &["ntlm"],
        AuthScheme::Other("negotiate") => &["gssnegotiate"],
        AuthScheme::Other("aws-sigv4") => {
            if let Some(signature) = &request.signature {
                call::value(draft, "aws_sigv4", signature);
            }
            return;
        }
        AuthScheme::Other(name) => {
            let message = format!("`--{name}` has no counterpart in the crate `curl`");
            draft.refuse(draft.command.pipeline.span, message, "run the command with curl");
            return;
        }
    };
    if ways.contains(&"ntlm") {
        draft.needs.features.insert("ntlm");
    }
    if ways.contains(&"gssnegotiate") {
        draft.needs.features.insert("spnego");
    }
    call::uses(draft, &["Auth"]);
    let calls = ways.iter().map(|way| Call::new(*way, vec![Expr::atom("true")], "")).collect();
    call::expr(draft, "http_auth", Expr::Chain("Auth::new()".to_owned(), calls));
}

fn netrc(draft: &mut Draft<'_>, request: &Request) {
    let (word, file) = match &request.netrc {
        Netrc::Off => return,
        Netrc::Optional(file) => ("Optional", file),
        Netrc::Required(file) => ("Required", file),
    };
    if let Some(file) = file {
        let why = "the crate `curl` reads the file of the user's own only";
        draft.refuse(file.whole(), "`--netrc-file`", why);
    }
    call::uses(draft, &["NetRc"]);
    call::code(draft, "netrc", format!("NetRc::{word}"));
}
