//! What a template fills in before anybody runs a block: whatever its expressions say, to the shell they are letters.

use super::Block;
use crate::text::{Edit, Span};

/// What opens an expression, what closes it, and what may stand within beside it.
const MARKS: [(&str, &str); 2] = [("{{", "}}"), ("<%", "%>")];

/// How long an expression may be, in bytes.
const LONGEST: usize = 256;

/// `block` with a name in place of each expression that a shell would take apart: `{{ id }}` for
/// `{{ id | default('a b') }}` of Jinja, Liquid or Go and for `<%= id %>` of ERB or EJS.
pub(super) fn freed(block: Block) -> Block {
    let text = block.text.text();
    if !MARKS.iter().any(|(open, _)| text.contains(open)) {
        return block;
    }
    let edits = edits(text);
    if edits.is_empty() { block } else { Block { text: block.text.edited(&edits), ..block } }
}

fn edits(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some((start, (open, close))) = next(text, at) {
        at = start + open.len();
        let near = (at..=text.len().min(at + LONGEST)).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(at);
        let line = text[at..near].split('\n').next().unwrap_or("");
        let Some(len) = line.find(close) else { continue };
        if let Some(name) = name(&line[..len], open) {
            let end = at + len + close.len();
            edits.push(Edit::new(Span::new(start, end), format!("{{{{ {name} }}}}")));
            at = end;
        }
    }
    edits
}

/// The next mark from `at` on, and where it stands.
fn next(text: &str, at: usize) -> Option<(usize, (&'static str, &'static str))> {
    let mut places = memchr::memchr2_iter(b'{', b'<', &text.as_bytes()[at..]).map(|place| at + place);
    places.find_map(|place| {
        let mark = MARKS.iter().find(|(open, _)| text[place..].starts_with(open))?;
        Some((place, *mark))
    })
}

/// The name that the expression `inner` begins with; `None` where it is no more than a name between braces, which is read as
/// it stands, or no expression.
fn name<'t>(inner: &'t str, open: &str) -> Option<&'t str> {
    let said = match open {
        "{{" => inner.trim_start_matches(['-', '~']),
        // One without a mark says nothing.
        _ => inner.strip_prefix(['=', '-'])?.trim_start_matches(['=', '-']),
    };
    let said = said.trim_start();
    let said = if open == "{{" { said } else { said.trim_start_matches('@') };
    let len = said.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '.')).unwrap_or(said.len());
    let (name, rest) = said.split_at(len);
    let is_named = name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '.')) && name != ".";
    // A member of an object has its colon there.
    let goes_on = !rest.trim_start().starts_with([':', '}', '{', '"']) || rest.starts_with([' ', '\t']);
    let is_expression = open != "{{" || rest.contains(['|', '(', '\'', '"', '?', '+', '[', ',']);
    (is_named && goes_on && is_expression && !rest.trim_start().starts_with(':')).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(crate::text::apply(text, &edits(text)), expected, "{text}");
    }

    #[test]
    fn expressions_are_names() {
        check("curl a/{{ id | default('b/c') }}/d", "curl a/{{ id }}/d");
        check("curl a/{{ lookup('env', \"X\") }} {{- .Values.b | quote -}}", "curl a/{{ lookup }} {{ .Values.b }}");
        check("curl https://<%= host %>/<%- @a[:b] -%>", "curl https://{{ host }}/{{ a }}");
        check("{{ a ? b : c }}{{ include \"x\" . }}", "{{ a }}{{ include }}");
    }

    #[test]
    fn all_else_stays() {
        for text in [
            "curl {{ id }}/{{.Values.a}} {{a-b}}",
            "{{\"a\": 'b'}}",
            "{{a: [1]}}",
            "{{ a | b",
            "{{ a |\n b }}",
            "<% if a %>",
            "{{ 'a' | b }}",
            "{{",
        ] {
            check(text, text);
        }
    }
}
