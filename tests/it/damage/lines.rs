//! What becomes of backslashes and line ends.

use super::{Row, each, each_line, hidden, row};

pub(super) const ROWS: &[Row] = &[
    row("backslashes at line ends gone", |text| text.replace("\\\n", "\n")),
    row("backslashes and blanks at line ends gone", |text| text.replace(" \\\n", "\n")),
    row("continued lines joined by a blank", |text| joined(text, " ")),
    row("continued lines joined by nothing", |text| joined(text, "")),
    row("backslashes before quotes gone", |text| text.replace("\\\"", "\"")),
    row("two backslashes made one in what is told to be JSON", |text| {
        if super::is_told_json(text) { text.replace("\\\\", "\\") } else { text.to_owned() }
    }),
    row("backslashes before punctuation gone", |text| {
        let mut skip = false;
        each(text, |_, c, behind| {
            let escape = c == '\\' && behind.is_ascii_punctuation() && !"$`\\".contains(behind) && !skip;
            skip = escape;
            escape.then(String::new)
        })
    }),
    hidden("backslashes before dollar signs and backticks gone", "a variable is as good as the sign"),
    hidden("backslashes before letters gone", "`\\n` in a string leaves the letter `n`, which is as good a text"),
    hidden("backslashes gone with the letters behind them", "what stays is a shorter text, as good as the longer one"),
    row("a blank behind backslashes at line ends", |text| text.replace("\\\n", "\\ \n")),
    row("line ends behind backslashes gone", |text| text.replace("\\\n", "\\ ")),
    row("line ends and indentation behind backslashes gone", |text| {
        joined(&text.replace("\\\n", "\\\\\u{1}\\\n"), "").replace("\\\u{1}", " ")
    }),
    row("backslashes put before punctuation, as Markdown writes it", |text| {
        each(text, |_, c, _| "_*[]\\`".contains(c).then(|| format!("\\{c}")))
    }),
    row("backslashes put before dashes at line starts", |text| {
        each_line(text, |_, line| {
            let rest = line.trim_start();
            if rest.starts_with('-') {
                format!("{}\\{rest}", &line[..line.len() - rest.len()])
            } else {
                line.to_owned()
            }
        })
    }),
    row("backslashes at line ends doubled", |text| text.replace("\\\n", "\\\\\n")),
    row("backslashes at line ends doubled, with blanks behind", |text| text.replace("\\\n", "\\\\  \n")),
    row("backslashes at line ends made line breaks", |text| text.replace("\\\n", "\n\n")),
    row("carriage returns at line ends", |text| text.replace('\n', "\r\n")),
    row("carriage returns for line ends", |text| text.replace('\n', "\r")),
    row("an empty line behind each line", |text| text.replace('\n', "\n\n")),
    row("an empty line behind each continued line", |text| text.replace("\\\n", "\\\n\n")),
    row("lines broken at blanks before column 72", |text| folded(text, 72)),
    row("lines broken at column 80, words or not", |text| cut(text, 80)),
    row("line separators for line ends", |text| text.replace('\n', "\u{2028}")),
];

/// `text` with continued lines joined by `gap`, their indentation gone.
fn joined(text: &str, gap: &str) -> String {
    let mut parts = text.split("\\\n");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.truncate(out.trim_end_matches(' ').len());
        out.push_str(if gap.is_empty() { " " } else { gap });
        out.push_str(part.trim_start_matches([' ', '\t']));
    }
    out
}

/// `text` with its lines broken at blanks, so that they are at most `width` long where words allow.
fn folded(text: &str, width: usize) -> String {
    each_line(text, |_, line| {
        let mut out = String::new();
        let mut column = 0;
        for (index, word) in line.split(' ').enumerate() {
            let len = word.chars().count();
            if index > 0 && column + 1 + len > width {
                out.push('\n');
                column = 0;
            } else if index > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += len;
        }
        out
    })
}

/// `text` with its lines broken after each `width` characters.
fn cut(text: &str, width: usize) -> String {
    each_line(text, |_, line| {
        let chars: Vec<char> = line.chars().collect();
        chars.chunks(width).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
    })
}
