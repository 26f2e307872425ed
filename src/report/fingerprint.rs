//! Tells a finding apart from others by what it is about, so that moved lines make no new finding.

use std::collections::BTreeMap;

use super::view::View;
use crate::text::Finding;

/// One for each finding of `view` in its order; those that are about the same are counted.
pub(super) fn fingerprints(view: &View<'_>) -> Vec<String> {
    let mut seen: BTreeMap<u64, u32> = BTreeMap::new();
    let print = |finding| {
        let base = fingerprint(view, finding);
        let nth = seen.entry(base).or_default();
        *nth += 1;
        format!("{base:016x}{:02x}", *nth - 1)
    };
    view.report.findings.iter().map(print).collect()
}

/// A number for rule, path and command of `finding`; blanks and secrets do not count.
fn fingerprint(view: &View<'_>, finding: &Finding) -> u64 {
    let command = finding.command.and_then(|index| view.report.commands.get(index));
    let about = command.map_or_else(|| line(view, finding), |command| command.text.text());
    let about = view.redaction().mask(about);
    let words = about.split_whitespace().flat_map(|word| [word, " "]);
    [finding.rule, "\0", view.path(), "\0"].into_iter().chain(words).fold(BASIS, hash)
}

fn line<'a>(view: &View<'a>, finding: &Finding) -> &'a str {
    let line = view.report.source.line(view.position(finding.span.start).line);
    line.map_or("", |span| span.of(view.report.source.text()))
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a.
fn hash(state: u64, text: &str) -> u64 {
    text.bytes().fold(state, |state, byte| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_is_fnv_1a() {
        assert_eq!(hash(BASIS, ""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(BASIS, "foobar"), 0x8594_4171_f739_67e8);
    }
}
