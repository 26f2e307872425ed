//! What pasting does, done to right commands of every form: undone, or told. Never wrong and certain.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::thread;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use uncurly::lint::{Group, Report, Settings, lint, rules};
use uncurly::mend::{Certainty, Command, Mending, SlipKind};
use uncurly::shell::Piece;
use uncurly::text::{Level, Source, apply};

use crate::damage::{Does, changes, rows};
use crate::drawn::{Content, Post, any_command, command, post};
use crate::judge::same_json;

/// How many commands each kind of damage is tried on, unless the variable `CASES` says otherwise.
const CASES: usize = 24;

/// Kinds of damage after which a command may still come out wrong and certain, and how often, of a thousand. A row
/// only ever goes down, or away.
const LIMITS: &[(&str, usize)] = &[
    ("a blank behind the dashes of options", 4),
    ("backslashes put before punctuation, as Markdown writes it", 4),
    ("backtick and accent for single quotes", 3),
    ("bars of a table", 1),
    ("both kinds of quotes made one", 5),
    ("carets at line ends, as cmd.exe wants them", 18),
    ("entities for all but quotes", 37),
    ("lines broken at blanks before column 72", 25),
    ("lines broken at column 80, words or not", 13),
    ("quotes dropped", 8),
    ("quotes that are not ASCII made question marks", 1),
    ("single quotes curled as opening ones", 5),
    ("single quotes curled by what stands before them", 5),
    ("the first quote missing", 1),
    ("the last blank made a no-break space, beside curly quotes", 1),
    ("the last brace of what is told to be JSON missing", 60),
    ("two backslashes made one in what is told to be JSON", 67),
];

/// Of a thousand commands whose values have typographic characters of their own, how many come out exactly at least.
const TYPOGRAPHIC_EXACT: usize = 840;

/// And how many come out wrong and certain at most.
const TYPOGRAPHIC_SILENT: usize = 70;

/// The words of a command and of what it is piped to, and its redirections.
type Words = Vec<String>;

/// What became of a damaged text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// What was meant, but for white space between the pieces of JSON.
    Exact,
    /// Something else, and it is told.
    Told,
    /// Something else, and nobody would know.
    Silent,
}

fn report(text: &str) -> Report {
    lint(Source::new(None, text), Mending::On, &Settings::default())
}

/// The first `count` that `strategy` draws; the same ones each time.
fn drawn<T>(strategy: &impl Strategy<Value = T>, count: usize) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    let draw = |_| strategy.new_tree(&mut runner).expect("nothing is rejected").current();
    (0..count).map(draw).collect()
}

fn cases() -> usize {
    std::env::var("CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(CASES)
}

fn words(command: &Command) -> Words {
    let text = command.text.text();
    let written = |piece: Piece<'_>| match piece {
        Piece::Text(text) => text.to_owned(),
        other => format!("\u{1}{other:?}\u{1}"),
    };
    let mut words: Words =
        command.arguments.iter().map(|value| value.pieces().map(written).collect::<String>()).collect();
    for simple in &command.pipeline.commands[command.position + 1..] {
        words.push("|".to_owned());
        words.extend(simple.words.iter().map(|word| word.value(text).text().to_owned()));
    }
    let redirects = command.pipeline.commands.iter().flat_map(|simple| &simple.redirects);
    words.extend(redirects.map(|redirect| redirect.span.of(text).to_owned()));
    words
}

/// The words of a right command, nothing mended.
fn meant(command: &str) -> Words {
    let report = lint(Source::new(None, command), Mending::AsWritten, &Settings::default());
    words(&report.commands[0])
}

/// The rules by which something is wrong with what was read, whatever pasting did.
fn wrong(report: &Report) -> BTreeSet<&'static str> {
    let findings = report.findings.iter().filter(|finding| finding.level >= Level::Warning);
    let is_of_content =
        |rule: &&str| rules::find(rule).is_some_and(|rule| rule.group != Group::Mangled && rule.group != Group::Secret);
    findings.map(|finding| finding.rule).filter(is_of_content).collect()
}

fn same(is: &[Words], expected: &[Words]) -> bool {
    let alike = |(is, expected): (&Words, &Words)| {
        is.len() == expected.len()
            && is.iter().zip(expected).all(|(is, expected)| is == expected || same_json(is, expected))
    };
    is.len() == expected.len() && is.iter().zip(expected).all(alike)
}

/// What becomes of `damaged`, which `post` was.
fn outcome(post: &Post, damaged: &str) -> Outcome {
    let report = report(damaged);
    let is: Vec<Words> = report.commands.iter().map(words).collect();
    let expected: Vec<Words> = post.commands.iter().map(|command| meant(command)).collect();
    let certain = !is.is_empty() && report.commands.iter().all(|command| command.certainty == Certainty::Certain);
    if same(&is, &expected) {
        Outcome::Exact
    } else if certain && wrong(&report).is_subset(&wrong(&self::report(&post.text))) {
        Outcome::Silent
    } else {
        Outcome::Told
    }
}

/// How one kind of damage went.
struct Tally {
    name: &'static str,
    tried: usize,
    exact: usize,
    silent: Vec<String>,
}

/// Does `change` to all of `posts`; where it changes nothing, it is not tried.
fn tally(name: &'static str, change: fn(&str) -> String, posts: &[Post]) -> Tally {
    let mut tally = Tally { name, tried: 0, exact: 0, silent: Vec::new() };
    for post in posts {
        let damaged = change(&post.text);
        if damaged == post.text {
            continue;
        }
        tally.tried += 1;
        match outcome(post, &damaged) {
            Outcome::Exact => tally.exact += 1,
            Outcome::Told => {}
            Outcome::Silent => tally.silent.push(damaged),
        }
    }
    tally
}

/// How all kinds of damage to `posts` went, two at a time.
fn tallies(posts: &[Post]) -> Vec<Tally> {
    let (waiting, done) = (Mutex::new(changes()), Mutex::new(Vec::new()));
    let work = || {
        loop {
            let next = waiting.lock().expect("no thread panics with it").pop();
            let Some((name, change)) = next else { break };
            let tally = tally(name, change, posts);
            done.lock().expect("no thread panics with it").push(tally);
        }
    };
    thread::scope(|scope| {
        scope.spawn(work);
        work();
    });
    let mut done = done.into_inner().expect("all threads are done");
    done.sort_by_key(|tally| tally.name);
    done
}

fn alone(content: Content) -> impl Strategy<Value = Post> {
    command(content).prop_map(|command| Post { text: command.clone(), commands: vec![command] })
}

#[test]
fn every_kind_of_damage_is_undone_or_told() {
    let mut wrong = String::new();
    for tally in tallies(&drawn(&alone(Content::Ascii), cases())) {
        let limit = LIMITS.iter().find(|(name, _)| *name == tally.name).map_or(0, |(_, limit)| *limit);
        if tally.silent.len() > (limit * tally.tried).div_ceil(1000) {
            let shortest = tally.silent.iter().min_by_key(|text| text.len()).map_or("", String::as_str);
            let row = format!("{}: {} of {}\n{shortest}\n\n", tally.name, tally.silent.len(), tally.tried);
            wrong.push_str(&row);
        }
    }
    assert!(wrong.is_empty(), "wrong and certain:\n{wrong}");
}

#[test]
fn typographic_content_mostly_survives() {
    let tallies = tallies(&drawn(&alone(Content::Typographic), cases()));
    let sum = |of: fn(&Tally) -> usize| tallies.iter().map(of).sum::<usize>();
    let tried = sum(|tally| tally.tried);
    let share = |count: usize| count * 1000 / tried;
    let (exact, silent) = (share(sum(|tally| tally.exact)), share(sum(|tally| tally.silent.len())));
    assert!(exact >= TYPOGRAPHIC_EXACT, "{exact} of 1000 are exact");
    assert!(silent <= TYPOGRAPHIC_SILENT, "{silent} of 1000 are wrong and certain");
}

#[test]
fn right_commands_stay_as_they_are() {
    for content in [Content::Ascii, Content::Typographic] {
        for post in drawn(&post(any_command(content)), 4 * cases()) {
            let report = report(&post.text);
            let is: Vec<_> = report.commands.iter().map(|command| command.text.text().trim_end()).collect();
            assert_eq!(is, post.commands, "of\n{}", post.text);
            for command in &report.commands {
                assert_eq!(command.certainty, Certainty::Certain, "{}", command.text.text());
                assert!(command.slips.is_empty(), "{:?}", command.slips);
            }
        }
    }
}

/// Commands that look damaged, and are what their author meant.
const MEANT: &[&str] = &[
    r"curl -s https://a.example/x | grep '\[x\]'",
    r"curl -s https://a.example/x | sed 's/\[.*\]//'",
    r"curl --data-urlencode 'text=Version 1\.2 \- \[ok\]' https://a.example/x",
    r#"curl https://a.example/x -d a={\"b\":1}"#,
    r#"curl https://a.example/x -H If-None-Match:\"abc\""#,
    r#"curl https://a.example/x?q={"error":1} -g"#,
    "curl https://a.example/x -d 'a{\"code\":1}'",
    "curl -s https://a.example/x | jq '.a' | tee b.json",
    "sudo -u www curl -s https://a.example/x | sudo tee /etc/b",
    "A='it’s' curl -s https://a.example/x",
];

#[test]
fn what_looks_damaged_may_be_meant() {
    for given in MEANT {
        let report = report(&format!("{given}\n"));
        let [command] = &report.commands[..] else { panic!("{} commands in {given}", report.commands.len()) };
        assert_eq!(command.text.text(), *given);
        assert!(command.slips.is_empty() && command.certainty == Certainty::Certain, "{given}: {:?}", command.slips);
    }
}

/// What was done to a command, done to the text as given, gives the command.
#[test]
fn slips_are_all_that_was_done() {
    for (name, change) in changes() {
        for post in drawn(&alone(Content::Ascii), cases() / 8) {
            let damaged = change(&post.text);
            for command in &report(&damaged).commands {
                let edits: Vec<_> = command.slips.iter().map(|slip| (slip.span, slip.text.as_str())).collect();
                let apart = edits.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start);
                let inside = edits.iter().all(|(span, _)| command.span.contains(*span));
                let lost = command.slips.iter().any(|slip| slip.kind == SlipKind::LostPlaceholder);
                if apart && inside && !lost {
                    let start = command.span.start;
                    let edits: Vec<_> = edits
                        .iter()
                        .map(|(span, text)| uncurly::text::Edit::new(span.start - start..span.end - start, *text))
                        .collect();
                    let given = command.span.of(&damaged);
                    assert_eq!(apply(given, &edits), command.text.text(), "{name}\n{damaged}");
                }
            }
        }
    }
}

#[test]
fn every_kind_has_a_name_and_hidden_ones_a_reason() {
    let rows = rows();
    let names: BTreeSet<_> = rows.iter().map(|row| row.name).collect();
    assert_eq!(names.len(), rows.len(), "no name stands twice");
    assert!(LIMITS.iter().all(|(name, _)| names.contains(name)), "every limit is one of a kind of damage");
    assert!(LIMITS.is_sorted(), "the limits are sorted");
    for row in rows {
        if let Does::Hide(why) = row.does {
            assert!(!why.is_empty(), "{}", row.name);
        }
    }
}
