//! `resolve-mismatch`

use crate::curl::{Arg, Request};
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Value;
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "resolve-mismatch",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "an address for a host or port that no URL has",
    docs: r#"
`--resolve` holds for one host and one port. A URL with another one, be it only by its scheme, goes to the
address that the name servers know.

```sh bad
curl --resolve example.com:80:192.0.2.7 https://example.com/
```
```sh good
curl --resolve example.com:443:192.0.2.7 https://example.com/
```

```sh bad
curl --resolve www.example.com:443:192.0.2.7 https://example.com/
```

```sh good
curl --resolve example.com:80:192.0.2.7 --resolve example.com:443:192.0.2.7 https://example.com/
```
```sh good
curl --connect-to ::192.0.2.7: https://example.com/
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let is_entry =
        |arg: &&Arg| arg.option.is_some_and(|option| matches!(option.effect, Effect::Resolve | Effect::ConnectTo));
    let values = subject.args().iter().filter(is_entry).filter_map(|arg| arg.value.as_ref());
    let entries = values.map(|value| Some((value, Entry::read(value)?))).collect::<Option<Vec<_>>>();
    let Some(entries) = entries.filter(|entries| !entries.is_empty()) else { return };
    let Some(places) = subject.requests().map(|(request, _)| Place::of(request)).collect::<Option<Vec<_>>>() else {
        return;
    };
    // One that holds makes the others a choice for other days.
    if places.is_empty() || entries.iter().any(|(_, entry)| places.iter().any(|place| entry.holds(place))) {
        return;
    }
    for (value, entry) in entries {
        let same = places.iter().find(|place| entry.is_for(&place.host));
        if let Some(place) = same {
            on.report(value.origin(entry.port), format!("no URL asks `{}` at this port", place.host))
                .why(format!("the URL's port is {}, so it goes to the address that the name servers know", place.port))
                .fix(Grade::Unsafe, "name the URL's port", &[Edit::new(value.origin(entry.port), place.port.clone())]);
        } else {
            on.report(value.origin(entry.host), "no URL has this host")
                .why("the requests go to the addresses that the name servers know")
                .advise("name the host as the URL does");
        }
    }
}

/// Where a request goes.
struct Place {
    host: String,
    port: String,
}

impl Place {
    /// `None` where the shell or a redirect has a say in it.
    fn of(request: &Request) -> Option<Self> {
        let parts = request.url_parts()?;
        let text = request.url.text();
        let transport = &request.transport;
        if request.url.is_unknown(Span::new(0, parts.path.start)) || transport.follow || transport.proxy.is_some() {
            return None;
        }
        let port = match (parts.port, request.scheme()?.as_str()) {
            (Some(port), _) => port.of(text).to_owned(),
            (None, "https") => "443".to_owned(),
            (None, "http") => "80".to_owned(),
            _ => return None,
        };
        Some(Self { host: parts.host.of(text).to_ascii_lowercase(), port })
    }
}

/// For what host and port an option holds, as spans in its value.
struct Entry<'a> {
    text: &'a str,
    host: Span,
    port: Span,
}

impl<'a> Entry<'a> {
    /// `None` where it takes an address away, or is not known.
    fn read(value: &'a Value) -> Option<Self> {
        let text = value.known().filter(|text| !text.starts_with('-'))?;
        let start = usize::from(text.starts_with('+'));
        let bracket = text[start..].starts_with('[').then(|| text.find(']')).flatten().unwrap_or(start);
        let colon = bracket + text[bracket..].find(':')?;
        let end = colon + 1 + text[colon + 1..].find(':')?;
        Some(Self { text, host: Span::new(start, colon), port: Span::new(colon + 1, end) })
    }

    fn is_for(&self, host: &str) -> bool {
        let own = self.host.of(self.text);
        own.is_empty() || own == "*" || own.eq_ignore_ascii_case(host)
    }

    fn holds(&self, place: &Place) -> bool {
        let port = self.port.of(self.text);
        self.is_for(&place.host) && (port.is_empty() || port == place.port)
    }
}
