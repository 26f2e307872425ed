//! `path-base-missing`

use super::calls;
use crate::api::BaseKind;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "path-base-missing",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a path that does not begin with `/client/v4`",
    docs: r#"
Every path of the API begins with `/client/v4`. Without it, or with something else in its place, the answer is 7000 `No route for that
URI`, or a web page.

```sh bad
curl https://api.cloudflare.com/zones/$ZONE_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

`/api/v4` has been printed here and there, and was never right.

```sh bad
curl https://api.cloudflare.com/api/v4/zones/$ZONE_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    tell_own(on);
    for (_, call) in calls(on) {
        let message = match call.base.kind {
            BaseKind::Missing => "`/client/v4` is missing before the path",
            BaseKind::Wrong => "something else stands in place of `/client/v4`",
            BaseKind::Right | BaseKind::Doubled => continue,
        };
        let span = if call.base.span.is_empty() { call.path } else { call.base.span };
        on.report(span, message)
            .why("every path of the API begins with it; others are answered with 7000 or a web page")
            .fix(Grade::Safe, "begin the path with `/client/v4`", &[Edit::new(call.base.span, "/client/v4")]);
    }
}

/// The same of APIs of the settings.
fn tell_own(on: &mut Check<'_>) {
    let text = on.subject.text();
    for (request, call) in on.subject.own_calls() {
        let bases = call.api.map_or_else(Vec::new, |api| api.bases_at(&request.url));
        let (listed, given) = (bases.join("` or `"), call.base.span.of(text));
        let told = match call.base.kind {
            BaseKind::Missing => on
                .report(call.path, format!("`{listed}` is missing before the path"))
                .why(format!("every path of {} begins with it", whose::api(call))),
            BaseKind::Wrong => on
                .report(call.base.span, format!("`{}` stands in place of `{listed}`", visible(given)))
                .why(format!("every path of {} begins with that, by {}", whose::api(call), whose::schema(call)))
                .level(Level::Warning),
            BaseKind::Right | BaseKind::Doubled => continue,
        };
        let grade = if call.base.kind == BaseKind::Missing { Grade::Safe } else { Grade::Unsafe };
        if let [base] = bases.as_slice() {
            told.fix(grade, format!("begin the path with `{base}`"), &[Edit::new(call.base.span, base)]);
        }
    }
}
