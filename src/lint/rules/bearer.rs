//! What stands between `Bearer` and a token, told and put right the same way by every rule that looks.

use super::sent::faulty;
use crate::api::{Credential, CredentialFault, Rewrite};
use crate::lint::Check;
use crate::text::{Grade, Level};

/// What is said of one fault of the scheme.
pub(super) struct Scheme {
    pub(super) fault: CredentialFault,
    pub(super) message: &'static str,
    pub(super) why: &'static str,
    pub(super) title: &'static str,
}

/// Tells of each credential that has the fault; its scheme becomes `Bearer` and a blank.
pub(super) fn tell(on: &mut Check<'_>, scheme: &Scheme) {
    for (_, credential) in faulty(on, scheme.fault) {
        tell_one(on, credential, scheme, None);
    }
}

/// The same of one credential, at another level than the rule's where one is given.
pub(super) fn tell_one(on: &mut Check<'_>, credential: &Credential, scheme: &Scheme, level: Option<Level>) {
    let edits = Rewrite::of(on.subject.command).head(credential, "Authorization: Bearer ");
    let told = on.report(credential.whole, scheme.message).why(scheme.why);
    let told = if let Some(level) = level { told.level(level) } else { told };
    told.fix_or_advise(Grade::Safe, scheme.title, edits);
}
