//! `unquoted-variable`

use crate::curl::Arg;
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::mend::Enclosing;
use crate::shell::{Dialect, Part, Quoting, UnknownKind, Word, Worth, quote_value};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "unquoted-variable",
    group: Group::Shell,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a variable with a header or body in it without quotes",
    docs: r#"
Outside quotes the shell splits what a variable holds at its blanks and expands patterns in it. Headers and
bodies have blanks, so curl gets half of them, and the rest as URLs.

```sh bad 2
curl -d $BODY -H Authorization:$AUTH https://example.com
```
```sh good
curl -d "$BODY" -H "Authorization:$AUTH" https://example.com
```

Ids and tokens in a URL have none.

```sh good
curl https://example.com/zones/$ZONE_ID
```

The output of `<(…)` is a file to curl, by one name.

```sh good
curl -d @<(printf a=b) https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let command = on.subject.command;
    // In a text in double quotes, others would have to be escaped, and keep only one of its two shells from splitting.
    let is_enclosed = command.argument.as_ref().is_some_and(|argument| argument.enclosing == Enclosing::Double);
    if command.dialect != Dialect::Posix || is_enclosed {
        return;
    }
    for arg in on.subject.args().iter().filter(|arg| carries_text(arg)) {
        let Some(start) = arg.value.as_ref().map(|value| value.whole().start) else { continue };
        let Some(word) = on.subject.word_at(start) else { continue };
        let text = on.subject.text();
        // What a process puts out is a file, and its name has no blanks.
        let splits =
            |part: &Part| matches!(part.worth, Worth::Unknown(_)) && !part.span.of(text).starts_with(['<', '>']);
        let bare = |part: &&Part| part.quoting == Quoting::Bare && splits(part);
        let Some(part) = word.parts.iter().find(bare) else { continue };
        let source = on.subject.command.text.span(part.span).of(on.source.text());
        let told = on
            .report(part.span, format!("{} without quotes is split at its blanks", wording(part, text, source)))
            .why("curl gets the first piece as the value and takes the others for URLs");
        if word.parts.iter().all(|part| part.quoting == Quoting::Bare) && start == word.span.start {
            told.fix(Grade::Safe, "put quotes round it", &quoted(word, text));
        }
    }
}

/// What puts quotes round `word`, a part of `text` that has none: round what it is as it stands, or written anew where
/// it has letters that mean something else in quotes, or escapes that only mean something outside of them.
fn quoted(word: &Word, text: &str) -> Vec<Edit> {
    let is_same = |part: &Part| match &part.worth {
        Worth::Unknown(_) => true,
        Worth::Text(worth) => worth == part.span.of(text) && !worth.contains(['"', '$', '\\', '`', '!']),
    };
    if word.parts.iter().all(is_same) {
        return vec![Edit::new(Span::at(word.span.start), "\""), Edit::new(Span::at(word.span.end), "\"")];
    }
    vec![Edit::new(word.span, quote_value(&word.value(text), Dialect::Posix))]
}

fn carries_text(arg: &Arg) -> bool {
    let effect = arg.option.map(|option| option.effect);
    matches!(effect, Some(Effect::Data(_) | Effect::Form | Effect::FormString | Effect::Header | Effect::Cookie))
}

/// What `part` of `text` is, as the document has it, which may write a variable otherwise than the shell gets it.
fn wording(part: &Part, text: &str, source: &str) -> String {
    let is_variable = source.starts_with('$') && source.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"');
    match &part.worth {
        Worth::Unknown(UnknownKind::Variable(_)) if is_variable => format!("`{source}`"),
        Worth::Unknown(UnknownKind::Variable(_)) => format!("`{}`", part.span.of(text)),
        _ => "the output of a command".to_owned(),
    }
}
