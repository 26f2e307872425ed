//! `json-instead-of-form`

use super::catalogued;
use crate::api::{Call, told_json};
use crate::curl::Body;
use crate::knowledge::catalogue::BodyKind;
use crate::knowledge::options::Effect;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Value;
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "json-instead-of-form",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "data where the API wants a form of parts",
    docs: r#"
What is uploaded goes in the parts of a form, by `-F`: images, zone files, the modules of a Worker. `-d` and `--json` make none.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/import -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -d @zone.txt
```

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/import -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F file=@zone.txt
```

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/images/v1 -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"url": "https://acme.coop/a.png"}'
```

```sh good
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/images/v1 -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F url=https://acme.coop/a.png
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in catalogued(on) {
        let type_of = request.header("content-type").map_or("", |header| header.value.text()).to_ascii_lowercase();
        let Body::Data(_) = &request.body else { continue };
        if call.operation.is_some_and(|it| it.body == BodyKind::Form) && told_json(request).is_some() {
            on.report(body_span(on, call), format!("{} takes a form, and no JSON", whose::operation(call)))
                .why(format!("{} has it as `application/x-www-form-urlencoded`", whose::schema(call)))
                .advise("send each field by `--data-urlencode NAME=VALUE`");
            continue;
        }
        // A script may be sent as it is, but not as JSON.
        let is_form = call.operation.is_some_and(|operation| operation.body == BodyKind::Multipart);
        let is_misplaced = is_form && !type_of.starts_with("multipart/") || is_script(call) && type_of.contains("json");
        if is_misplaced && !type_of.contains('$') {
            on.report(
                body_span(on, call),
                format!("{} takes a form of parts, and no data like this", whose::operation(call)),
            )
            .why(match call.api {
                Some(_) => format!("{} has it as `multipart/form-data`", whose::schema(call)),
                None => "it answers that the content type must be `multipart/form-data`".to_owned(),
            })
            .advise(advice(call));
        }
    }
}

fn is_script(call: &Call) -> bool {
    call.api.is_none()
        && call.operation.is_some_and(|it| it.method == "PUT" && it.path.ends_with("/workers/scripts/{script_name}"))
}

/// Where the data stands; the path, where it is read from a file.
pub(super) fn body_span(on: &Check<'_>, call: &Call) -> Span {
    let data = on.subject.args().iter().find(|arg| arg.option.is_some_and(|it| matches!(it.effect, Effect::Data(_))));
    let value = data.and_then(|arg| arg.value.as_ref());
    value.map_or(call.path, Value::whole)
}

fn advice(call: &Call) -> String {
    match call.operation.and_then(|operation| operation.required_fields().first().copied()) {
        Some(name) => format!("send it as `-F {name}=@FILE`"),
        None => "send each part by `-F NAME=VALUE`, or `-F NAME=@FILE`".to_owned(),
    }
}
