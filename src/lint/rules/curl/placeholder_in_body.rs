//! `placeholder-in-body`

use crate::curl::Arg;
use crate::json::{self, Value as Json};
use crate::knowledge::placeholders::{Place, Style, stand_in};
use crate::knowledge::secret_names;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Value;
use crate::text::{Level, Origin, Span, visible};

pub(super) const RULE: Rule = Rule {
    name: "placeholder-in-body",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a placeholder is sent in a body",
    docs: r#"
`<CHAT_ID>`, `YOUR_KEY` and `****` stand for a value of yours. In a body they are sent as they are. A corrected snippet keeps
them, since only you can say what belongs there; a document means them.

```text bad
curl -d chat_id="<CHAT_ID>" -d text=hello https://api.example.com/send
```

A variable is filled in by the shell.

```sh good
curl -d chat_id="$CHAT_ID" -d text=hello https://api.example.com/send
```

What a rule on Cloudflare's API tells of its own bodies is not told again.
"#,
    check: Checks::Command(check),
};

/// How deep a body is looked through.
const DEPTH: usize = 32;

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    if on.source.origin() == Origin::Stored || subject.requests().any(|(_, call)| call.is_some()) {
        return;
    }
    for value in subject.args().iter().filter(|arg| is_body(arg)).filter_map(|arg| arg.value.as_ref()) {
        let mut found = whole(value.text());
        match json::read(value.text()).root.filter(|_| value.text().trim_start().starts_with(['{', '['])) {
            Some(root) => collect(&root, Place::Value, 0, &mut found),
            None if !found.is_empty() => {}
            None => fields(value.text(), &mut found),
        }
        found.retain(|span| !value.is_unknown(*span));
        for span in found {
            tell(on, value, span);
        }
    }
}

fn tell(on: &mut Check<'_>, value: &Value, span: Span) {
    let text = value.text()[span.start..span.end].trim_matches('"');
    // What is left of a masked value may still be a secret's.
    let is_masked = stand_in(text, Place::Secret).is_some_and(|found| found.style == Style::Masked);
    let what = if is_masked { "a masked value".to_owned() } else { format!("`{}`", visible(text)) };
    on.report(value.origin(span), format!("{what} stands in the body where a value is to be filled in"))
        .why("curl sends it as it is")
        .advise("put the value there");
}

/// Whether `arg` gives a body, or a part of one.
fn is_body(arg: &Arg) -> bool {
    let bodies =
        ["data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "form", "form-string", "json", "url-query"];
    arg.option.is_some_and(|option| bodies.contains(&option.long))
}

/// The whole of a body, or of a file's name, that is a stand-in; the dots in one for which JSON has no use.
fn whole(text: &str) -> Vec<Span> {
    let start = usize::from(text.starts_with('@'));
    if stand_in(&text[start..], Place::Value).is_some() {
        return vec![Span::new(start, text.len())];
    }
    let faults = if text.starts_with(['{', '[']) { json::read(text).faults } else { Vec::new() };
    let dots = faults.iter().filter_map(|fault| {
        let before = text[..fault.span.start].len() - text[..fault.span.start].trim_end_matches('.').len();
        let at = fault.span.start - before;
        ["...", "…"].iter().find(|dots| text[at..].starts_with(**dots)).map(|dots| Span::new(at, at + dots.len()))
    });
    dots.take(1).collect()
}

/// The strings in `value` that are nothing but a stand-in.
fn collect(value: &Json, place: Place, depth: usize, found: &mut Vec<Span>) {
    if depth > DEPTH {
        return;
    }
    if value.text().is_some_and(|text| stand_in(text, place).is_some()) {
        found.push(value.span);
    }
    for item in value.items() {
        collect(item, Place::Value, depth + 1, found);
    }
    for member in value.members() {
        let name = member.name.as_str();
        let text = member.value.text().filter(|text| stand_in(text, Place::Secret).is_some());
        let place = match text {
            Some(text) if is_own_name(name, text) => Place::Secret,
            Some(_) => place_of(name),
            None => Place::Value,
        };
        collect(&member.value, place, depth + 1, found);
    }
}

/// Where the value of the field `name` stands.
fn place_of(name: &str) -> Place {
    if secret_names::is_parameter(name) { Place::Secret } else { Place::Value }
}

/// Whether `value` is the name of its field in capitals: `chat_id=CHAT_ID`.
fn is_own_name(name: &str, value: &str) -> bool {
    !name.is_empty() && value.len() == name.len() && value == name.to_ascii_uppercase() && value != name
}

/// The values of the fields in `text` that are nothing but a stand-in.
fn fields(text: &str, found: &mut Vec<Span>) {
    let mut at = 0;
    for field in text.split('&') {
        if let Some((name, value)) = field.split_once('=') {
            let start = at + name.len() + 1;
            // Whatever is a stand-in anywhere is one where a credential belongs.
            let may_be = stand_in(value, Place::Secret).is_some();
            if may_be && (is_own_name(name, value) || stand_in(value, place_of(name)).is_some()) {
                found.push(Span::new(start, start + value.len()));
            }
        }
        at += field.len() + 1;
    }
}
