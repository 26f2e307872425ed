//! What other languages fill in and a shell does not, or fills in otherwise: `%s`, `#{id}`, `${var.id}`, `$$ID` of
//! a Makefile, `%i` and `%ID%` of cmd.exe.

use super::accept::Role;
use super::command::Command;
use super::reach::{LOOK_BACK, line_start, tail};
use super::variables;
use crate::curl::Arg;
use crate::shell::{Dialect, Value};

/// What in `command`, which is written for a POSIX shell and stands behind `before`, was to be filled in by another program.
pub(super) fn left(command: &Command, before: &str) -> Option<&'static str> {
    let text = command.text.text();
    let mut urls = command.invocation.args.iter().filter_map(url);
    if presets_percent(before, text) {
        Some("whether a name between percent signs is a variable of cmd.exe")
    } else if holds_expansion(command, |it, next| it == "$$" && next.starts_with(|c: char| is_name(c) || c == '{')) {
        Some("whether `$$` is that of a Makefile")
    } else if holds_expansion(command, |it, _| is_path(it)) {
        Some("what a name with dots stands for")
    } else if urls.clone().any(holds_interpolation) {
        Some("what stands for the braces in its URL")
    } else if is_in_source(before) && !is_looped(before, text) && urls.any(holds_format) {
        Some("what `%s` stands for")
    } else {
        None
    }
}

/// Whether `text`, which stands behind `before`, runs in a loop of cmd.exe and has what that fills in.
pub(super) fn is_looped(before: &str, text: &str) -> bool {
    is_counted(before) && holds_loop_variable(text)
}

/// The URL that `arg` gives.
fn url(arg: &Arg) -> Option<&str> {
    let role = arg.option.map_or(Role::Operand, Role::of);
    arg.value.as_ref().filter(|_| matches!(role, Role::Operand | Role::Url)).map(Value::text)
}

/// Whether `url` has what Ruby fills in: `#{id}`.
fn holds_interpolation(url: &str) -> bool {
    let inside = url.split("#{").skip(1).filter_map(|rest| rest.split_once('}'));
    inside
        .into_iter()
        .any(|(name, _)| name.starts_with(is_name) && name.chars().all(|c| is_name(c) || ".@".contains(c)))
}

/// Whether something stands before the command on the line that ends `before`.
fn is_in_source(before: &str) -> bool {
    !before[line_start(before, before.len())..].trim().is_empty()
}

/// Whether `url` has what `printf` fills in: no encoded byte begins so.
fn holds_format(url: &str) -> bool {
    url.match_indices('%').any(|(at, _)| {
        let rest = &url[at + 1..];
        let is_end = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        rest.strip_prefix(['s', 'd', 'v', 'i']).is_some_and(is_end) || rest.starts_with('(') && rest.contains(")s")
    })
}

/// Whether a shell fills something into the arguments of `command` that, with what stands behind it, `is_meant`.
fn holds_expansion(command: &Command, is_meant: impl Fn(&str, &str) -> bool) -> bool {
    let text = command.text.text();
    let values = command.invocation.args.iter().filter_map(|arg| arg.value.as_ref());
    let mut spans = values.flat_map(|value| value.unknowns().iter().map(|unknown| value.origin(unknown.span)));
    spans.any(|span| is_meant(span.of(text), &text[span.end..]))
}

/// Whether `expansion` names a member, as no shell does: `${var.host}`.
fn is_path(expansion: &str) -> bool {
    let inner = expansion.strip_prefix("${").and_then(|inner| inner.strip_suffix('}')).unwrap_or("");
    inner.contains('.') && inner.chars().all(|c| is_name(c) || c.is_ascii_digit() || c == '.')
}

const fn is_name(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_'
}

/// Whether a loop of cmd.exe begins in the line of what follows `before`: `for /L %i in (1,1,9) do`.
fn is_counted(before: &str) -> bool {
    let line = &before[line_start(before, before.len())..];
    let mut words = line.split_whitespace().skip_while(|word| !word.eq_ignore_ascii_case("for"));
    let is_variable = |word: &str| word.starts_with('%');
    words.next().is_some() && words.take(4).any(is_variable)
}

/// Whether `before` sets a variable as cmd.exe does that `text` names between percent signs.
fn presets_percent(before: &str, text: &str) -> bool {
    variables::names(text, Dialect::Cmd).into_iter().any(|name| {
        let lines = tail(before, LOOK_BACK * 16)
            .lines()
            .map(|line| line.trim_start().trim_start_matches(|c: char| c != 's' && c != 'S'));
        lines.filter_map(|line| line.split_at_checked(4)).any(|(set, rest)| {
            let rest = rest.trim_start_matches([' ', '"']);
            set.eq_ignore_ascii_case("set ") && rest.strip_prefix(name).is_some_and(|rest| rest.starts_with('='))
        })
    })
}

fn holds_loop_variable(text: &str) -> bool {
    text.match_indices('%').any(|(at, _)| {
        let mut rest = text[at + 1..].trim_start_matches(['%', '~']).chars();
        rest.next().is_some_and(|c| c.is_ascii_alphabetic()) && rest.next().is_none_or(|c| !c.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::super::pasted::tests::check;

    #[test]
    fn what_other_languages_fill_in_is_told() {
        let make = Some("whether `$$` is that of a Makefile");
        check("\tcurl -H \"A: $$TOKEN\" https://a.example/x\n", make);
        check("curl https://a.example/$${ID}\n", make);
        check("curl -o /tmp/a.$$ https://a.example/x\n", None);
        check("curl -H 'A: $$TOKEN' https://a.example/x\n", None);
        check("os.system(\"curl -s https://a.example/x/%s\" % id)\n", Some("what `%s` stands for"));
        check("curl -s https://a.example/%73%2Fdir\n", None);
        check("curl -s https://${var.host}/x\n", Some("what a name with dots stands for"));
        check("x = `curl -s https://a.example/#{id}`\n", Some("what stands for the braces in its URL"));
        check("curl -s https://a.example/{{ id }}\n", None);
        check("curl -d '{\"a\": \"{{ b }}\"}' https://a.example/x\n", None);
    }

    #[test]
    fn what_windows_fills_in_is_told() {
        let put = Some("what its loop puts in");
        check("for /L %i in (1,1,10) do curl https://a.example/x?p=%i\n", put);
        check("FOR /F %%i in (ids.txt) do curl -X DELETE https://a.example/x/%%i\n", put);
        check("for i in 1 2; do curl https://a.example/x/%2F/$i; done\n", None);
        let percent = Some("whether a name between percent signs is a variable of cmd.exe");
        check("C:\\> set X=1\nC:\\> curl \"https://a.example/x?y=%X%\"\n", percent);
        check("curl \"https://a.example/x?y=%X%\"\n", None);
    }
}
