//! `option-too-new`

use crate::curl::{Arg, Spelling};
use crate::knowledge::options::is_before;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "option-too-new",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "an option that curl has had for a short time only",
    docs: r#"
Systems stay with their curl for years, and an older one refuses the command. What came after 8.5.0 is noted.
The setting `curl = "7.81.0"` names another release that commands must work with; what that one does not know
is a warning.

```sh bad
curl --follow -d 'a=1' https://example.com
```
```sh bad
curl --out-null https://example.com
```

```sh good
curl -L -d 'a=1' -o /dev/null https://example.com
```
```sh good
curl --json '{"a": 1}' https://example.com
```
"#,
    check: Checks::Command(check),
};

/// The curl of systems that are still looked after, where the settings name none.
const USUAL: [u32; 3] = [8, 5, 0];

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let (oldest, level) = on.settings.curl.map_or((USUAL, Level::Note), |oldest| (oldest, Level::Warning));
    for arg in subject.args() {
        let Some(added) = added(arg).filter(|added| is_newer(added, oldest)) else { continue };
        on.report(arg.span, format!("`{}` is known since curl {added} only", arg.span.of(subject.text())))
            .level(level)
            .why("an older one refuses the command and sends nothing");
    }
}

/// The release that brought the option, as it is spelled.
fn added(arg: &Arg) -> Option<&'static str> {
    let option = arg.option.filter(|option| option.is_known() && option.deprecated.is_none())?;
    match arg.spelling {
        Spelling::Expanded if is_before(option.added, [8, 3, 0]) => Some("8.3.0"),
        // Letters are older than the names that some options have today.
        Spelling::Short if option.long == "show-headers" => None,
        _ => Some(option.added),
    }
}

fn is_newer(release: &str, [major, minor, patch]: [u32; 3]) -> bool {
    !is_before(release, [major, minor, patch + 1])
}

#[cfg(test)]
mod tests {
    use crate::lint::{Settings, lint};
    use crate::mend::Mending;
    use crate::text::{Level, Source};

    #[track_caller]
    fn check(curl: [u32; 3], command: &str, expected: &[&str]) {
        let settings = Settings { curl: Some(curl), ..Settings::default() };
        let findings = lint(Source::new(None, command), Mending::On, &settings).findings;
        let found: Vec<_> = findings.iter().filter(|finding| finding.rule == "option-too-new").collect();
        let messages: Vec<_> = found.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(messages, expected, "{command}");
        assert!(found.iter().all(|finding| finding.level == Level::Warning));
    }

    #[test]
    fn the_settings_name_the_oldest_curl() {
        let json = "curl --json '{}' https://a.example";
        check([7, 81, 0], json, &["`--json` is known since curl 7.82.0 only"]);
        check([7, 82, 0], json, &[]);
        check([7, 81, 0], "curl -i https://a.example", &[]);
        check(
            [8, 9, 1],
            "curl --show-headers https://a.example",
            &["`--show-headers` is known since curl 8.10.0 only"],
        );
        check(
            [7, 88, 1],
            "curl --expand-data '{{a}}' https://a.example",
            &["`--expand-data` is known since curl 8.3.0 only"],
        );
    }
}
