//! `unused-ignore`

use crate::lint::settings::reach;
use crate::lint::{Checks, Group, Ignore, IgnoredRule, Rule, Settings, Standing, TextCheck, rules};
use crate::page;
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "unused-ignore",
    group: Group::Docs,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a comment that asks for silence where nothing is told",
    docs: r#"
`# uncurly: ignore …` holds for the command below it. Once the command is cured, or where the comment stands
too far from it, it only hides what may come later.

```sh bad
# uncurly: ignore pipe-to-shell -- we trust them
curl -sS https://example.com/
```
```sh good
curl -sS https://example.com/
```

Of several rules, those that tell of nothing are taken out.

```sh bad
# uncurly: ignore pipe-to-shell, unquoted-variable
curl -sS https://example.com/install.sh | sh
```
```sh good
# uncurly: ignore pipe-to-shell
curl -sS https://example.com/install.sh | sh
```
"#,
    check: Checks::Text(check),
};

fn check(on: &mut TextCheck<'_>) {
    for ignore in &on.report.ignores {
        if ignore.standing == Standing::Unheeded {
            tell_unheeded(on, ignore);
            continue;
        }
        if ignore.rules.is_empty() {
            if ignore.silenced == 0 && !ignore.is_bare() {
                tell(
                    on,
                    ignore,
                    "this comment silences nothing".to_owned(),
                    whole(on.report.source.text(), ignore.span),
                );
            }
            continue;
        }
        let idle = |rule: &&IgnoredRule| rule.silenced == 0 && looked_for(&rule.name, on.settings);
        let idle: Vec<_> = ignore.rules.iter().filter(idle).collect();
        if idle.is_empty() {
            continue;
        }
        let names: Vec<_> = idle.iter().map(|rule| format!("`{}`", rule.name)).collect();
        let message = format!("nothing to silence for {}", names.join(", "));
        if idle.len() == ignore.rules.len() {
            tell(on, ignore, message, whole(on.report.source.text(), ignore.span));
        } else {
            tell(on, ignore, message, list(ignore, &idle));
        }
    }
}

fn tell_unheeded(on: &mut TextCheck<'_>, ignore: &Ignore) {
    let remark = page::remark(&on.report.source);
    on.report(ignore.span, "this comment silences nothing where it stands")
        .why(format!("only one of the document, `{}`, or of the shell within its block is heeded", remark.written("…")))
        .advise("write it as such a comment, on a line of its own above the command");
}

fn tell(on: &mut TextCheck<'_>, ignore: &Ignore, message: String, edit: Edit) {
    let why = match ignore.commands.as_slice() {
        [] => "no command starts on the next line",
        _ => "the command below it has no such finding",
    };
    on.report(ignore.span, message).why(why).fix(Grade::Safe, "delete what silences nothing", vec![edit]);
}

/// Whether a rule that `name` means was asked at all.
fn looked_for(name: &str, settings: &Settings) -> bool {
    rules::RULES.iter().any(|rule| reach(name, rule).is_some() && settings.selects(rule))
}

/// The comment deleted, and its line with it where nothing else stands there.
fn whole(source: &str, span: Span) -> Edit {
    let start = source[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let end = source[span.end..].find('\n').map_or(source.len(), |end| span.end + end + 1);
    let alone = source[start..span.start].trim().is_empty() && source[span.end..end].trim().is_empty();
    Edit::new(if alone { Span::new(start, end) } else { span }, "")
}

/// The list of rules without those that are `idle`.
fn list(ignore: &Ignore, idle: &[&IgnoredRule]) -> Edit {
    let kept = ignore.rules.iter().filter(|rule| !idle.contains(rule));
    let names: Vec<_> = kept.map(|rule| rule.name.as_str()).collect();
    let spans = ignore.rules.iter().map(|rule| rule.span);
    let all = spans.reduce(Span::cover).unwrap_or(ignore.span);
    Edit::new(all, names.join(", "))
}
