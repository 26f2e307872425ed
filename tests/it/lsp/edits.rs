//! A text that is changed piece by piece is the text that came of it: what is said of it is what is said when it is opened.

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::*;

/// What is put into texts: ends of lines of every kind, wide characters, and what makes commands and damage.
const PIECES: [&str; 16] = [
    "\n",
    "\r\n",
    "\r",
    "🚀",
    "é",
    "…",
    "–",
    "“",
    "```sh\n",
    "```",
    "curl ",
    " https://a.example/b?c=1",
    " -d '{\"a\": 1}'",
    " \\\n",
    "# uncurly: ignore smart-dash -- so\n",
    "\u{fe0f}",
];

/// One change: where it begins and how far it goes, as parts of the text's length, and what comes there.
#[derive(Clone, Debug)]
struct Drawn {
    start: prop::sample::Index,
    length: usize,
    pieces: Vec<&'static str>,
    whole: bool,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..4);
    let length = prop_oneof![3 => Just(0_usize), 3 => 0..4_usize, 1 => 0..60_usize];
    (any::<prop::sample::Index>(), length, pieces, prop::bool::weighted(0.05))
        .prop_map(|(start, length, pieces, whole)| Drawn { start, length, pieces, whole })
}

/// The places of a text between which an editor may change it: none lies within a character or an end of line.
fn places(text: &str) -> Vec<usize> {
    let within = |at: usize| text[..at].ends_with('\r') && text[at..].starts_with('\n');
    (0..=text.len()).filter(|&at| text.is_char_boundary(at) && !within(at)).collect()
}

/// The byte `at` of `text` as an editor counts, by lines and units.
fn position(text: &str, at: usize, unit: Unit) -> Value {
    let plain = text[..at].replace("\r\n", "\n").replace('\r', "\n");
    let line = plain.matches('\n').count();
    let rest = plain.rsplit('\n').next().unwrap_or_default();
    let character = match unit {
        Unit::Byte => rest.len(),
        Unit::Utf16 => rest.encode_utf16().count(),
    };
    json!({"line": line, "character": character})
}

proptest! {
    #![proptest_config(Config { cases: 60, failure_persistence: None, ..Config::default() })]

    #[test]
    fn changed_texts_are_as_if_opened(drawn in prop::collection::vec(prop::collection::vec(drawn(), 1..4), 1..6), wide: bool) {
        let (capabilities, unit) = if wide { (json!({}), Unit::Utf16) } else { (utf8(), Unit::Byte) };
        let (mut editor, _) = Editor::start(&capabilities);
        let (changed, opened) = ("file:///a.md", "file:///b.md");
        let mut text = damaged();
        editor.open(changed, "markdown", &text);
        for (number, group) in drawn.iter().enumerate() {
            let mut changes = Vec::new();
            for Drawn { start, length, pieces, whole } in group {
                let (places, new) = (places(&text), pieces.concat());
                if *whole {
                    text = format!("{new}{}", damaged());
                    changes.push(json!({"text": text}));
                    continue;
                }
                let first = start.index(places.len());
                let (from, to) = (places[first], places[(first + length).min(places.len() - 1)]);
                let range = json!({"start": position(&text, from, unit), "end": position(&text, to, unit)});
                changes.push(json!({"range": range, "text": new}));
                text.replace_range(from..to, &new);
            }
            let document = json!({"uri": changed, "version": number + 2});
            editor.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
            let found = editor.diagnostics(changed);
            let fresh = editor.open(opened, "markdown", &text);
            prop_assert_eq!(&found, &fresh, "{:?}", text);
            editor.tell("textDocument/didClose", json!({"textDocument": {"uri": opened}}));
            editor.diagnostics(opened);
            let format = |uri: &str| json!({"textDocument": {"uri": uri}, "options": {"tabSize": 4, "insertSpaces": true}});
            let edits = editor.ask("textDocument/formatting", format(changed)).expect("edits");
            let wanted = fixed("/a.md", &text);
            prop_assert_eq!(applied_anywhere(&text, &edits, unit), wanted);
        }
        prop_assert_eq!(editor.leave(), Ending::Orderly);
    }
}

/// `text` with `edits` applied, whatever its lines end with.
fn applied_anywhere(text: &str, edits: &Value, unit: Unit) -> String {
    let known: Vec<_> = places(text).into_iter().map(|at| (position(text, at, unit), at)).collect();
    let find =
        |wanted: &Value| known.iter().find(|(it, _)| it == wanted).unwrap_or_else(|| panic!("no place {wanted}")).1;
    let mut out = text.to_owned();
    for edit in edits.as_array().expect("a list of edits").iter().rev() {
        let range = &edit["range"];
        out.replace_range(find(&range["start"])..find(&range["end"]), edit["newText"].as_str().expect("a text"));
    }
    out
}
