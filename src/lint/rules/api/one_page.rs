//! `one-page`

use super::calls;
use crate::api::Address;
use crate::lint::{Check, Checks, Group, Rule, Subject};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "one-page",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a search in the first page of a list",
    docs: r#"
Lists come in pages: 20 zones or 100 records, unless `per_page` and `page` ask for others. What a program looks for in the first one may
stand in the next; the API can look for it itself. Of zones that is told for every list without a query.

```sh bad
curl -sS https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" | jq -r '.result[] | select(.name == "acme.coop") | .id'
```

```sh good
curl -sS "https://api.cloudflare.com/client/v4/zones?name=acme.coop" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" | jq -r '.result[0].id'
```
"#,
    check: Checks::Command(check),
};

/// Programs that pick something out.
const SEARCHERS: [&str; 8] = ["awk", "egrep", "gawk", "grep", "jq", "python", "python3", "sed"];

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let picks = picks(subject);
    for (request, call) in calls(on).into_iter().filter(|(request, _)| request.method == "GET") {
        let template = call.template();
        let page = match template.as_str() {
            "/zones" => "20 zones",
            "/zones/{zone_id}/dns_records" => "100 records",
            _ => continue,
        };
        let is_asked =
            Address::read(&request.url).is_some_and(|address| address.query.is_some()) || !request.query.is_empty();
        if !is_asked && picks {
            on.report(call.path, "only the first page of this list is searched")
                .why(format!("it holds {page}"))
                .advise("ask for what is meant: `?name=…`");
        } else if !is_asked && template == "/zones" {
            on.report(call.path, "the zones come in pages of 20")
                .why("`per_page` may be 50 at most")
                .advise("ask for one by `?name=…`, or for those of an account by `?account.id=…`");
        }
    }
}

/// Whether what follows in the pipe picks something out.
fn picks(subject: Subject<'_>) -> bool {
    let Some(next) = subject.command.pipeline.commands.get(subject.command.position + 1) else { return false };
    let text = subject.text();
    let name = next.words.first().map_or("", |word| word.span.of(text));
    let rest = next.span.of(text);
    SEARCHERS.contains(&name) && (name != "jq" || rest.contains("select(") || rest.contains("test("))
}
