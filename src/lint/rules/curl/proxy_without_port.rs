//! `proxy-without-port`

use crate::curl::url;
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "proxy-without-port",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a proxy without its port",
    docs: r#"
curl takes port 1080 where `-x` names none, not 80, 3128 or 8080 as one might think.

```sh bad
curl -x http://proxy.example.com https://example.com
```

```sh good
curl -x http://proxy.example.com:3128 https://example.com
```
```sh good
curl -x socks5h://localhost https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for arg in on.subject.with_effect(Effect::Proxy) {
        let Some((value, text)) = arg.value.as_ref().and_then(|value| Some((value, value.known()?))) else { continue };
        let Some(parts) = url::parts(value).filter(|parts| !parts.host.is_empty()) else { continue };
        let plain = parts.scheme.is_none_or(|scheme| scheme.of(text).eq_ignore_ascii_case("http"));
        if plain && parts.port.is_none() {
            on.report(value.origin(parts.host), "without a port this proxy is asked at 1080")
                .why("that is the port of SOCKS, and few proxies for HTTP listen there")
                .advise("write the port: `:3128`");
        }
    }
}
