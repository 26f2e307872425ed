//! One question, one answer.

use std::slice;

use serde_json::{Map, Value, json};

use super::options::{Options, Wrong, listed};
use super::{last, paste};
use crate::lint::{self, Correction, Report, Settings};
use crate::mend::Mending;
use crate::print::{self, Secrets};
use crate::report::redact::Redaction;
use crate::report::{self, Look};
use crate::rust::{self, Assigned, Flavor, Shape};
use crate::shell::Dialect;
use crate::text::{Source, visible};

/// A command: its name, its options, and what it does to a text.
struct Verb {
    name: &'static str,
    options: &'static [&'static str],
    answer: fn(Source, &Options) -> Result<String, Wrong>,
}

/// The options on how commands are corrected.
const CORRECTION: &[&str] = &[
    "select",
    "ignore",
    "today",
    "as-written",
    "mend-only",
    "also",
    "unsafe-fixes",
    "style",
    "shell",
    "set",
    "secrets",
];

const VERBS: &[Verb] = &[
    Verb { name: "lint", options: &["select", "ignore", "today"], answer: lint },
    Verb { name: "fix", options: CORRECTION, answer: fix },
    Verb { name: "commands", options: CORRECTION, answer: commands },
    Verb { name: "rust", options: &["today", "as-written", "blocking", "fn", "set", "secrets"], answer: rust },
    Verb { name: "ast", options: &["today", "as-written", "secrets"], answer: ast },
    Verb { name: "apply", options: &["select", "ignore", "today", "finding"], answer: paste::applied },
    Verb { name: "secrets", options: &["today"], answer: paste::secrets },
];

/// Answers `{"command":"lint|fix|commands|rust|ast|apply|secrets","text":…,"name":…,"options":{…}}`.
///
/// - `lint` and `ast` give what the command line prints.
/// - `fix` gives `{"version":1,"text":…,"commands":[{"range":R,"certainty":…,"text":…|null,"assignments":[…],
///   "variables":[…]}]}`: the whole text with its commands corrected in place, and each command by itself, with the
///   assignments in the text that it uses, and the variables that want a value; `null` where the shell cannot say it.
/// - `commands` gives the same without the whole text, for which all of it has to be read again.
/// - `rust` gives `{"version":1,"code":…,"manifest":…,"notes":[{"range":R|null,"message":…}]}`, or
///   `{"version":1,"refusals":[{"range":R,"message":…,"why":…}]}`.
/// - `apply` gives `{"version":1,"text":…}`: the text with the fix of the finding that `lint` tells at the index
///   `finding`.
/// - `secrets` gives `{"version":1,"text":…,"secrets":[{"range":R,"instead":…}]}`: the text with something in place of
///   each secret, and where those stand in what was given.
/// - A question that makes no sense gives `{"version":1,"error":…}`.
pub fn call(question: &str) -> String {
    answer(question).unwrap_or_else(|wrong| refusal(&wrong))
}

/// The answer to a question that makes no sense.
pub(super) fn refusal(wrong: &str) -> String {
    json!({"version": 1, "error": visible(wrong)}).to_string()
}

fn answer(question: &str) -> Result<String, Wrong> {
    let Ok(Value::Object(mut asked)) = serde_json::from_str(question) else {
        return Err("the question is no JSON object".to_owned());
    };
    if let Some(name) = asked.keys().find(|name| !["command", "text", "name", "options"].contains(&name.as_str())) {
        return Err(format!("a question has no `{name}`, only `command`, `text`, `name`, `options`"));
    }
    let command = text(&mut asked, "command")?.ok_or("`command` is missing")?;
    let verb = VERBS.iter().find(|verb| verb.name == command).ok_or_else(no_verb)?;
    let given = text(&mut asked, "text")?.ok_or("`text` is missing")?;
    let name = text(&mut asked, "name")?;
    if cfg!(pastes) && name.is_some() {
        return Err("this build reads pastes, which have no `name`".to_owned());
    }
    let source = Source::new(name, given);
    let options = match asked.remove("options").unwrap_or_default() {
        Value::Null => Map::new(),
        Value::Object(options) => options,
        _ => return Err("`options` is to be an object".to_owned()),
    };
    (verb.answer)(source, &Options::new(options, verb.options)?)
}

fn no_verb() -> Wrong {
    let names: Vec<_> = VERBS.iter().map(|verb| verb.name).collect();
    format!("`command` is one of {}", listed(&names))
}

/// Takes the text `name` out of what was asked.
fn text(asked: &mut Map<String, Value>, name: &str) -> Result<Option<String>, Wrong> {
    match asked.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("`{name}` is to be a text")),
    }
}

fn lint(source: Source, options: &Options) -> Result<String, Wrong> {
    let report = last::report(source, Mending::On, &options.settings()?);
    let mut out = Vec::new();
    report::JSON.write(slice::from_ref(&*report), &Look::default(), &mut out).map_err(|error| error.to_string())?;
    String::from_utf8(out).map_err(|error| error.to_string())
}

fn ast(source: Source, options: &Options) -> Result<String, Wrong> {
    let secrets = options.secrets()?.unwrap_or(Secrets::Mask);
    let report = last::report(source, options.mending()?, &options.settings()?);
    Ok(format!("{:#}\n", report::ast(slice::from_ref(&*report), secrets)))
}

fn fix(source: Source, options: &Options) -> Result<String, Wrong> {
    let (settings, correction) = (options.settings()?, options.correction(Secrets::Keep)?);
    let report = last::report(source, options.mending()?, &settings);
    let commands = corrected(&report, &settings, &correction, options.shell()?);
    let text = lint::document(&report, &settings, &correction);
    Ok(json!({"version": 1, "text": text, "commands": commands}).to_string())
}

fn commands(source: Source, options: &Options) -> Result<String, Wrong> {
    let (settings, correction) = (options.settings()?, options.correction(Secrets::Keep)?);
    let report = last::report(source, options.mending()?, &settings);
    let commands = corrected(&report, &settings, &correction, options.shell()?);
    Ok(json!({"version": 1, "commands": commands}).to_string())
}

/// Each command by itself, corrected.
fn corrected(report: &Report, settings: &Settings, correction: &Correction, shell: Dialect) -> Vec<Value> {
    let commands = report.outer().into_iter().map(|index| {
        let corrected = lint::correct(report, index, settings, correction);
        let assignments = corrected.command.assignments.iter().map(|assigned| assigned.text.as_str());
        let variables = corrected.variables.iter().chain(&corrected.credentials);
        json!({
            "range": report::range(&report.source, corrected.command.span),
            "certainty": report::certainty(&corrected.command.certainty),
            "text": print::print(&corrected.command, correction.style, shell).ok(),
            "assignments": assignments.collect::<Vec<_>>(),
            "variables": variables.collect::<Vec<_>>(),
        })
    });
    commands.collect()
}

fn rust(source: Source, options: &Options) -> Result<String, Wrong> {
    let (settings, correction) = (options.settings()?, options.correction(Secrets::Env)?);
    let how = rust::Options {
        flavor: if options.flag("blocking")? { Flavor::Blocking } else { Flavor::Async },
        shape: options.word("fn")?.map_or(Shape::Main, |name| Shape::Function(name.to_owned())),
        assigned: if correction.secrets == Secrets::Keep { Assigned::Kept } else { Assigned::Fetched },
        ..rust::Options::default()
    };
    let report = last::report(source, options.mending()?, &settings);
    if report.commands.is_empty() {
        return Err("there is no command of curl in it".to_owned());
    }
    let task = |index| {
        let corrected = lint::correct(&report, index, &settings, &correction);
        rust::Task::new(corrected, report.runner(index))
    };
    let tasks: Vec<_> = report.outer().into_iter().map(task).collect();
    Ok(program(&report, rust::program(&tasks, &how)).to_string())
}

/// A program, or why there is none, as JSON.
fn program(report: &Report, program: Result<rust::Program, Vec<rust::Refusal>>) -> Value {
    let redaction = Redaction::new(report);
    let plain = |text: &str| visible(&redaction.mask(text)).into_owned();
    let range = |span| report::range(&report.source, span);
    match program {
        Ok(program) => {
            let notes = program.notes.iter();
            let notes = notes.map(|note| json!({"range": note.span.map(range), "message": plain(&note.message)}));
            let notes: Vec<_> = notes.collect();
            json!({"version": 1, "code": program.code, "manifest": program.manifest, "notes": notes})
        }
        Err(refusals) => {
            let refusal = |it: &rust::Refusal| json!({"range": range(it.span), "message": plain(&it.message), "why": plain(&it.why)});
            json!({"version": 1, "refusals": refusals.iter().map(refusal).collect::<Vec<_>>()})
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "curl –X post “https://api.cloudflare.com/client/v4/zones/<ZONE_ID>/dns_records” -d a=1";

    fn ask(command: &str, text: &str, options: &Value) -> Value {
        let answer = call(&json!({"command": command, "text": text, "options": options}).to_string());
        serde_json::from_str(&answer).expect("an answer is JSON")
    }

    #[track_caller]
    fn check_wrong(question: &Value, expected: &str) {
        let answer: Value = serde_json::from_str(&call(&question.to_string())).expect("an answer is JSON");
        assert_eq!(answer, json!({"version": 1, "error": expected}));
    }

    #[test]
    fn fix_gives_the_text_and_each_command() {
        let answer = ask("fix", TEXT, &json!({"style": "compact"}));
        let text = answer["text"].as_str().expect("a text");
        assert!(text.starts_with("curl -X POST \"https"), "{text}");
        assert!(text.contains("<ZONE_ID>"), "a text keeps its placeholders: {text}");
        let command = &answer["commands"][0];
        assert!(command["text"].as_str().is_some_and(|text| text.contains("$ZONE_ID")), "{command}");
        assert_eq!(command["certainty"], "certain");
        assert_eq!(command["variables"], json!(["ZONE_ID"]));
        assert_eq!(command["range"]["end"]["offset"], TEXT.len());
        let alone = ask("commands", TEXT, &json!({"style": "compact"}));
        assert_eq!(alone, json!({"version": 1, "commands": answer["commands"]}));
        let set = ask("fix", TEXT, &json!({"set": {"ZONE_ID": "abc"}}));
        assert_eq!(set["commands"][0]["variables"], json!([]));
        assert_eq!(ask("fix", "", &Value::Null), json!({"version": 1, "text": "", "commands": []}));
    }

    #[test]
    fn rust_gives_a_program_or_says_why_not() {
        let answer = ask("rust", "curl https://a.example", &json!({"blocking": true, "fn": "fetch"}));
        assert!(answer["code"].as_str().is_some_and(|code| code.contains("fn fetch(")), "{answer}");
        assert!(answer["manifest"].as_str().is_some_and(|manifest| manifest.contains("blocking")), "{answer}");
        let refused = ask("rust", "curl ftp://a.example", &Value::Null);
        assert_eq!(refused["refusals"][0]["range"]["start"]["offset"], 5, "{refused}");
    }

    #[test]
    fn options_are_those_of_the_command_line() {
        let rules = |options: Value| {
            let answer = ask("lint", TEXT, &options);
            let findings = answer["files"][0]["findings"].as_array().cloned().unwrap_or_default();
            findings.into_iter().map(|finding| finding["rule"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(rules(json!({"select": ["smart-dash"]})), ["smart-dash"]);
        assert!(!rules(json!({"ignore": ["mangled"]})).contains(&json!("smart-dash")));
        assert_eq!(ask("ast", "curl –s x", &json!({"as-written": true}))["commands"][0]["argv"][1], "–s");
    }

    #[test]
    fn what_makes_no_sense_is_told() {
        check_wrong(&json!([]), "the question is no JSON object");
        check_wrong(&json!({"text": ""}), "`command` is missing");
        check_wrong(&json!({"command": "lint"}), "`text` is missing");
        check_wrong(
            &json!({"command": "run", "text": ""}),
            "`command` is one of `lint`, `fix`, `commands`, `rust`, `ast`, `apply`, `secrets`",
        );
        check_wrong(&json!({"command": "lint", "text": 1}), "`text` is to be a text");
        check_wrong(&json!({"command": "lint", "text": "", "options": 1}), "`options` is to be an object");
        check_wrong(&json!({"command": "rust", "text": "hello"}), "there is no command of curl in it");
        let wrong = |options: Value| json!({"command": "fix", "text": "", "options": options});
        check_wrong(&wrong(json!({"style": "pretty"})), "`style` is one of `keep`, `compact`, `docs`");
        check_wrong(&wrong(json!({"mend-only": 1})), "`mend-only` is to be `true` or `false`");
        check_wrong(
            &wrong(json!({"also": ["smart-dahs"]})),
            "there is no rule `smart-dahs`; `smart-dash` was probably meant",
        );
        let unknown = call(&json!({"command": "ast", "text": "", "options": {"style": "keep"}}).to_string());
        assert!(unknown.contains("there is no option `style` here"), "{unknown}");
        assert!(call("{").contains("the question is no JSON object"));
        assert!(call(&"[".repeat(100_000)).contains("the question is no JSON object"));
    }
}
