//! Names for the functions and variables of a program.

use std::collections::BTreeSet;

/// Longer names would push a function's head over the end of the line.
const LONGEST: usize = 40;

/// Words that are no names in Rust 2024.
const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names given, so that none is given twice.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    given: BTreeSet<String>,
    /// Those not to be given.
    taken: Vec<&'static str>,
    has_refused: bool,
}

impl Names {
    /// With `taken` not to be given.
    pub(super) fn without(taken: &[&'static str]) -> Self {
        Self { taken: taken.to_vec(), ..Self::default() }
    }

    /// Whether a name was wished for that was taken from the start.
    pub(super) fn has_refused(&self) -> bool {
        self.has_refused
    }

    /// Whether `name` is neither given nor a word of Rust.
    pub(super) fn is_free(&self, name: &str) -> bool {
        !self.given.contains(name) && !self.taken.contains(&name) && !KEYWORDS.contains(&name)
    }

    /// `wish`, or with a number behind it where that name is taken.
    pub(super) fn give(&mut self, wish: &str) -> String {
        self.has_refused |= self.taken.contains(&wish);
        let numbered = (2..).map(|number| format!("{wish}_{number}"));
        let name = std::iter::once(wish.to_owned()).chain(numbered).find(|name| self.is_free(name)).unwrap_or_default();
        self.given.insert(name.clone());
        name
    }

    /// `wish`, or with `what` it is behind it where that name is taken.
    pub(super) fn give_or(&mut self, wish: &str, what: &str) -> String {
        self.has_refused |= self.taken.contains(&wish);
        if self.is_free(wish) { self.give(wish) } else { self.give(&format!("{wish}_{what}")) }
    }
}

/// Whether `text` may name a function.
pub(super) fn is_name(text: &str) -> bool {
    is_variable(text) && text != "_" && text.len() <= LONGEST && !KEYWORDS.contains(&text)
}

/// Whether `text` may name a variable of the environment.
pub(super) fn is_variable(text: &str) -> bool {
    let letters = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    letters && text.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
}

/// `text` in snake case: `X-Auth-Key` → `x_auth_key`, `zoneId` → `zone_id`; empty where it holds no
/// letter.
pub(super) fn snake(text: &str) -> String {
    let mut out = String::new();
    let mut lower = false;
    for letter in text.chars() {
        if !letter.is_ascii_alphanumeric() || lower && letter.is_ascii_uppercase() {
            out.push('_');
        }
        lower = letter.is_ascii_lowercase() || letter.is_ascii_digit();
        if letter.is_ascii_alphanumeric() {
            out.push(letter.to_ascii_lowercase());
        }
    }
    let words: Vec<&str> = out.split('_').filter(|word| !word.is_empty()).collect();
    let name = words.join("_");
    if name.starts_with(|letter: char| letter.is_ascii_digit()) { format!("n{name}") } else { name }
}

/// The name of the local that holds the variable `name` of a shell.
pub(super) fn local(name: &str) -> String {
    let name = snake(name);
    let short = name.strip_prefix("cloudflare_").unwrap_or(&name);
    if short.is_empty() { "value".to_owned() } else { clip(short) }
}

/// A function's name for `method` on a path, given as its segments; `None` is one that an id fills.
pub(super) fn function(method: &str, segments: &[Option<&str>]) -> String {
    let at = segments.iter().rposition(|segment| segment.is_some_and(|text| !snake(text).is_empty()));
    let what = at.and_then(|at| segments[at]).map(snake).unwrap_or_default();
    let one = at.is_some_and(|at| segments[at + 1..].contains(&None));
    // A name with a dot is that of a host or a file, and no plural.
    let many = plural(&what) && !at.and_then(|at| segments[at]).is_some_and(|text| text.contains('.'));
    let name = match method {
        "POST" if !one && starts_with_verb(&what) => what,
        "GET" if many && !one => join("list", &what),
        "GET" => join("get", &singular(&what, one)),
        "POST" if !one => join(if many { "create" } else { "post" }, &singular(&what, many)),
        "PUT" => join("update", &singular(&what, one)),
        "PATCH" => join("edit", &singular(&what, one)),
        "DELETE" => join("delete", &singular(&what, one)),
        other => join(&snake(other), &singular(&what, one)),
    };
    clip(&name)
}

fn join(verb: &str, what: &str) -> String {
    match (verb, what) {
        ("", "") => "request".to_owned(),
        (one, "") | ("", one) => one.to_owned(),
        _ if what.split('_').next() == Some(verb) => what.to_owned(),
        _ => format!("{verb}_{what}"),
    }
}

/// At most [`LONGEST`] bytes, cut between words.
fn clip(name: &str) -> String {
    match name.get(..LONGEST) {
        Some(start) => start.rsplit_once('_').map_or(start, |(words, _)| words).to_owned(),
        None => name.to_owned(),
    }
}

/// Whether an action is called by this last segment of a path.
fn starts_with_verb(what: &str) -> bool {
    const VERBS: [&str; 24] = [
        "activate", "bulk", "cancel", "check", "copy", "disable", "enable", "export", "import", "login", "move",
        "preview", "purge", "query", "refresh", "reset", "restart", "retry", "roll", "run", "scan", "search", "upload",
        "verify",
    ];
    VERBS.contains(&what.split('_').next().unwrap_or_default())
}

fn plural(what: &str) -> bool {
    what.len() > 3
        && what.ends_with('s')
        && !["ss", "us", "is", "dns", "https", "status"].iter().any(|end| what.ends_with(end))
}

/// One of `what`, where only one is meant.
fn singular(what: &str, one: bool) -> String {
    if !one || !plural(what) {
        return what.to_owned();
    }
    match what.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => what[..what.len() - 1].to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(method: &str, path: &str, expected: &str) {
        let segments: Vec<_> = path.split('/').map(|text| (!text.starts_with('{')).then_some(text)).collect();
        assert_eq!(function(method, &segments), expected);
    }

    #[test]
    fn functions_say_what_is_done() {
        check("POST", "zones/{}/purge_cache", "purge_cache");
        check("GET", "zones/{}/dns_records", "list_dns_records");
        check("GET", "zones/{}/dns_records/{}", "get_dns_record");
        check("POST", "zones/{}/dns_records", "create_dns_record");
        check("PUT", "zones/{}/dns_records/{}", "update_dns_record");
        check("PATCH", "zones/{}/settings/ssl", "edit_ssl");
        check("DELETE", "zones/{}/firewall/access_rules/rules/{}", "delete_rule");
        check("GET", "user/tokens/verify", "get_verify");
        check("POST", "graphql", "post_graphql");
        check("PURGE", "a/policies/{}", "purge_policy");
        check("GET", "get.docker.com", "get_docker_com");
        check("GET", "sh.rustup.rs", "get_sh_rustup_rs");
        check("GET", "", "get");
        check("é", "", "request");
    }

    #[test]
    fn names_are_names() {
        check("GET", "v1/2024-report.json", "get_n2024_report_json");
        check(
            "GET",
            "a-very-long-name/that-has-more-letters-than-a-line-has-room-for",
            "get_that_has_more_letters_than_a_line",
        );
        assert_eq!(local("CLOUDFLARE_API_TOKEN"), "api_token");
        assert_eq!(local("zoneId"), "zone_id");
        assert_eq!(local("_"), "value");
        assert!(is_name("send_it") && !is_name("fn") && !is_name("1a") && !is_name("a-b") && !is_name(""));
    }

    #[test]
    fn no_name_is_given_twice() {
        let mut names = Names::without(&["url"]);
        assert_eq!(names.give("url"), "url_2");
        assert_eq!(names.give("type"), "type_2");
        assert_eq!(names.give("a"), "a");
        assert_eq!(names.give("a"), "a_2");
    }
}
