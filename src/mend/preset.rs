//! Assignments of cmd.exe and PowerShell, as a POSIX shell would have them: `set X=1`, `$x = "1"`, `$x = @'…'@`.

use super::command::{Assigned, Reach};
use super::lead::is_name;
use crate::shell::{Dialect, quote};
use crate::text::{Mapped, Span};

/// The assignments in `peeled` of which the value is plain, in order.
pub(super) fn find(peeled: &Mapped) -> Vec<Assigned> {
    let text = peeled.text();
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(preset) = of_cmd(line).or_else(|| of_powershell(line, &text[at..])) else { continue };
        let value = quote(preset.value, Dialect::Posix);
        out.push(Assigned {
            span: peeled.span(Span::new(start, (start + line.len() + preset.below).min(text.len()))),
            name: preset.name.to_owned(),
            text: format!("{}={value}", preset.name),
            value: Some(preset.value.to_owned()),
            reach: Reach::Script,
            output: None,
        });
    }
    out
}

struct Preset<'t> {
    name: &'t str,
    value: &'t str,
    /// How much of it stands below its first line.
    below: usize,
}

/// `set X=1`, `SET "X=1"`
fn of_cmd(line: &str) -> Option<Preset<'_>> {
    let line = line.trim().trim_start_matches('@');
    let (head, rest) = line.split_at_checked(4)?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(rest);
    let (name, value) = rest.split_once('=')?;
    let is_plain = !value.is_empty() && !value.contains(['%', '^', '!', '&', '|', '<', '>', '"']);
    (head.eq_ignore_ascii_case("set ") && is_name(name) && is_plain).then_some(Preset { name, value, below: 0 })
}

/// `$x = "1"`, `$env:X = '1'`, `$x = @'` with the text below.
fn of_powershell<'t>(line: &'t str, below: &'t str) -> Option<Preset<'t>> {
    let (name, value) = line.trim().strip_prefix('$')?.split_once('=')?;
    let name = name.trim_end();
    let name = name.rsplit_once(':').map_or(name, |(_, name)| name);
    let value = value.trim();
    if !is_name(name) {
        return None;
    }
    if let Some(quote) = value.strip_prefix('@').filter(|quote| matches!(*quote, "'" | "\"")) {
        let end = if quote == "'" { "\n'@" } else { "\n\"@" };
        let len = below.find(end)?;
        let text = below[..len].trim_end_matches('\r');
        let is_plain = quote == "'" || !text.contains(['$', '`']);
        return is_plain.then_some(Preset { name, value: text, below: len + end.len() });
    }
    let single = value.strip_prefix('\'').and_then(|inner| inner.strip_suffix('\''));
    let double = value.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
    let double = double.filter(|inner| !inner.contains(['$', '`']));
    let value = single.or(double).filter(|inner| !inner.contains(['\'', '"']))?;
    Some(Preset { name, value, below: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found = find(&Mapped::verbatim(text, Span::new(0, text.len())));
        assert_eq!(found.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn plain_values_are_known() {
        check("set TOKEN=abc123\r\n@SET \"X=a b\"\n", &["TOKEN=abc123", "X='a b'"]);
        check("$token = \"abc\"\n$env:X='it'\n", &["token=abc", "X=it"]);
        check("$body = @'\n{\"a\": 1}\n'@\n", &["body='{\"a\": 1}'"]);
    }

    #[test]
    fn what_a_shell_works_out_is_not() {
        for text in
            ["set X=%Y%\n", "set -e\n", "set /p X=name\n", "$x = Get-Date\n", "$x = \"$y\"\n", "$x = @\"\n$y\n\"@\n"]
        {
            check(text, &[]);
        }
    }
}
