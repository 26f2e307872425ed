//! What stands before a pasted command and tells on it: what may feed it, is set for it, or opens a mark around it.

use super::last;
use crate::knowledge::programs;
use crate::mend::command::Command;
use crate::mend::lead::is_name;
use crate::mend::reach::{LOOK_BACK, tail};

/// What `before` says against `command`, which stands behind it.
pub(super) fn told(command: &Command, before: &str) -> impl Iterator<Item = &'static str> {
    let text = command.text.text();
    let redirects = || command.pipeline.commands.iter().flat_map(|simple| &simple.redirects);
    let told = [
        (is_fed(before), "what is piped into it"),
        (is_set(before), "what is set for it alone"),
        (before.ends_with([',', ';']) && last(text).contains(','), "whether the comma in the URL parts two columns"),
        (is_in_marks(before, text), "whether the mark at its end belongs to the command"),
        (is_macro(command), "what stands before its name"),
        (redirects().any(|it| it.span.of(text).starts_with("<-")), "whether `<-` is an arrow of a sentence"),
    ];
    told.into_iter().filter_map(|(holds, what)| holds.then_some(what))
}

/// Whether a program stands before the pipe that `before` ends with, behind what may be a prompt of a kind of its own.
fn is_fed(before: &str) -> bool {
    let line = tail(before, LOOK_BACK).rsplit('\n').next().unwrap_or("").trim();
    // What a block or a loop puts out is told of where it is left out.
    let is_block = |fed: &str| ["}", ")", "done", "fi", "esac"].iter().any(|end| fed.ends_with(end));
    let fed = line.strip_suffix('|').map(str::trim_end).filter(|fed| !fed.starts_with('|') && !is_block(fed));
    fed.is_some_and(|fed| fed.split_whitespace().any(programs::is_known))
}

/// Whether `before` ends with the assignment of a variable.
fn is_set(before: &str) -> bool {
    let line = tail(before, LOOK_BACK).rsplit('\n').next().unwrap_or("");
    let assigned = line.strip_suffix(' ').and_then(|line| last(line).split_once('='));
    // Where nothing is set, the command may be the value, out of its quotes.
    assigned.is_some_and(|(name, value)| is_name(name) && !value.is_empty())
}

/// Whether a mark that opens before the command closes at its end: `\texttt{curl …}`, `~~curl …~~`.
fn is_in_marks(before: &str, text: &str) -> bool {
    let last = last(text);
    let is_round = |mark: &&str| before.ends_with(*mark) && last.ends_with(*mark);
    let line = || tail(before, LOOK_BACK).rsplit('\n').next().unwrap_or("");
    let is_bold = |mark: &&str| last.ends_with(*mark) && line().trim_start().starts_with(*mark);
    ["~~", "==", "++", "$$"].iter().any(is_round)
        || ["**", "__", "\\*\\*", "\\_\\_"].iter().any(is_bold)
        || before.ends_with('{') && last.ends_with('}') && last.matches('{').count() < last.matches('}').count()
}

/// Whether a macro, or a prompt of a kind of its own, stands where what feeds the command does: `\verb|curl …`.
fn is_macro(command: &Command) -> bool {
    let first = command.pipeline.commands.first().and_then(|simple| simple.words.first());
    command.position > 0
        && first.is_some_and(|word| word.span.of(command.text.text()).starts_with(|c: char| c == '\\' || !c.is_ascii()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn what_stands_before_a_command_is_told() {
        let fed = Some("what is piped into it");
        check("# echo hi | curl -d @- https://a.example/x\n", fed);
        check("└─$ echo hi | curl -d @- https://a.example/x\n", None);
        let set = Some("what is set for it alone");
        check("I run HTTPS_PORT2=http://p:1 curl https://a.example/x\n", set);
        check("I run mode=fast curl https://a.example/x\n", set);
        check("└─$ mode=fast curl https://a.example/x\n", None);
        check("$ HTTPS_PROXY=http://p:1 curl https://a.example/x\n", None);
    }

    #[test]
    fn marks_of_a_text_are_told() {
        let mark = Some("whether the mark at its end belongs to the command");
        check("\\*\\*curl -O https://a.example/x\\*\\*\n", mark);
        check("curl -s https://a.example/x <- this one\n", Some("whether `<-` is an arrow of a sentence"));
        check(
            "\\texttt{curl https://a.example/x -d a=1}\n",
            Some("whether the mark at its end belongs to the command"),
        );
        let comma = Some("whether the comma in the URL parts two columns");
        check("list,curl -s https://a.example/x,GET\n", comma);
    }
}
