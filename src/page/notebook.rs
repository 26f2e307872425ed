//! Jupyter notebooks: what the strings of their cells say, Markdown or code. Knows of code which of its lines a shell gets.

use super::code::{self, Code};
use super::language::Language;
use super::line::{Line, lines};
use super::variable::Quotes;
use super::{Block, BlockKind, Format, Notation, Purpose, Remark, markdown, program, quoted};
use crate::json::{self, Kind, Value};
use crate::shell::Dialect;
use crate::text::{Edit, Mapped, Source, Span};

pub(super) const FORMAT: Format =
    Format { endings: &[".ipynb"], read, purpose: Purpose::Document, remark: Remark::HASH };

fn read(source: &Source) -> Vec<Block> {
    let text = source.text();
    if !text.contains("curl") && !text.contains("uncurly:") {
        return Vec::new();
    }
    let Some(root) = json::read(text).root else { return Vec::new() };
    let kernel = Language::of(kernel(&root));
    let sheets = root.get("worksheets").map_or(&[][..], Value::items);
    let lists = [&root].into_iter().chain(sheets).filter_map(|sheet| sheet.get("cells"));
    lists.flat_map(Value::items).flat_map(|cell| blocks(text, cell, kernel)).collect()
}

/// The language that the notebook says its code is written in.
fn kernel(root: &Value) -> &str {
    const PLACES: [[&str; 2]; 3] = [["kernelspec", "language"], ["language_info", "name"], ["kernelspec", "name"]];
    let metadata = root.get("metadata");
    let named = |[place, name]: [&str; 2]| metadata?.get(place)?.get(name)?.text();
    PLACES.into_iter().find_map(named).unwrap_or("python")
}

/// The blocks in `cell` of the notebook `source`, whose code is of the language `kernel`.
fn blocks(source: &str, cell: &Value, kernel: Language) -> Vec<Block> {
    let Some(text) = cell.get("source").or_else(|| cell.get("input")).and_then(|value| said(source, value)) else {
        return Vec::new();
    };
    let found = match cell.get("cell_type").and_then(Value::text) {
        Some("markdown") => within(markdown::FORMAT.read, "a.md", &text),
        Some("code") => code(&text, kernel),
        _ => Vec::new(),
    };
    // What is written in a way of its own within a cell would have to be written in two.
    let is_plain = |block: &Block| block.notation == Notation::Plain;
    let quoted = |block: Block| Block { notation: Notation::Double, head: None, ..block };
    found.into_iter().filter(is_plain).map(quoted).collect()
}

/// What the string `value` of `source` says, or all the strings of a list one behind another.
fn said(source: &str, value: &Value) -> Option<Mapped> {
    let parts = if let Kind::Array(parts) = &value.kind { parts.as_slice() } else { std::slice::from_ref(value) };
    let mut text = Mapped::default();
    for part in parts {
        let is_string = source[part.span.start..].starts_with('"');
        let read = quoted::read(source, part.span.start, part.span.end).filter(|_| is_string)?;
        append(&mut text, &read.text);
    }
    Some(text)
}

/// The blocks that `read` finds in `text` as in a file called `name`.
fn within(read: fn(&Source) -> Vec<Block>, name: &str, text: &Mapped) -> Vec<Block> {
    let blocks = read(&Source::new(Some(name.to_owned()), text.text()));
    blocks.into_iter().map(|block| block.over(text)).collect()
}

/// The blocks in a cell of code, which is `kernel`'s where no line of it says otherwise.
fn code(text: &Mapped, kernel: Language) -> Vec<Block> {
    let lines = lines(text.text());
    let first = lines.iter().find(|line| !line.is_blank());
    if let Some((line, magic)) = first.and_then(|line| Some((line, line.text.trim().strip_prefix("%%")?))) {
        let script = text.slice(Span::new(line.next, text.text().len()));
        return script_of(magic).map_or_else(Vec::new, |language| script_block(script, language));
    }
    if matches!(kernel, Language::Shell(..)) {
        return script_block(text.clone(), kernel);
    }
    let commands: Vec<_> = commands(&lines);
    if commands.is_empty() {
        return within(program::FORMAT.read, "a.py", text);
    }
    let mut said = Mapped::default();
    for command in commands {
        let part = text.slice(command);
        let edits = filled(part.text());
        append(&mut said, &if edits.is_empty() { part } else { part.edited(&edits) });
    }
    script_block(said, Language::Shell(BlockKind::Script, Some(Dialect::Posix)))
}

fn append(out: &mut Mapped, text: &Mapped) {
    for run in text.runs() {
        if run.verbatim {
            out.keep(run.text, run.from);
        } else {
            out.replace(run.text, run.from);
        }
    }
}

fn script_block(text: Mapped, language: Language) -> Vec<Block> {
    let span = text.span(Span::new(0, text.text().len()));
    Code { span, text, language, ignores: Vec::new() }.blocks()
}

/// The language of a cell whose first line, behind its mark, is `magic`, if a shell runs it: `bash`, `script sh -e`.
fn script_of(magic: &str) -> Option<Language> {
    let mut words = magic.split_whitespace();
    let name = words.next()?;
    let name = if name == "script" { words.find(|word| !word.starts_with('-'))? } else { name };
    let name = match name {
        "system" | "sx" | "!" => "sh",
        name => name.rsplit('/').next().unwrap_or(name),
    };
    Some(Language::of(name)).filter(|language| matches!(language, Language::Shell(..)))
}

/// What the shell gets of `lines`: what stands behind a mark, with the lines that go on with it.
fn commands(lines: &[Line<'_>]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        index += 1;
        let Some(lead) = mark(line.text) else { continue };
        let mut last = line;
        while let Some(next) = lines.get(index) {
            if !last.text.trim_end().ends_with('\\') && !(line.text.contains("curl") && code::is_options(next.text)) {
                break;
            }
            last = next;
            index += 1;
        }
        found.push(Span::new(line.start + lead, last.next));
    }
    found
}

/// The length of what stands before a command of the shell on `line`: `!`, `out = !`, `%sx `.
fn mark(line: &str) -> Option<usize> {
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let said = &line[indent..];
    let name = said.bytes().position(|byte| !byte.is_ascii_alphanumeric() && byte != b'_').unwrap_or(said.len());
    let assigned = said[name..].trim_start_matches(' ').strip_prefix('=').map(|rest| rest.trim_start_matches(' '));
    let said = assigned.filter(|_| name > 0).unwrap_or(said);
    let marks = ["!!", "!", "%sx ", "%system "];
    let behind = marks.iter().find_map(|mark| said.strip_prefix(mark))?;
    Some(line.len() - behind.trim_start_matches([' ', '\t']).len())
}

/// The edits that make variables of the expressions of Python in `text`: `{url}`, `{a["b"]}`.
fn filled(text: &str) -> Vec<Edit> {
    let (mut edits, mut quotes) = (Vec::new(), Quotes::default());
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|len| at + len) {
        at = open + 1;
        let Some(len) = text[at..].find(['}', '{', '\n']) else { break };
        let inner = &text[at..at + len];
        let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '.')).unwrap_or(len);
        let is_named = inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        let is_whole = matches!(inner[end..].chars().next(), None | Some('[' | '(' | '!'));
        let is_own = !text[..open].ends_with(['$', '{']) && text[at + len..].starts_with('}');
        if is_named && is_whole && is_own {
            edits.push(Edit::new(open..at + len + 1, quotes.variable(text, open, &inner[..end])));
            at += len + 1;
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind::{Inline, Script};
    use super::super::tests::check;
    use super::*;

    fn notebook(kind: &str, source: &str) -> String {
        let head = "{\"metadata\": {\"kernelspec\": {\"language\": \"python\"}},\n \"cells\": [{\n  \"cell_type\": ";
        format!("{head}\"{kind}\",\n  \"source\": {source}\n }}]}}\n")
    }

    #[track_caller]
    fn check_cell(kind: &str, source: &str, expected: &[(BlockKind, &str)]) {
        check("a.ipynb", &notebook(kind, source), expected);
    }

    #[test]
    fn cells_of_markdown_are_documents() {
        let source = r#"["Run `curl a`:\n", "\n", "```sh\n", "curl -d \"b\" \\\n", "  c\n", "```"]"#;
        check_cell("markdown", source, &[(Inline, "curl a"), (Script, "curl -d \"b\" \\\n  c\n")]);
        check_cell("markdown", r#""`curl \ud83d\ude00`""#, &[(Inline, "curl 😀")]);
        check_cell("raw", r#""`curl a`""#, &[]);
    }

    #[test]
    fn cells_of_code_hand_lines_to_a_shell() {
        let source = r#"["import os\n", "!curl {url}/{a[\"b\"]} \\\n", "  -d '{\"c\": 1}'\n", "x = !curl d\n", "x"]"#;
        check_cell("code", source, &[(Script, "curl ${url}/${a} \\\n  -d '{\"c\": 1}'\ncurl d\n")]);
        check_cell("code", r#"["%%bash -e\n", "curl a | jq"]"#, &[(Script, "curl a | jq")]);
        check_cell("code", r#"["%%script bash\n", "curl a"]"#, &[(Script, "curl a")]);
        check_cell("code", r#"["%%html\n", "curl a"]"#, &[]);
        check_cell("code", r#"["run(\"curl a\")"]"#, &[(Script, "run(\"curl a\")")]);
    }

    #[test]
    fn what_is_no_notebook_has_none() {
        for text in ["", "curl a", "{\"cells\": 1, \"curl\": 2}", "{\"cells\": [{\"source\": [1, \"curl a\"]}]}"] {
            check("a.ipynb", text, &[]);
        }
    }
}
