//! What the reader of TOML says, in our words.

use crate::lint::Unknown;
use crate::lint::rules::nearest_of;

/// Shorter beginnings of a word may be that of any.
const SHORTEST: usize = 3;

/// What the reader of TOML says of the byte `at` of `text`.
pub(super) fn told(message: &str, text: &str, at: usize) -> String {
    let misspelled = |what: &str| {
        let (word, known) = message.strip_prefix(what)?.strip_prefix('`')?.split_once('`')?;
        let known: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
        Some((word, known))
    };
    let (kind, word, known) = match (misspelled("unknown field "), misspelled("unknown variant ")) {
        (Some((word, known)), _) => ("key", word, known),
        (_, Some((word, known))) => ("value", word, known),
        _ if message.starts_with("invalid type") && (is_api(text, at) || message.ends_with(" struct Table")) => {
            return "tables belong here, each under a line `[[api]]` of its own".to_owned();
        }
        _ => return mistyped(message).or_else(|| plain(message)).unwrap_or_else(|| first_line(message)),
    };
    if word.is_empty() {
        return format!("the {kind} is empty; there are `{}`", known.join("`, `"));
    }
    if kind == "key" && Unknown::check(word).is_none() {
        return format!("there is no key `{word}`; the level of a rule stands under `[severity]`");
    }
    if word == "off" && known.contains(&"note") {
        return "there is no value `off`; name the rule in `ignore` to look for it no longer".to_owned();
    }
    let begun = known.iter().copied().find(|known| word.len() >= SHORTEST && known.starts_with(word));
    match begun.or_else(|| nearest_of(word, known.iter().copied())) {
        Some(meant) => format!("there is no {kind} `{word}`; did you mean `{meant}`?"),
        None => format!("there is no {kind} `{word}`; there are `{}`", known.join("`, `")),
    }
}

/// Whether the value of `api` stands there, or a table of this name.
fn is_api(text: &str, at: usize) -> bool {
    let line = text.get(..at).map_or("", |before| before.rsplit('\n').next().unwrap_or_default());
    let rest = text.get(at..).unwrap_or_default();
    line.trim_end().strip_suffix('=').is_some_and(|key| key.trim() == "api") || rest.starts_with("[api]")
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_owned()
}

/// What some messages of the reader of TOML mean.
fn plain(message: &str) -> Option<String> {
    if let Some(name) = message.strip_prefix("missing field ") {
        return Some(format!("{name} is missing here; add it"));
    }
    let meant = match message {
        "wanted string or table" => "a text in quotes belongs here",
        "duplicate key" => "this key stands there twice; leave one of them out",
        "unclosed array, expected `]`" => "a list is never closed; a `]` belongs behind it",
        "string values must be quoted, expected literal string" => "a text stands in quotes, as in `\"docs\"`",
        "invalid float, expected nothing" => "this is no number; a text stands in quotes, as in `\"8.5.0\"`",
        "invalid literal string, expected `'`" => "a text is never closed; a `'` belongs behind it",
        "invalid basic string, expected `\"`" => "a text is never closed; a `\"` belongs behind it",
        message if message.starts_with("invalid boolean, ") => "a text stands in quotes, as in `\"docs\"`",
        message if message.starts_with("unquoted keys cannot be empty") => "a key is missing before the `=`",
        "key with no value, expected `=`" => "a key has no value; write it as `key = value`",
        message if message.starts_with("cannot recurse further") => "it is nested too deeply",
        _ => return None,
    };
    Some(meant.to_owned())
}

/// That a value is of the wrong kind, where that is what `message` says.
fn mistyped(message: &str) -> Option<String> {
    let (given, wanted) = message.strip_prefix("invalid type: ")?.rsplit_once(", expected ")?;
    let given = match (given.find(['`', '"']), given) {
        (Some(at), _) => format!("`{}`", given[at..].trim_matches('`')),
        (None, "map") => "a table".to_owned(),
        (None, "sequence") => "a list".to_owned(),
        (None, other) => other.to_owned(),
    };
    let wanted = match wanted.split_whitespace().next_back()? {
        "sequence" => "a list belongs here, as in `[\"a\", \"b\"]`,",
        "map" => "a table belongs here,",
        "string" | "String" | "variant" | "enum" => "a text in quotes belongs here,",
        _ => return None,
    };
    Some(format!("{wanted} and not {given}"))
}
