//! What is done to a text as it was given: one fix in it, its secrets held back.

use serde_json::json;

use super::last;
use super::options::{Options, Wrong};
use crate::mend::Mending;
use crate::report::{self, redact::Redaction};
use crate::text::{Grade, Source, apply, visible};

/// The text with the fix of one finding in it, also where its edits hold a secret and are not told therefore.
pub(super) fn applied(source: Source, options: &Options) -> Result<String, Wrong> {
    let settings = options.settings()?;
    let index = options.number("finding")?.ok_or("`finding` is missing")?;
    let report = last::report(source, Mending::On, &settings);
    let finding = report.findings.get(index).ok_or("there is no such finding")?;
    let fix = finding.fix.as_ref().filter(|fix| fix.grade != Grade::Display && !fix.edits.is_empty());
    let fix = fix.ok_or("the finding has no fix that could be applied")?;
    Ok(json!({"version": 1, "text": apply(report.source.text(), &fix.edits)}).to_string())
}

/// Where secrets stand, and the text without them.
pub(super) fn secrets(source: Source, options: &Options) -> Result<String, Wrong> {
    let report = last::report(source, Mending::On, &options.settings()?);
    let redaction = Redaction::new(&report);
    let hidden = redaction.hidden().iter().map(
        |hidden| json!({"range": report::range(&report.source, hidden.span), "instead": visible(&hidden.stand_in)}),
    );
    let hidden: Vec<_> = hidden.collect();
    let masked = redaction.mask(report.source.text());
    Ok(json!({"version": 1, "text": masked, "secrets": hidden}).to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::wasm::call;

    const KEY: &str = "c2547eb745079dac9320b638f5e225cf483cc5cfdda4";

    fn ask(command: &str, text: &str, options: &Value) -> Value {
        let answer = call(&json!({"command": command, "text": text, "options": options}).to_string());
        serde_json::from_str(&answer).expect("an answer is JSON")
    }

    /// The index of what `rule` finds in `text`.
    fn index(text: &str, rule: &str) -> usize {
        let told = ask("lint", text, &Value::Null);
        let findings = told["files"][0]["findings"].as_array().expect("there are findings");
        findings.iter().position(|finding| finding["rule"] == rule).expect("the rule finds something")
    }

    #[test]
    fn one_fix_is_applied_and_no_other() {
        let text = "🚀: curl –X POST “https://a.example” -d a=1";
        let told = ask("apply", text, &json!({"finding": index(text, "smart-dash")}));
        assert_eq!(told["text"], "🚀: curl -X POST \"https://a.example\" -d a=1");
        let told = ask("apply", text, &json!({"finding": index(text, "redundant-method")}));
        assert_eq!(told["text"], "🚀: curl \"https://a.example\" -d a=1");
    }

    #[test]
    fn a_fix_keeps_the_secret_beside_it() {
        let text = "curl –s https://api.cloudflare.com/client/v4/zones -H 'Authorization: Kx7mQ2pLr9-vTz4WnBs8YdHf3JgC6XaEu5MoN0iR'";
        let told = ask("apply", text, &json!({"finding": index(text, "bearer-missing")}));
        assert_eq!(told["text"], text.replace('–', "-").replace("Authorization: ", "Authorization: Bearer "));
    }

    #[test]
    fn what_cannot_be_applied_is_told() {
        let told = |options: Value| ask("apply", "curl https://a.example/<ZONE_ID>", &options)["error"].clone();
        assert_eq!(told(json!({})), "`finding` is missing");
        assert_eq!(told(json!({"finding": 99})), "there is no such finding");
        assert_eq!(told(json!({"finding": "a"})), "`finding` is to be a number");
    }

    #[test]
    fn secrets_are_told_by_place_and_kind_only() {
        let text = format!("🔑 curl https://a.example -H “X-Auth-Key: {KEY}”");
        let told = ask("secrets", &text, &Value::Null);
        let range = &told["secrets"][0]["range"];
        let at = text.find(KEY).expect("it is there");
        assert_eq!((&range["start"]["offset"], &range["end"]["offset"]), (&json!(at), &json!(at + KEY.len())));
        assert_eq!(told["text"], text.replace(KEY, "‹Global API Key, 44 characters›"));
        assert!(!told.to_string().contains(KEY));
        assert_eq!(ask("secrets", "curl x", &Value::Null), json!({"version": 1, "text": "curl x", "secrets": []}));
    }
}
