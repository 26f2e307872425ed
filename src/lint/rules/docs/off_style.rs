//! `off-style`

use crate::lint::{Check, Checks, Group, Rule};
use crate::print::{self, Style};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "off-style",
    group: Group::Docs,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a command that is not laid out as Cloudflare's documentation does",
    docs: r#"
The style guide of Cloudflare's documentation wants long options, the method first where curl does not choose it anyway, then the
URL, credentials, other headers and the body, one a line and not set in. JSON is set out by two blanks, unless its type says
something else or a header signs it.

It is looked for in documents, where it is selected (`--select off-style`, or the group `docs`), or where the settings say
`style = "docs"`; `uncurly fix --style docs` lays out all commands of a document.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/ssl -X PATCH -H "Content-Type: application/json" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -d '{"value":"strict"}'
```
```sh good
curl --request PATCH \
https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/ssl \
--header "Authorization: Bearer $CLOUDFLARE_API_TOKEN" \
--header "Content-Type: application/json" \
--data '{
  "value": "strict"
}'
```

A command within another, or behind `if`, is left alone, and so is one that another order of its arguments could change: words that
the shell may make several of, options that part others or hold some, programs that read the words again.

```sh good
curl -s $OPTIONS "$URL"
```

```sh good
ZONES=$(curl -s https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN")
```
"#,
    check: Checks::Style(check),
};

fn check(on: &mut Check<'_>) {
    let command = on.subject.command;
    if !stands_alone(on.source.text(), command.span) {
        return;
    }
    let Ok(printed) = print::print(command, Style::Docs, command.dialect) else { return };
    let found: Vec<_> = print::departures(command, &printed).into_iter().map(print::Departure::words).collect();
    if found.is_empty() {
        return;
    }
    let whole = Span::new(0, command.text.text().len());
    let indent = on.structure.indent(on.source.text(), command.span.start);
    let Some(edit) = on.structure.replacement(command, &printed, indent) else { return };
    on.report(whole, format!("not laid out as in the documentation: {}", found.join(", ")))
        .why("readers find their way where all commands look alike")
        .fix(Grade::Safe, TITLE, &[Edit::new(whole, printed)])
        .fix_given(Grade::Safe, TITLE, vec![edit]);
}

const TITLE: &str = "lay it out as the documentation does";

/// Whether nothing but blanks and a prompt stands before `span` on its line.
fn stands_alone(text: &str, span: Span) -> bool {
    let line = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    text[line..span.start].chars().all(|c| c.is_whitespace() || matches!(c, '$' | '>' | '-' | '*' | '#'))
        && !text[line..span.start].contains("$(")
}
