//! Files that build images: the commands that their instructions run, or have run.

use super::call;
use super::code;
use super::line::{Line, lines};
use super::list::{List, Strings};
use super::{Block, BlockKind, Format, Purpose, Remark, Turns};
use crate::text::{Mapped, Source, Span};

pub(super) const FORMAT: Format = Format {
    endings: &["dockerfile", "containerfile", ".dockerfile", "dockerfile.", "containerfile."],
    read,
    purpose: Purpose::Image,
    remark: Remark::HASH,
};

fn read(source: &Source) -> Vec<Block> {
    let lines = lines(source.text());
    let mut blocks = Vec::new();
    let mut ignores = Vec::new();
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        if is_comment(line) {
            index += 1;
            ignores.extend(Remark::HASH.call(line));
            continue;
        }
        if let Some(script) = heredoc(&lines[index..]) {
            index += script.len() + 2;
            let found = inner(source.text(), script, std::mem::take(&mut ignores));
            blocks.extend(found.map(|block| Block { head: Some(line.start), ..block }));
            continue;
        }
        let body = &lines[index..=last(&lines, index)];
        index += body.len();
        if let Some(skip) = instruction(line.text) {
            let list = List::read(source.text(), line.start + skip, Strings::Json);
            if let Some(list) = list.filter(|list| body.last().is_some_and(|last| list.end <= last.end())) {
                let found = list.block(source.text(), &mut ignores);
                blocks.extend(found.map(|block| Block { head: Some(line.start), ..block }));
            } else {
                ignores.extend(body.iter().filter_map(|line| Remark::HASH.call(line)));
                blocks.push(block(source.text(), body, skip, std::mem::take(&mut ignores)));
            }
            blocks.extend(code::comments(std::mem::take(&mut ignores)));
        } else if !line.is_blank() {
            blocks.extend(code::comments(std::mem::take(&mut ignores)));
        }
    }
    blocks.extend(code::comments(ignores));
    blocks
}

/// The lines of the script that the first of `lines` has run: `RUN <<EOF`.
fn heredoc<'l, 't>(lines: &'l [Line<'t>]) -> Option<&'l [Line<'t>]> {
    let text = lines[0].text;
    let opened = text[instruction(text)?..].strip_prefix("<<")?;
    let word = opened.trim_start_matches('-').split_whitespace().next()?;
    let delimiter = word.trim_matches(['"', '\'']);
    let end = lines.iter().skip(1).position(|line| line.text.trim_start_matches('\t') == delimiter)?;
    Some(&lines[1..=end])
}

/// `script` as a block; none where it has no line.
fn inner(source: &str, script: &[Line<'_>], ignores: Vec<Span>) -> Option<Block> {
    let (first, last) = (script.first()?, script.last()?);
    let mut text = Mapped::default();
    for line in script {
        line.add(source, 0, &mut text);
    }
    Some(Block { ignores, ..Block::of(Span::new(first.start, last.next), text, BlockKind::Script) })
}

/// The index of the last line of the instruction that starts on the line `first`: comments and lines without text do not
/// end one that goes on.
fn last(lines: &[Line<'_>], first: usize) -> usize {
    let (mut last, mut is_curl) = (first, false);
    loop {
        is_curl |= lines[last].text.contains("curl");
        // No instruction begins as an option of curl does, whose line lost its backslash.
        let is_cut = || is_curl && lines.get(last + 1).is_some_and(|line| call::is_options(line.text));
        if !lines[last].text.trim_end().ends_with('\\') && !is_cut() {
            break;
        }
        let Some(next) = (last + 1..lines.len()).find(|&next| !is_left_out(&lines[next])) else { break };
        if next > last + 1 && is_named(lines[next].text) {
            break;
        }
        last = next;
    }
    last
}

fn is_comment(line: &Line<'_>) -> bool {
    line.text.trim_start().starts_with('#')
}

/// Whether `line` is none of the lines of an instruction that it stands among.
fn is_left_out(line: &Line<'_>) -> bool {
    line.is_blank() || is_comment(line)
}

/// Whether `line` starts with what may be the name of an instruction.
fn is_named(line: &str) -> bool {
    let word = line.split([' ', '\t']).next().unwrap_or(line);
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The length of the instruction that starts a command, and of its options.
fn instruction(line: &str) -> Option<usize> {
    let mut rest = line;
    let mut word = next_word(&mut rest)?.to_ascii_uppercase();
    skip_options(&mut rest);
    if word == "HEALTHCHECK" {
        word = next_word(&mut rest)?.to_ascii_uppercase();
    }
    matches!(word.as_str(), "RUN" | "CMD" | "ENTRYPOINT").then_some(line.len() - rest.len())
}

/// The first word of `rest`, which goes with the blanks behind it.
fn next_word<'t>(rest: &mut &'t str) -> Option<&'t str> {
    let (word, behind) = rest.trim_start().split_once([' ', '\t'])?;
    *rest = behind.trim_start();
    Some(word)
}

fn skip_options(rest: &mut &str) {
    while rest.starts_with("--") && next_word(rest).is_some() {}
}

fn block(source: &str, body: &[Line<'_>], skip: usize, ignores: Vec<Span>) -> Block {
    let first = body[0];
    let start = first.start + skip;
    let mut text = Mapped::default();
    text.copy(source, Span::new(start, first.end()));
    first.add_ending(source, &mut text);
    for line in body[1..].iter().filter(|line| !is_left_out(line)) {
        line.add(source, 0, &mut text);
    }
    let span = Span::new(start, body[body.len() - 1].next);
    let block = Block::of(span, text, BlockKind::Script);
    Block { ignores, head: Some(first.start), turns: Turns::Ending, ..block }
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind::{Inline, Script};
    use super::super::tests::check;

    #[test]
    fn commands_of_instructions() {
        let both = [(Script, "curl a \\\n  && b\n"), (Script, "curl c\n")];
        check("Dockerfile", "FROM x\nRUN curl a \\\n  && b\nCMD curl c\n", &both);
        check("Dockerfile", "HEALTHCHECK --interval=1m CMD curl a\nHEALTHCHECK NONE\n", &[(Script, "curl a\n")]);
        check(
            "Dockerfile",
            "CMD [\"curl\", \\\n \"a\"]\nLABEL x=\"curl b\"\n",
            &[(Script, "[\"curl\", \\\n \"a\"]\n")],
        );
        check("Dockerfile", "ENTRYPOINT [\"curl\", \"a\"]\n", &[(Inline, "curl a")]);
        check(
            "Dockerfile",
            "RUN a && \\\n  # why\n\n  curl b \\\n  # and\n  -s\n",
            &[(Script, "a && \\\n  curl b \\\n  -s\n")],
        );
        check(
            "Dockerfile",
            "RUN <<EOF\nset -e\ncurl a\nEOF\nRUN curl b\n",
            &[(Script, "set -e\ncurl a\n"), (Script, "curl b\n")],
        );
        check("Dockerfile", "RUN curl a \\\n\nCOPY b c\n", &[(Script, "curl a \\\n")]);
        check("a.dockerfile", "# \\\nRUN --mount=type=x curl a\r\n", &[(Script, "curl a\n")]);
    }
}
