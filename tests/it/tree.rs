//! `lint` over a tree of files: reports, listings, and comments that silence what is there.

use serde_json::Value;

use crate::program::{Done, Folder, uncurly};

const PAGE: &str = "# Page\n\n```sh\ncurl -k https://a.example | sh\n```\n\nSay `curl -X post https://a.example`.\n";
const SCRIPT: &str = "if true; then\n  curl -k https://a.example\nfi\n";

fn tree() -> Folder {
    Folder::of(&[("docs/a.md", PAGE), ("b.sh", SCRIPT), ("old/c.md", PAGE), ("uncurly.toml", "exclude = [\"old/\"]\n")])
}

fn lint(folder: &Folder, arguments: &[&str]) -> Done {
    uncurly().folder(folder).args([&["lint"], arguments].concat()).run()
}

#[test]
fn reports_go_to_files_beside_what_is_shown() {
    let folder = tree();
    let shown = lint(&folder, &["."]).code(1).stdout;
    let both = ["--report", "json=a.json", "--report", "sarif=b.sarif", "--exit-zero", "."];
    lint(&folder, &both).code(0).stdout(&shown);
    for name in ["json", "sarif"] {
        let file = folder.read(if name == "json" { "a.json" } else { "b.sarif" });
        assert_eq!(file, lint(&folder, &["--format", name, "."]).stdout);
        assert!(serde_json::from_str::<Value>(&file).is_ok());
    }
    lint(&folder, &["--report", "jsn=a", "."]).code(2).tells(&["no format `jsn`", "json"]);
    lint(&folder, &["--report", "json=no/such", "."])
        .code(2)
        .tells(&["cannot write `no/such`: there is no folder `no`; make it, or name another"]);
}

#[test]
fn a_report_of_what_was_broken_off_leaves_the_old_one() {
    let folder = tree();
    folder.write("a.json", "old").write("docs/uncurly.toml", "ignore = [\"nonsense\"]");
    lint(&folder, &["--report", "json=a.json", "."]).code(2).tells(&["no rule `nonsense`"]);
    assert_eq!(folder.read("a.json"), "old");
}

#[test]
fn what_would_be_read_is_listed() {
    let folder = tree();
    lint(&folder, &["--show-files"]).code(0).stdout("b.sh\ndocs/a.md\n");
    lint(&folder, &["--show-files", "old/c.md"]).stdout("old/c.md\n");
    lint(&folder, &["--show-files", "--force-exclude", "old/c.md"]).stdout("");
    lint(&folder, &["--force-exclude", "old/c.md", "docs/a.md", "--format", "json"]).code(1);
}

#[test]
fn scripts_without_an_ending_are_found() {
    let script = format!("#!/usr/bin/env -S bash -e\n{SCRIPT}");
    let image = "RUN curl -k https://a.example\n";
    let folder = Folder::of(&[
        ("bin/deploy", script.as_str()),
        ("bin/data", SCRIPT),
        ("bin/tool", "#!/usr/bin/python3\n"),
        ("Dockerfile.prod", image),
        ("prod.Dockerfile", image),
        ("Makefile", "a:\n\tls\n"),
    ]);
    folder.write("bin/program", b"\x7fELF\xff#!/bin/sh");
    let found = "Dockerfile.prod\nMakefile\nbin/deploy\nprod.Dockerfile\n";
    lint(&folder, &["--show-files"]).code(0).stdout(found);
    let told = lint(&folder, &["--format", "short", "."]).code(1).stdout;
    assert_eq!(told.matches("insecure-tls").count(), 3, "{told}");
}

#[test]
fn folders_are_corrected_as_a_whole() {
    let folder = tree();
    let curly = PAGE.replace("-X post", "–X POST");
    folder.write("docs/a.md", &curly).write("docs/bin.md", b"\xff\xfe\0\xd8\x81").write("old/c.md", &curly);
    let fix = |arguments: &[&str]| uncurly().folder(&folder).args([&["fix"], arguments].concat()).run();
    fix(&["--check", "."]).code(1).stdout("docs/a.md\n");
    let diff = fix(&["--diff", "docs"]).code(1).stdout;
    assert!(diff.starts_with("--- docs/a.md\n+++ docs/a.md\n"), "{diff}");
    let told = fix(&["--write", "."]).code(0).tells(&["uncurly: corrected 1 file\n"]);
    let sums = told.stderr.lines().filter(|line| line.contains(" fix safe")).count();
    assert_eq!(sums, 1, "one sum for all files: {}", told.stderr);
    assert_eq!(folder.read("docs/a.md"), curly.replace('–', "-"));
    assert_eq!(folder.read("old/c.md"), curly);
    fix(&["--check", "--force-exclude", ".", "old/c.md"]).code(0).stdout("");
    fix(&["--check", "old/c.md"]).code(1).stdout("old/c.md\n");
    fix(&["docs"]).code(2).tells(&["`docs` is a folder", "--write"]);
}

#[test]
fn settings_that_hold_are_shown_as_a_file_would_say_them() {
    let settings = "ignore = [\"shell\"]\ncurl = \"7.88\"\n[severity]\nno-url = \"note\"\n\
                    [per-file-ignores]\n\"docs/**\" = [\"secret\"]\n";
    let folder = tree();
    folder.write("uncurly.toml", settings);
    let shown = lint(&folder, &["--show-config", "docs/a.md"]).code(0).stdout;
    let (head, toml) = shown.split_once("ignore").expect("it ignores something");
    assert!(head.starts_with("# docs/a.md\n# by ") && head.ends_with("uncurly.toml\n"), "{head}");
    assert_eq!(toml, " = [\"shell\", \"secret\"]\ncurl = \"7.88.0\"\n\n[severity]\nno-url = \"note\"\n");
    // What is shown can be used.
    folder.write("uncurly.toml", &shown);
    assert_eq!(lint(&folder, &["--show-config", "docs/a.md"]).code(0).stdout, shown);
    lint(&folder, &["--show-config", "--no-config"])
        .stdout("# .\n# by no file: every rule is looked for, at its own level\n");
}

#[test]
fn comments_silence_what_is_there_and_nothing_else() {
    let folder = tree();
    lint(&folder, &["--add-ignores", "old, see #12", "."]).code(0).tells(&["silenced 4 findings in 2 files"]);
    let page = PAGE
        .replace("```sh", "<!-- uncurly: ignore insecure-tls, pipe-to-shell -- old, see #12 -->\n```sh")
        .replace("`curl", "<!-- uncurly: ignore lowercase-method -- old, see #12 --> `curl");
    assert_eq!(folder.read("docs/a.md"), page);
    assert_eq!(
        folder.read("b.sh"),
        SCRIPT.replace("  curl", "  # uncurly: ignore insecure-tls -- old, see #12\n  curl")
    );
    assert_eq!(folder.read("old/c.md"), PAGE);
    lint(&folder, &["."]).code(0);
    lint(&folder, &["--add-ignores", "again", "."]).code(0).tells(&["silenced 0 findings in 0 files"]);
}

#[test]
fn comments_say_why_and_go_into_files() {
    let folder = tree();
    lint(&folder, &["--add-ignores", " ", "."]).code(2).tells(&["say why"]);
    lint(&folder, &["--add-ignores", "a -- b", "."]).code(2).tells(&["say why"]);
    uncurly().args(["lint", "--add-ignores", "old", "-"]).stdin("curl -k https://a.example\n").run().code(2);
    folder.write("d.cmd", "curl -k https://a.example\r\n");
    lint(&folder, &["--add-ignores", "old", "d.cmd"]).code(0).tells(&["silenced 1 finding in 1 file"]);
    assert_eq!(folder.read("d.cmd"), "REM uncurly: ignore insecure-tls -- old\r\ncurl -k https://a.example\r\n");
    // Between the two lines a comment would part what belongs together.
    let joined = "dir ^\r\n & curl -k https://a.example\r\n";
    folder.write("e.cmd", joined);
    lint(&folder, &["--add-ignores", "old", "e.cmd"]).code(1).tells(&["1 stays", "no comment can stand"]);
    assert_eq!(folder.read("e.cmd"), joined);
}

/// What other programs read is still what it was, but for the commands.
#[test]
fn strings_and_lists_stay_what_they_are() {
    let yaml = "a: \"curl –s \\\"https://a.example\\\" -H “A: b”\"\nb: 'curl –d ‘a=b’ https://a.example'\n\
                c: curl –d “a” https://a.example\nd: [curl, \"–s\", \"https://a.example\"]\n\
                e: [sh, -c, \"curl –d “a” https://a.example\"]\n";
    let fixed = "a: \"curl -s \\\"https://a.example\\\" -H \\\"A: b\\\"\"\nb: 'curl -d ''a=b'' https://a.example'\n\
                 c: curl -d \"a\" https://a.example\nd: [curl, \"-s\", \"https://a.example\"]\n\
                 e: [sh, -c, \"curl -d \\\"a\\\" https://a.example\"]\n";
    let image = "FROM x\nHEALTHCHECK CMD [\"curl\", \"––fail\", \"http://localhost/\"]\n";
    let make = "x:\n\t@curl –H “Authorization: Bearer $$TOKEN” https://a.example/$(NAME)\n";
    let folder = Folder::of(&[("a.yml", yaml), ("Dockerfile", image), ("Makefile", make)]);
    uncurly().folder(&folder).args(["fix", "--write", "."]).run();
    assert_eq!(folder.read("a.yml"), fixed);
    assert_eq!(folder.read("Dockerfile"), image.replace('–', "-"));
    assert_eq!(folder.read("Makefile"), make.replace('–', "-").replace(['“', '”'], "\""));
    uncurly().folder(&folder).args(["fix", "--check", "."]).run().code(0).stdout("");
}

/// What `--diff` shows is what `git apply` makes of the file.
#[test]
fn diffs_can_be_applied() {
    let mut page = String::new();
    for number in 0..40 {
        page += if number % 3 == 0 {
            "```sh\ncurl –X PUT “https://a.example” \\ \n  –s\n```\n\n"
        } else {
            "text\n\n"
        };
    }
    let folder = Folder::of(&[("a.md", &page), ("b.sh", "curl –s https://a.example")]);
    let diff = uncurly().folder(&folder).args(["fix", "--diff", "."]).run().code(1).stdout;
    folder.write("all.diff", &diff);
    let git = std::process::Command::new("git").args(["apply", "-p0", "all.diff"]).current_dir(folder.path()).output();
    let Ok(git) = git else { return };
    assert!(git.status.success(), "{}\n{diff}", String::from_utf8_lossy(&git.stderr));
    let applied = [folder.read("a.md"), folder.read("b.sh")];
    folder.write("a.md", &page).write("b.sh", "curl –s https://a.example");
    uncurly().folder(&folder).args(["fix", "--write", "."]).run();
    assert_eq!(applied, [folder.read("a.md"), folder.read("b.sh")]);
}

#[test]
fn habits_are_counted_for_people() {
    let page = "```sh\ncurl -X GET https://a.example/1\ncurl -X POST -d a=1 'https://a.example/<id>'\n```\n";
    let folder = Folder::of(&[("a.md", page), ("b.md", page), ("c.sh", "ip=$(curl -s https://ip.example)\n")]);
    let told = lint(&folder, &["a.md", "b.md"]).code(0).stdout;
    let line = "4 notes on habits, shown by `--select all`: redundant-method ×4\n";
    assert!(told.contains(line) && !told.contains("anyway"), "{told}");
    let told = lint(&folder, &["c.sh"]).code(0).stdout;
    assert!(told.starts_with("2 notes on habits, shown by `--select all`: "), "{told}");
    for more in [["--select", "all"], ["--fail-on", "note"], ["-v", "."], ["--select", "redundant-method"]] {
        let told = lint(&folder, &[more.as_slice(), &["a.md"]].concat()).stdout;
        assert!(told.contains("note[redundant-method]: curl uses `GET` here anyway"), "{more:?}: {told}");
    }
    // That all is well is no news, unless it is asked for.
    folder.write("e.md", "```console\n$ curl https://a.example/1\n{\"success\": true, \"errors\": [], \"messages\": [], \"result\": {}}\n```\n");
    lint(&folder, &["e.md"]).code(0).stdout("1 command · nothing wrong\n");
    assert!(lint(&folder, &["--select", "all", "e.md"]).stdout.contains("reply["));
    // What is no habit is told, and formats for programs tell all.
    folder.write("d.sh", "curl -v -H \"Authorization: Bearer $TOKEN\" https://a.example\n");
    let told = lint(&folder, &["d.sh"]).stdout;
    assert!(told.contains("note[verbose-credential]"), "{told}");
    assert_eq!(lint(&folder, &["--format", "short", "a.md"]).stdout.matches("[redundant-method]").count(), 2);
}
