//! `file-name-sent`

use super::calls;
use crate::curl::{Body, Form, FormSource};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "file-name-sent",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "the name of a file in place of what is in it",
    docs: r#"
Without `@` the name of a file is sent in place of its content.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/import -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F file=zone.txt
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/import -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F file=@zone.txt
```
"#,
    check: Checks::Command(check),
};

/// Longer values are no names of files.
const LONGEST: usize = 255;

fn check(on: &mut Check<'_>) {
    for (request, call) in calls(on) {
        let takes_file = call.operation.is_some_and(|it| it.required_fields().contains(&"file"));
        let Body::Form(parts) = &request.body else { continue };
        for part in parts.iter().filter(|part| takes_file && part.name.text() == "file") {
            tell(on, part);
        }
    }
}

fn tell(on: &mut Check<'_>, part: &Form) {
    let FormSource::Text(value) = &part.source else { return };
    let Some(text) = value.known().filter(|text| !text.is_empty() && text.len() <= LONGEST) else { return };
    if !text.contains(char::is_whitespace) {
        let start = Edit::new(Span::at(value.whole().start), "@");
        on.report(value.whole(), "the name of the file is sent, and not what is in it")
            .why("curl reads a file only behind `@` or `<`")
            .fix(Grade::Unsafe, "put `@` before it", &[start]);
    }
}
