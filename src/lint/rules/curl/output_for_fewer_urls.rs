//! `output-for-fewer-urls`

use crate::curl::Request;
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule, Subject};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "output-for-fewer-urls",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "more URLs than outputs",
    docs: r#"
Each `-o` or `-O` is for one URL. The replies to the others go to the terminal.

```sh bad
curl -O https://example.com/one.zip https://example.com/two.zip
```
```sh good
curl --remote-name-all https://example.com/one.zip https://example.com/two.zip
```

```sh bad
curl -s -o /dev/null -w '%{http_code}\n' https://example.com/one https://example.com/two
```

```sh good
curl -O https://example.com/one.zip -O https://example.com/two.zip
```

What a list holds, only the shell knows.

```sh good
curl "${ARGS[@]}" -O https://example.com/one.zip
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let is_known = !subject.has_list() && !subject.has_loose_word();
    if !is_known || subject.with_effect(Effect::Next).next().is_some() {
        return;
    }
    let urls = || subject.requests().map(|(request, _)| request).filter(|request| is_url(request));
    let Some(printed) = urls().find(|request| !is_kept(request)) else { return };
    if !urls().any(is_kept) {
        return;
    }
    let told = on
        .report(printed.url.whole(), "no `-o` or `-O` is left for this URL")
        .why("each is for one URL, and the reply to this one goes to the terminal");
    match edit(subject) {
        Some(edit) => told.fix(Grade::Unsafe, "keep all of them with `--remote-name-all`", &[edit]),
        None => told.advise("give an output for each URL"),
    };
}

/// Whether it is no word that was left over from something else.
fn is_url(request: &Request) -> bool {
    request.url.text().contains("://") || !request.url.unknowns().is_empty()
}

fn is_kept(request: &Request) -> bool {
    request.output.file.is_some() || request.output.remote_name || request.output.discard
}

/// `--remote-name-all` in place of the only output, where that is a `-O`.
fn edit(subject: Subject<'_>) -> Option<Edit> {
    let output = |effect| matches!(effect, Effect::Output | Effect::OutputNull | Effect::RemoteName);
    let mut outputs = subject.args().iter().filter(|arg| arg.option.is_some_and(|option| output(option.effect)));
    let arg = outputs.next().filter(|_| outputs.next().is_none())?;
    let remote = arg.option.is_some_and(|option| option.effect == Effect::RemoteName);
    let apart = arg.span.of(subject.text()).starts_with('-') && subject.word_at(arg.span.start)?.span == arg.span;
    (remote && apart).then(|| Edit::new(arg.span, "--remote-name-all"))
}
