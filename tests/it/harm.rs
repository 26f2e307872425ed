//! Texts that are about curl, or nearly so: drawn from pieces, and posts of the corpus that came to further harm.

use proptest::prelude::*;

/// What texts about curl are made of, whole and damaged.
pub(crate) const TOKENS: &[&str] = &[
    "curl ",
    "curl -X POST ",
    "–data ",
    "--json ",
    "-H “A: b” ",
    "\"https://a.example/x\" ",
    "‘{“a”:1}’ ",
    "\\\n",
    "\\ ",
    "\n",
    "\n\n",
    "> ",
    "$ ",
    "```\n",
    "<<EOF\n",
    "EOF\n",
    "$(",
    ")",
    "| jq . ",
    "{“success”:false,“errors”:",
    "[]",
    "&quot;",
    "â€œ",
    "\u{a0}",
    "\u{200b}",
    "\r\n",
    "^\r\n",
    "`",
    "'",
    "\"",
    "“",
    "”",
    "« ",
    "[x](https://y.example)",
    "https://api.cloudflare.com/client/v4/zones//dns_records ",
    "-H \"Authorization: Bearer ",
    "<ZONE_ID>",
    "…",
    "curl: (6) Could not resolve host: –d\n",
    "=E2=80=9C",
    "%20",
    "\u{1b}[1m",
    "don’t ",
    "PS C:\\> ",
    "$env:X ",
    "C:\\> ",
    "{",
    "}",
    "[",
    "@{",
    "|",
    "; ",
    "irm ",
    "\u{301}",
    "\u{202e}",
    "[url]",
    "**",
    "!!",
    "&",
    "\\\"",
];

fn token() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(TOKENS)
}

/// What may happen to a text at a place, given as a share of its length.
#[derive(Clone, Debug)]
enum Harm {
    Insert(f64, &'static str),
    Delete(f64, usize),
    Repeat(f64, usize),
}

impl Harm {
    fn apply(&self, text: &mut String) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let place = |share: f64| boundary(text, (text.len() as f64 * share) as usize);
        let span = |share: f64, len: usize| place(share)..boundary(text, place(share) + len);
        match *self {
            Self::Insert(share, token) => text.insert_str(place(share), token),
            Self::Delete(share, len) => drop(text.drain(span(share, len))),
            Self::Repeat(share, len) => {
                let again = text[span(share, len)].to_owned();
                text.insert_str(place(share), &again);
            }
        }
    }
}

/// Where the character that holds the byte `at` of `text` starts, or its end.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        4 => (0.0..1.0, token()).prop_map(|(share, token)| Harm::Insert(share, token)),
        2 => (0.0..1.0, 1..40_usize).prop_map(|(share, len)| Harm::Delete(share, len)),
        1 => (0.0..1.0, 1..80_usize).prop_map(|(share, len)| Harm::Repeat(share, len)),
    ]
}

/// A post of the corpus that came to further harm.
fn harmed() -> impl Strategy<Value = String> {
    let posts = proptest::sample::select(crate::corpus::texts());
    (posts, proptest::collection::vec(harm(), 1..8)).prop_map(|(mut text, harms)| {
        for harm in &harms {
            harm.apply(&mut text);
        }
        text
    })
}

/// Texts of pieces that are about curl, or nearly so.
pub(crate) fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => token().prop_map(str::to_owned), 1 => any::<String>()];
    proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// Any texts that are about curl, or nearly so.
pub(crate) fn anything() -> impl Strategy<Value = String> {
    prop_oneof![pieces(), harmed()]
}
