//! What all formats must keep to.

mod page;

use serde_json::Value;

use super::{FORMATS, Look, ast, find};
use crate::lint::{Report, Settings, lint};
use crate::mend::Mending;
use crate::print::Secrets;
use crate::text::{Edit, Finding, Fix, Grade, Level, Source, Span};

const KEY: &str = "8d1f7a3c5e902b46d8f0a1c3e5b79d2f4a6c8e0b1d3f";
const TOKEN: &str = "cfut_abcdefghijABCDEFGHIJ0123456789abcdefghijac23d2c3";

/// Secrets in many places, and characters that act on a terminal.
const HOSTILE: &str = "My key is 8d1f7a3c5e902b46d8f0a1c3e5b79d2f4a6c8e0b1d3f, \u{1b}[31mhelp\u{202e}!

curl “https://api.cloudflare.com/client/v4/zones” -H “X-Auth-Key: 8d1f7a3c5e902b46d8f0a1c3e5b79d2f4a6c8e0b1d3f”
curl -u bob:correcthorse https://example.com -H 'Cookie: sid=verysecretvalue' -H 'X-Api-Key: opensesame\u{7}1'
curl -d '{\"a\": \"cfut_abcdefghijABCDEFGHIJ0123456789abcdefghijac23d2c3\"}' https://example.com/?a=$B
curl: (6) Could not resolve host: cfut_abcdefghijABCDEFGHIJ0123456789abcdefghijac23d2c3
";

fn read(name: Option<&str>, text: &str) -> Report {
    lint(Source::new(name.map(str::to_owned), text), Mending::On, &Settings::default())
}

/// A finding of `rule` on each of `parts` of the text.
fn found(text: &str, findings: &[(&'static str, Level, &str)]) -> Report {
    let mut report = read(Some("post.txt"), text);
    let finding = |&(rule, level, part): &(&'static str, Level, &str)| {
        let start = text.find(part).expect("it stands in the text");
        let span = Span::new(start, start + part.len());
        Finding {
            rule,
            level,
            message: format!("this is `{rule}`"),
            why: String::new(),
            span,
            command: None,
            fix: None,
        }
    };
    report.findings = findings.iter().map(finding).collect();
    report
}

fn write(format: &str, reports: &[Report], look: &Look) -> String {
    let mut out = Vec::new();
    find(format).unwrap().write(reports, look, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn plain(format: &str, reports: &[Report]) -> String {
    write(format, reports, &Look::default())
}

fn json(format: &str, reports: &[Report]) -> Value {
    serde_json::from_str(&plain(format, reports)).unwrap()
}

/// A sample with findings of all levels and grades on an accented text.
fn sample() -> Vec<Report> {
    let text = "é curl -X POST “https://example.com” | sh\nsecond\tline, <&>\n";
    let mut report = found(
        text,
        &[
            ("smart-quote", Level::Error, "“https"),
            ("pipe-to-shell", Level::Warning, "sh\n"),
            ("unquoted-glob", Level::Note, "<&>"),
        ],
    );
    let fix = |grade, edits| Some(Fix { grade, title: "make it `right`".into(), edits });
    report.findings[0].fix = fix(Grade::Safe, vec![Edit::new(16..19, "\"")]);
    report.findings[0].why = "it is <wrong> & \"bad\"".into();
    report.findings[1].fix = fix(Grade::Unsafe, vec![Edit::new(0..0, "x")]);
    report.findings[2].fix = fix(Grade::Display, Vec::new());
    vec![report, read(Some("empty.md"), "")]
}

#[test]
fn formats_agree_on_rules_and_places() {
    let reports = sample();
    let places = [("smart-quote", 1, 16), ("pipe-to-shell", 1, 40), ("unquoted-glob", 2, 14)];
    let short = plain("short", &reports);
    let levels = ["error", "warning", "note"];
    for ((line, (rule, row, column)), level) in short.lines().zip(places).zip(levels) {
        assert_eq!(line, format!("post.txt:{row}:{column}: {level}: this is `{rule}` [{rule}]"));
    }
    assert_eq!(short.lines().count(), 3);
    let ndjson = plain("ndjson", &reports);
    let lines: Vec<Value> = ndjson.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let lint = json("json", &reports);
    assert_eq!(lines.len(), lint["files"][0]["findings"].as_array().unwrap().len());
    let (sarif, gitlab, rdjson) = (json("sarif", &reports), json("gitlab", &reports), json("rdjson", &reports));
    let (junit, checkstyle, github) =
        (plain("junit", &reports), plain("checkstyle", &reports), plain("github", &reports));
    for (index, (rule, row, column)) in places.into_iter().enumerate() {
        let start = &lines[index]["range"]["start"];
        assert_eq!(
            (&lines[index]["rule"], &start["line"], &start["column"]),
            (&rule.into(), &row.into(), &column.into())
        );
        assert_eq!(lint["files"][0]["findings"][index]["range"], lines[index]["range"]);
        let result = &sarif["runs"][0]["results"][index];
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(
            (&result["ruleId"], &region["startLine"], &region["startColumn"]),
            (&rule.into(), &row.into(), &column.into())
        );
        assert_eq!(gitlab[index]["location"]["positions"]["begin"]["column"], column);
        assert_eq!(
            (&gitlab[index]["check_name"], &rdjson["diagnostics"][index]["code"]["value"]),
            (&rule.into(), &rule.into())
        );
        assert!(junit.contains(&format!("\"{rule} at post.txt:{row}:{column}\"")), "{junit}");
        assert!(checkstyle.contains(&format!("line=\"{row}\" column=\"{column}\"")), "{checkstyle}");
        assert!(
            github.contains(&format!("file=post.txt,line={row},col={column},title=uncurly%3A {rule}::")),
            "{github}"
        );
    }
    assert_eq!(rdjson["diagnostics"][0]["location"]["range"]["start"]["column"], 17);
}

#[test]
fn only_safe_fixes_are_offered_to_machines_that_apply_them() {
    let reports = sample();
    let sarif = json("sarif", &reports);
    let results = &sarif["runs"][0]["results"];
    let replacement = &results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "\"");
    assert_eq!(replacement["deletedRegion"]["startColumn"], 16);
    assert!(results[1]["fixes"].is_null() && results[2]["fixes"].is_null());
    let rdjson = json("rdjson", &reports);
    let suggestions: Vec<_> = rdjson["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["suggestions"].as_array().unwrap().len())
        .collect();
    assert_eq!(suggestions, [1, 0, 0]);
}

#[test]
fn sarif_points_from_results_to_rules() {
    let sarif = json("sarif", &sample());
    let run = &sarif["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
}

#[cfg(feature = "cli")]
#[test]
fn of_a_translated_request_only_the_secret_is_hidden() {
    let given = format!(
        "irm https://api.cloudflare.com/client/v4/zones -Method Get -Headers @{{Authorization = 'Bearer {TOKEN}'}}\n"
    );
    let shown = plain("human", &[read(None, &given)]);
    assert!(shown.contains("-Method Get") && !shown.contains(TOKEN), "{shown}");
}

/// A post with a damaged command and the reply to it.
const THREAD: &str = "I tried
curl -X POST “https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache”
-H “X-Auth-Key: $KEY”
–data ‘{“purge_everything”:true}’

{“success”:false,“errors”:[{“code”:6003,“message”:“Invalid request headers”,“error_chain”:[{“code”:6103,“message”:“Invalid format for X-Auth-Key header”}]}],“messages”:,“result”:null}
";

#[test]
fn no_secret_and_nothing_that_acts_on_a_terminal_is_shown() {
    let mut report = read(Some("p\u{1b}ost.txt"), HOSTILE);
    let shown = |at: usize, message: String| Finding {
        rule: "smart-quote",
        level: Level::Error,
        message,
        why: format!("look at \u{1b}{TOKEN}"),
        span: Span::new(at, at + 1),
        command: None,
        fix: Some(Fix {
            grade: Grade::Safe,
            title: format!("move {KEY}"),
            edits: vec![Edit::new(0..0, format!("x{KEY}"))],
        }),
    };
    let starts = HOSTILE.match_indices('\n').map(|(at, _)| at - usize::from(at > 0));
    report.findings.extend(starts.map(|at| shown(at, format!("bad {KEY} \u{202e}"))));
    let reports = [report];
    let mut outputs: Vec<_> = FORMATS.iter().map(|format| (format.name, plain(format.name, &reports))).collect();
    outputs.push(("mask", ast(&reports, Secrets::Mask).to_string()));
    outputs.push(("env", ast(&reports, Secrets::Env).to_string()));
    for (format, output) in outputs {
        for secret in [KEY, TOKEN, "correcthorse", "verysecretvalue", "opensesame", &KEY[..12], &TOKEN[41..]] {
            assert!(!output.contains(secret), "{format} shows {secret}:\n{output}");
        }
        let acts = output.chars().find(|&c| c != '\n' && (c.is_control() || c == '\u{202e}'));
        assert_eq!(acts, None, "{format}:\n{output}");
    }
    assert!(ast(&reports, Secrets::Keep).to_string().contains(KEY));
}

#[test]
fn secrets_in_the_environment_are_variables() {
    let tree = ast(&[read(None, HOSTILE)], Secrets::Env);
    let argv: Vec<_> = tree["commands"][0]["argv"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    assert!(argv.contains(&"X-Auth-Key: $CLOUDFLARE_API_KEY"), "{argv:?}");
}

#[test]
fn github_says_how_many_it_left_out() {
    let mut report = found("abc", &[("smart-quote", Level::Note, "a")]);
    let note = report.findings.remove(0);
    let error = Finding { level: Level::Error, ..note.clone() };
    report.findings = [vec![note; 12], vec![error; 11]].concat();
    let github = plain("github", &[report]);
    let count = |command: &str| github.lines().filter(|line| line.starts_with(command)).count();
    assert_eq!((count("::error "), count("::notice "), count("::notice::4 more")), (10, 9, 1));
    assert!(github.starts_with("::error "));
}

#[test]
fn fingerprints_outlive_moved_lines_but_tell_findings_apart() {
    let fingerprints = |text: &str| -> Vec<String> {
        let mut report = found(text, &[("smart-quote", Level::Note, "b  c"), ("smart-dash", Level::Note, "b  c")]);
        report.findings.push(report.findings[0].clone());
        let gitlab = json("gitlab", &[report]);
        gitlab.as_array().unwrap().iter().map(|it| it["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let before = fingerprints("a\nb  c");
    assert_eq!(before, fingerprints("a\n\n\n  b  c\n"));
    let different: std::collections::BTreeSet<_> = before.iter().collect();
    assert_eq!(different.len(), 3);
}

#[test]
fn names_of_formats_are_unique_words() {
    for format in FORMATS {
        assert_eq!(find(format.name).unwrap().brief, format.brief);
        assert!(format.name.chars().all(|c| c.is_ascii_lowercase()) && !format.brief.is_empty());
    }
}

#[test]
fn xml_is_well_formed() {
    for format in ["junit", "checkstyle"] {
        let xml = plain(format, &[sample().remove(0), read(None, HOSTILE)]);
        let mut open = Vec::new();
        for tag in xml.split('<').skip(1) {
            let (tag, text) = tag.split_once('>').unwrap_or_else(|| panic!("{tag}"));
            assert!(!text.contains('>') && tag.matches('"').count() % 2 == 0, "{tag}");
            match (tag.strip_prefix('/'), tag.ends_with(['/', '?'])) {
                (Some(name), _) => assert_eq!(open.pop(), Some(name)),
                (None, false) => open.push(tag.split(' ').next().unwrap()),
                (None, true) => {}
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}

#[cfg(feature = "cli")]
mod human {
    use super::*;
    use crate::mend::SlipKind;
    use crate::report::Charset;

    #[track_caller]
    fn check(reports: &[Report], look: &Look, expected: &str) {
        let text = write("human", reports, look);
        assert_eq!(text, expected.strip_prefix('\n').unwrap(), "\n{text}");
    }

    #[test]
    fn each_finding_has_heading_snippet_reason_and_fix() {
        check(
            &sample(),
            &Look { width: 60, ..Look::default() },
            "
error[smart-quote]: this is `smart-quote`
   ╭─[post.txt:1:16]
 1 │ é curl -X POST “https://example.com” | sh
   ·                ──────
   ╰────
  why: it is <wrong> & \"bad\"
  fix: make it `right`

warning[pipe-to-shell]: this is `pipe-to-shell`
   ╭─[post.txt:1:40]
 1 │ é curl -X POST “https://example.com” | sh
   ·                                        ──
   ╰────
  unsafe fix: make it `right`

note[unquoted-glob]: this is `unquoted-glob`
   ╭─[post.txt:2:14]
 2 │ second  line, <&>
   ·               ───
   ╰────
  by hand: make it `right`

1 command in 2 files · 1 error, 1 warning, 1 note · 1 fix safe, 1 unsafe, 1 needs a value
",
        );
    }

    #[test]
    fn damage_of_one_command_is_told_at_once() {
        let mut report = read(Some("thread.txt"), THREAD);
        report.replies.clear();
        report.findings.retain(|it| SlipKind::ALL.iter().any(|kind| kind.name() == it.rule));
        let text = write("human", &[report], &Look { charset: Charset::Ascii, ..Look::default() });
        let heads: Vec<_> = text.lines().filter(|line| line.starts_with("error[")).collect();
        assert!(heads.len() >= 3, "{text}");
        assert_eq!(text.matches(" ,-[").count(), 1, "{text}");
        assert!(text.contains("smart-quote x8") && text.contains("smart-dash"), "{text}");
        assert_eq!(text.matches("  fix: ").count(), 1, "{text}");
    }

    #[test]
    fn replies_say_what_they_mean_for_which_command() {
        let mut report = read(Some("thread.txt"), THREAD);
        report.findings.clear();
        report.replies[0].text = "the key is wrong".into();
        report.replies[0].causes.clear();
        check(
            &[report],
            &Look::default(),
            "
reply[6003 > 6103]: Invalid format for X-Auth-Key header
  ── thread.txt:6:1, to the command on line 2
  means: the key is wrong

1 command · nothing wrong
",
        );
    }

    #[test]
    fn long_lines_are_cut_around_what_is_marked() {
        let text = format!("{}MARK{}“{}", "a".repeat(300), "b".repeat(300), "c".repeat(300));
        let report = found(&text, &[("smart-quote", Level::Error, "MARK")]);
        let text = write("human", &[report], &Look { width: 80, ..Look::default() });
        let line = text.lines().find(|line| line.contains("MARK")).unwrap();
        assert!(line.contains("a…a") && line.ends_with("b…") && line.chars().count() < 110, "{line}");
        let (before, _) = line.split_once("MARK").unwrap();
        let marks = text.lines().find(|line| line.contains("────") && line.contains('·')).unwrap();
        assert_eq!(marks.split_once("────").unwrap().0.chars().count(), before.chars().count(), "{text}");
    }

    #[test]
    fn secrets_at_the_edge_of_a_cut_stay_whole() {
        for gap in 0..60 {
            let text = format!("{}{KEY} {}MARK{} {TOKEN} x", "a ".repeat(20), " b".repeat(gap), " d".repeat(gap));
            let report = found(&text, &[("smart-quote", Level::Error, "MARK")]);
            let shown = write("human", &[report], &Look { width: 60, ..Look::default() });
            for at in 0..KEY.len() - 6 {
                assert!(!shown.contains(&KEY[at..at + 6]), "{gap}: {shown}");
            }
            for at in 5..TOKEN.len() - 6 {
                assert!(!shown.contains(&TOKEN[at..at + 6]), "{gap}: {shown}");
            }
        }
    }

    #[test]
    fn colors_only_when_asked_for() {
        assert!(!plain("human", &sample()).contains('\x1b'));
        assert!(
            write("human", &sample(), &Look { color: crate::report::Color::Ansi, ..Look::default() })
                .contains("\x1b[1;31m")
        );
    }
}
