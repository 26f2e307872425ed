//! Notes on habits: what works, and what people mostly know of. For people they may be counted together.

#[cfg(feature = "cli")]
use crate::api::Reply;
use crate::lint::{Group, rules};
use crate::text::{Finding, Level};

/// Whether `finding` is a note on a habit, or on a value that a document leaves to its reader.
///
/// What an API makes of a command, and what may give a secret away, is none.
pub(crate) fn is_one(finding: &Finding) -> bool {
    let is_of_shell = || rules::find(finding.rule).is_some_and(|it| matches!(it.group, Group::Curl | Group::Shell));
    let is_of_reader = || matches!(finding.rule, "placeholder-left" | "placeholder-in-body");
    finding.level == Level::Note && (is_of_reader() || is_of_shell())
}

/// Whether a reply needs no explaining.
#[cfg(feature = "cli")]
pub(crate) fn is_plain(reply: &Reply) -> bool {
    ["success", "valid-token", "unknown-reply"].contains(&reply.meaning)
}
