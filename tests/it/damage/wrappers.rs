//! What is put round commands, and what other shells want.

use super::{Row, each_line, row};

pub(super) const ROWS: &[Row] = &[
    row("a dollar sign as prompt", |text| prompted(text, "$ ")),
    row("a percent sign as prompt", |text| prompted(text, "% ")),
    row("the prompt of root", |text| prompted(text, "# ")),
    row("a prompt with user, host and folder", |text| prompted(text, "desk@box:~/work$ ")),
    row("the prompt of PowerShell", |text| prompted(text, "PS C:\\Users\\desk> ")),
    row("an arrow as prompt", |text| prompted(text, "➜  ~ ")),
    row("prompts of continued lines", |text| prompted(text, "$ ").replace("\\\n", "\\\n> ")),
    row("line numbers", |text| each_line(text, |index, line| format!("{:>6}\t{line}", index + 1))),
    row("line numbers with dots", |text| each_line(text, |index, line| format!("{}. {line}", index + 1))),
    row("marks of quoted mail", |text| each_line(text, |_, line| format!("> {line}"))),
    row("marks of mail quoted twice", |text| each_line(text, |_, line| format!(">> {line}"))),
    row("bars of quoted mail", |text| each_line(text, |_, line| format!("| {line}"))),
    row("a code fence", |text| format!("```bash\n{text}\n```")),
    row("indentation of code", |text| each_line(text, |_, line| format!("    {line}"))),
    row("stars of a comment", |text| each_line(text, |_, line| format!(" * {line}"))),
    row("hashes of a comment", |text| each_line(text, |_, line| format!("# {line}"))),
    row("slashes of a comment", |text| each_line(text, |_, line| format!("// {line}"))),
    row("dashes of a comment", |text| each_line(text, |_, line| format!("-- {line}"))),
    row("bullets before commands", |text| prompted(text, "• ")),
    row("numbers before commands", |text| prompted(text, "1. ")),
    row("bars of a table", |text| each_line(text, |_, line| format!("| {line} |"))),
    row("a label before the command", |text| format!("Request:\n{text}")),
    row("a reply behind the command", |text| format!("{text}\n{{\"success\":false,\"errors\":[{{\"code\":1001}}]}}")),
    row("the label of a button behind the command", |text| format!("{text}\nCopy")),
    row("the name of a language before the command", |text| format!("bash\n{text}")),
    row("carets at line ends, as cmd.exe wants them", |text| {
        if text.contains('\'') { text.to_owned() } else { text.replace("\\\n", "^\n") }
    }),
    row("backticks at line ends, as PowerShell wants them", |text| text.replace("\\\n", "`\n")),
    row("the name of the program with its extension", |text| text.replace("curl ", "curl.exe ")),
];

/// `text` with `prompt` before each command.
fn prompted(text: &str, prompt: &str) -> String {
    each_line(text, |_, line| if line.starts_with("curl ") { format!("{prompt}{line}") } else { line.to_owned() })
}
