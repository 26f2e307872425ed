//! The posts in `corpus/`: what becomes of them, held against what real bash makes of the repair.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use snapbox::data::DataFormat;
use snapbox::{Assert, Data, IntoData};
use uncurly::lint::{Settings, lint};
use uncurly::mend::{Certainty, Mending};
use uncurly::report::{FORMATS, Look};
use uncurly::text::Source;

use crate::program::{Done, Folder, uncurly};

/// A post, and what is expected of it.
struct Post {
    name: String,
    text: String,
    /// How certain the reading of each command is.
    certainty: Vec<String>,
    /// The exit code of `fix`.
    code: i32,
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn read(name: &str) -> String {
    let path = corpus().join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn posts() -> Vec<Post> {
    let table = read("expected.tsv");
    let post = |row: &str| {
        let fields: Vec<_> = row.split('\t').collect();
        let [name, certainty, code, _] = fields[..] else { panic!("four fields are expected: {row}") };
        Post {
            name: name.to_owned(),
            text: read(&format!("{name}.txt")),
            certainty: certainty.split_whitespace().map(str::to_owned).collect(),
            code: code.parse().expect("an exit code is a number"),
        }
    };
    table.lines().skip(2).map(post).collect()
}

/// The texts of all posts.
pub(crate) fn texts() -> Vec<String> {
    posts().into_iter().map(|post| post.text).collect()
}

/// Whether a check went well; what it found, if not.
type Verdict = Result<(), String>;

/// Asks `check` of all posts, and tells at the end of all that are not as they should be.
#[track_caller]
fn each(check: impl Fn(&Post) -> Verdict) {
    let posts = posts();
    let wrong: Vec<_> =
        posts.iter().filter_map(|post| check(post).err().map(|why| format!("── {}\n{why}\n", post.name))).collect();
    assert!(wrong.is_empty(), "{} of {} posts:\n{}", wrong.len(), posts.len(), wrong.concat());
}

fn same(what: &str, is: &str, expected: &str) -> Verdict {
    if is == expected { Ok(()) } else { Err(format!("{what} is\n{is}\ninstead of\n{expected}")) }
}

fn run(arguments: &[&str], text: &str) -> Done {
    uncurly().args(arguments.iter().copied()).stdin(text).run()
}

fn fix(text: &str) -> Done {
    run(&["fix", "-"], text)
}

fn mend(text: &str) -> Done {
    run(&["fix", "--mend-only", "-"], text)
}

/// What bash with the arguments `arguments` makes of `script`.
fn bash(arguments: &[&str], script: &str) -> (bool, String) {
    let mut child = Command::new("bash")
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("bash is installed");
    let mut stdin = child.stdin.take().expect("it is piped");
    std::io::Write::write_all(&mut stdin, script.as_bytes()).expect("bash reads the script");
    drop(stdin);
    let output = child.wait_with_output().expect("bash ends");
    let quiet = output.status.success() && output.stderr.is_empty();
    let shown = if quiet { output.stdout } else { output.stderr };
    (quiet, String::from_utf8_lossy(&shown).into_owned())
}

#[test]
fn bash_hands_curl_what_was_meant() {
    each(|post| {
        let mended = mend(&post.text).stdout;
        let (_, calls) = bash(&["tests/oracle.sh", "--calls"], &mended);
        let expected = read(&format!("{}.argv", post.name));
        same("what curl gets", &calls, &expected).map_err(|why| format!("{why}\nfrom\n{mended}"))
    });
}

#[test]
fn the_oracles_are_those_of_the_repairs() {
    let (good, changed) = bash(&["tests/oracle.sh", "--check"], "");
    assert!(good && changed.is_empty(), "run `tests/oracle.sh`, which would change\n{changed}");
}

#[test]
fn readings_are_as_certain_as_they_should_be() {
    each(|post| {
        let report = lint(Source::new(None, post.text.as_str()), Mending::On, &Settings::default());
        let is: Vec<_> = report.commands.iter().map(|command| name(&command.certainty)).collect();
        same("the certainty", &is.join(" "), &post.certainty.join(" "))
    });
}

fn name(certainty: &Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "certain",
        Certainty::Likely(_) => "likely",
        Certainty::Unsure(_) => "unsure",
    }
}

#[test]
fn exit_codes_tell_whether_anything_is_open() {
    each(|post| {
        let done = fix(&post.text);
        same("the exit code of `fix`", &done.code.to_string(), &post.code.to_string())
            .map_err(|why| format!("{why}\n{}", done.stderr))?;
        let certain = !post.certainty.is_empty() && post.certainty.iter().all(|each| each == "certain");
        let code = if certain { "0" } else { "1" };
        same("the exit code of `fix --mend-only`", &mend(&post.text).code.to_string(), code)
    });
}

#[test]
fn bash_takes_what_is_printed() {
    each(|post| {
        for printed in [fix(&post.text).stdout, mend(&post.text).stdout] {
            let (good, said) = bash(&["-n"], &printed);
            if !good {
                return Err(format!("{said}\n{printed}"));
            }
        }
        Ok(())
    });
}

#[test]
fn fixing_twice_changes_nothing() {
    each(|post| {
        let once = fix(&post.text).stdout;
        same("`fix` after `fix`", &fix(&once).stdout, &once)?;
        let once = mend(&post.text).stdout;
        same("`fix --mend-only` after itself", &mend(&once).stdout, &once)
    });
}

#[test]
fn writing_twice_changes_nothing() {
    let folder = Folder::new();
    let write = || {
        uncurly().args(["fix", "--write", "."]).folder(&folder).run();
        let name = |post: &Post| format!("{}.txt", post.name);
        posts().iter().map(|post| (post.name.clone(), folder.read(&name(post)))).collect::<Vec<_>>()
    };
    for post in posts() {
        folder.write(&format!("{}.txt", post.name), &post.text);
    }
    let once = write();
    let changed: Vec<_> = once.into_iter().zip(write()).filter(|(once, twice)| once != twice).collect();
    assert!(changed.is_empty(), "written once, and twice: {changed:#?}");
}

#[test]
fn right_stays_right_and_silent() {
    each(|post| {
        if !post.name.starts_with("right-") {
            return Ok(());
        }
        same("the repair", &read(&format!("{}.repaired.sh", post.name)), &post.text)?;
        for done in [fix(&post.text), mend(&post.text)] {
            same("what is printed", &done.stdout, &post.text)?;
            same("what is said", &done.stderr, "")?;
        }
        Ok(())
    });
}

#[test]
fn snapshots_are_up_to_date() {
    each(|post| {
        let fixed = fix(&post.text).stdout;
        let told = run(&["lint", "--format", "short", "-"], &post.text).stdout;
        snapshot(&format!("{}.sh", post.name), fixed).and(snapshot(&format!("{}.report", post.name), told))
    });
}

/// `text` is what the file `name` holds; `SNAPSHOTS=overwrite` makes it so.
fn snapshot(name: &str, text: String) -> Verdict {
    let expected = Data::read_from(&corpus().join(name), Some(DataFormat::Text)).raw();
    let verdict = Assert::new().action_env("SNAPSHOTS").try_eq(Some(&name), text.into_data(), expected);
    verdict.map_err(|error| error.to_string())
}

/// The credentials that the posts hold, as `README.md` lists them.
fn secrets() -> Vec<String> {
    let readme = read("README.md");
    let (_, list) = readme.split_once("```secrets\n").expect("the secrets are listed");
    let (list, _) = list.split_once("```").expect("the list ends");
    list.lines().map(str::to_owned).collect()
}

#[test]
fn all_secrets_are_listed_and_used() {
    let texts: String = posts().into_iter().map(|post| post.text).collect();
    for secret in secrets() {
        assert!(texts.contains(&secret), "no post has {secret}");
    }
}

#[test]
fn no_report_shows_a_secret() {
    let secrets = secrets();
    let shown = |what: &str, text: &str| match secrets.iter().find(|secret| text.contains(secret.as_str())) {
        Some(secret) => Err(format!("{what} shows {secret}:\n{text}")),
        None => Ok(()),
    };
    each(|post| {
        for name in [None, Some(format!("{}.txt", post.name))] {
            let report = lint(Source::new(name, post.text.as_str()), Mending::On, &Settings::default());
            let reports = [report];
            for format in FORMATS {
                let mut out = Vec::new();
                format.write(&reports, &Look::default(), &mut out).expect("memory can be written");
                shown(format.name, &String::from_utf8_lossy(&out))?;
            }
        }
        shown("what `fix` says", &fix(&post.text).stderr)?;
        shown("`ast`", &run(&["ast", "-"], &post.text).stdout)
    });
}

#[test]
fn every_file_belongs_to_a_post() {
    let posts: Vec<_> = posts().into_iter().map(|post| post.name).collect();
    assert!(posts.is_sorted(), "the rows of expected.tsv are sorted");
    for entry in fs::read_dir(corpus()).expect("the folder is there") {
        let entry = entry.expect("it can be listed");
        let name = entry.file_name().into_string().expect("names are ASCII");
        if entry.path().is_dir() {
            assert_eq!(name, "mangled", "the only folder");
            continue;
        }
        let (post, kind) = name.split_once('.').expect("every name has an extension");
        let known = ["txt", "repaired.sh", "argv", "sh", "report"].contains(&kind) && posts.iter().any(|it| it == post);
        assert!(known || name == "README.md" || name == "expected.tsv", "{name}");
    }
}
