//! What a rule is.

use super::{Check, TextCheck};
use crate::mend::{Mending, SlipKind};
use crate::text::Level;

/// One rule: everything known of it stands in one file under `rules/`.
#[derive(Debug)]
pub struct Rule {
    /// Flat kebab-case name of the bad thing.
    pub name: &'static str,
    /// What it belongs to.
    pub group: Group,
    /// How bad a finding is unless the check says otherwise.
    pub level: Level,
    /// The version that first had it.
    pub since: &'static str,
    /// Names it had before.
    pub aliases: &'static [&'static str],
    /// The bad thing, in a few words; Markdown.
    pub brief: &'static str,
    /// The page: why it matters, and examples in fences `sh bad`, `sh good`; Markdown.
    ///
    /// `sh` is read as a shell script, `text` as an unnamed paste, `md` as a Markdown document. In
    /// examples `<U+00A0>` stands for the character of that number.
    pub docs: &'static str,
    /// Looks for it.
    pub check: Checks,
}

impl Rule {
    /// The rule as lists have it: where nothing shows pages, as behind the door for WebAssembly, without its own.
    pub(super) const fn listed(self) -> Self {
        let docs = if cfg!(all(feature = "wasm", not(feature = "cli"), not(test))) { "" } else { self.docs };
        Self { docs, ..self }
    }
}

/// How a rule looks.
#[derive(Clone, Copy, Debug)]
pub enum Checks {
    /// At one command after the other.
    Command(fn(&mut Check<'_>)),
    /// At one command of a document after the other, where its layout is asked for.
    Style(fn(&mut Check<'_>)),
    /// At one command after the other, where the rule is named: nothing is wrong with what it finds.
    Named(fn(&mut Check<'_>)),
    /// At the whole text, once the commands were looked at.
    Text(fn(&mut TextCheck<'_>)),
    /// Not at all: mending found it, and this is how it is told.
    Slips(Slips),
}

/// How slips of one kind are told.
#[derive(Clone, Copy, Debug)]
pub struct Slips {
    /// The kind.
    pub kind: SlipKind,
    /// What several of them are: `typographic quotes where the shell needs ASCII ones`.
    pub many: &'static str,
    /// Why they matter.
    pub why: &'static str,
}

/// What a rule belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What pasting did.
    Mangled,
    /// How a shell reads it.
    Shell,
    /// How curl reads it.
    Curl,
    /// How the API takes it.
    Api,
    /// What it gives away.
    Secret,
    /// How documentation writes it.
    Docs,
}

impl Group {
    /// All groups.
    pub const ALL: [Self; 6] = [Self::Mangled, Self::Shell, Self::Curl, Self::Api, Self::Secret, Self::Docs];

    /// The word used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mangled => "mangled",
            Self::Shell => "shell",
            Self::Curl => "curl",
            Self::Api => "api",
            Self::Secret => "secret",
            Self::Docs => "docs",
        }
    }
}

/// A fenced example of a rule's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The first word of the fence: `sh`, `text` or `md`.
    pub language: &'static str,
    /// Number of findings of the rule it must have; 0 for a good one.
    pub findings: usize,
    /// The text, without its last line end.
    pub text: String,
    /// Whether it is read with its damage undone; `as-written` in the fence says no.
    pub mending: Mending,
    /// How it stands to the example before it.
    pub follows: Follows,
}

/// How an example stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// It is what becomes of it.
    Directly,
    /// Prose or a blank line stands between them.
    Apart,
}

impl Rule {
    /// The examples of the page, in order.
    pub fn examples(&self) -> Vec<Example> {
        let mut examples = Vec::new();
        let mut follows = Follows::Apart;
        let mut rest = self.docs;
        while let Some((line, after)) = rest.split_once('\n') {
            rest = after;
            let words = line.trim_start_matches('`');
            let fence = &line[..line.len() - words.len()];
            let Some((language, findings, mending)) = heading(words).filter(|_| fence.len() >= 3) else {
                follows = Follows::Apart;
                continue;
            };
            let (text, after) = rest.split_once(&format!("\n{fence}\n")).unwrap_or((rest, ""));
            examples.push(Example { language, findings, text: expand(text), mending, follows });
            rest = after;
            follows = Follows::Directly;
        }
        examples
    }
}

/// What the words behind a fence say: the language, the number of findings, and how it is read.
fn heading(words: &'static str) -> Option<(&'static str, usize, Mending)> {
    let mut words = words.split_ascii_whitespace();
    let language = words.next()?;
    let mut findings = match words.next()? {
        "good" => 0,
        "bad" => 1,
        _ => return None,
    };
    let mut mending = Mending::On;
    for word in words {
        match word {
            "as-written" => mending = Mending::AsWritten,
            count => findings = count.parse().ok()?,
        }
    }
    Some((language, findings, mending))
}

/// `text` with the character itself in place of each `<U+00A0>`.
fn expand(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split("<U+");
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let named = piece.split_once('>').and_then(|(number, after)| {
            let number = u32::from_str_radix(number, 16).ok()?;
            Some((char::from_u32(number)?, after))
        });
        match named {
            Some((c, after)) => out.extend([c.to_string().as_str(), after]),
            None => out.extend(["<U+", piece]),
        }
    }
    out
}
