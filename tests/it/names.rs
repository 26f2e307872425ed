//! Files and folders with odd names, in odd places, and documents of findings where none can be written.

#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;

use crate::program::{Done, Folder, uncurly};

const WRONG: &str = "curl –s https://a.example\n";

fn short(folder: &Folder, more: &[&str]) -> Done {
    uncurly().folder(folder).args(["lint", "--format", "short"]).args(more.iter().copied()).run()
}

#[track_caller]
fn names(done: &Done) -> Vec<&str> {
    done.stdout.lines().map(|line| line.split(':').next().unwrap_or_default()).collect()
}

#[test]
fn names_that_are_no_text_are_read() {
    let folder = Folder::new();
    fs::write(folder.path().join(OsStr::from_bytes(b"na\xffme.sh")), WRONG).expect("such a name");
    assert_eq!(names(&short(&folder, &["."]).code(1)), ["na\u{fffd}me.sh"]);
}

#[test]
fn names_make_no_lines_of_their_own() {
    let folder = Folder::of(&[("a\n::error file=b::forged.sh", WRONG)]);
    let shown = "a␊::error file=b::forged.sh";
    let done = short(&folder, &["."]).code(1);
    assert!(done.stdout.starts_with(&format!("{shown}:1:6: error")), "{done:?}");
    for arguments in [
        &["lint", "."][..],
        &["lint", "--show-files"],
        &["fix", "--check", "."],
        &["fix", "--diff", "."],
        &["lint", "--format", "github", "."],
    ] {
        let done = uncurly().folder(&folder).args(arguments.iter().copied()).run();
        let lines = done.stdout.lines().chain(done.stderr.lines());
        assert!(lines.into_iter().all(|line| !line.starts_with("::error file=b")), "{arguments:?}: {done:?}");
    }
    fs::write(folder.path().join("a\n::error file=b::forged.sh"), b"curl \x81").expect("a file");
    uncurly().folder(&folder).args(["lint", "a\n::error file=b::forged.sh"]).run().code(2).tells(&[shown]);
}

#[test]
fn folders_are_what_they_are() {
    let folder = Folder::of(&[("x.md/a.sh", WRONG), ("b.sh", WRONG)]);
    symlink("..", folder.path().join("x.md/up")).expect("a link");
    symlink("self", folder.path().join("self")).expect("a link");
    assert_eq!(names(&short(&folder, &["."]).code(1)), ["b.sh", "x.md/a.sh"]);
}

/// A path that is longer than the system takes stands for any folder that cannot be read.
#[test]
fn what_cannot_be_searched_keeps_nothing_from_being_read() {
    let folder = Folder::of(&[("a.sh", WRONG)]);
    let long = vec!["d".repeat(200); 12].join("/");
    for part in ["deep", "deeper"] {
        fs::create_dir_all(folder.path().join(part).join(&long)).expect("folders");
    }
    fs::rename(folder.path().join("deeper"), folder.path().join("deep").join(&long).join("e")).expect("a folder");
    let done = short(&folder, &["."]).code(2).tells(&["cannot look for files: `", "File name too long"]);
    assert_eq!(names(&done), ["a.sh"]);
    uncurly().folder(&folder).args(["lint", "--show-files"]).run().code(2).stdout("a.sh\n");
    fs::rename(folder.path().join("deep").join(&long).join("e"), folder.path().join("deeper")).expect("a folder");
}

#[test]
fn reports_have_files_of_their_own() {
    let folder = Folder::of(&[("a.sh", WRONG), ("b.sh", WRONG), ("dir/c.sh", "")]);
    let twice = ["--report", "sarif=x", "--report", "json=./x", "a.sh"];
    short(&folder, &twice).code(2).stdout("").tells(&["`--report` names `./x` twice"]);
    assert!(!folder.path().join("x").exists());
    // A file of that name is hardly meant where standard output is.
    let done = short(&folder, &["--report", "json=-", "a.sh"]).code(2);
    assert!(done.stderr.contains("name a file behind the `=`") && !folder.path().join("-").exists(), "{done:?}");
    short(&folder, &["--report", "sarif=dir", "a.sh"])
        .code(2)
        .stdout("")
        .tells(&["cannot write `dir`: it is a folder"]);
    for read in ["a.sh", "."] {
        short(&folder, &["--report", "json=./a.sh", read])
            .code(2)
            .stdout("")
            .tells(&["`--report` names `./a.sh`, which is looked at"]);
    }
    assert_eq!(fs::read_to_string(folder.path().join("a.sh")).expect("a script"), WRONG);
    short(&folder, &["--report", "sarif=/dev/null", "--report", "json=/dev/null", "a.sh"]).code(1).stderr("");
    let done = short(&folder, &["--report", "json=/dev/full", "a.sh", "b.sh"]).code(2);
    assert_eq!(done.stderr.lines().count(), 1, "{done:?}");
}

#[test]
fn standard_input_stands_beside_files() {
    let folder = Folder::of(&[("a.sh", WRONG)]);
    let done = uncurly().folder(&folder).args(["lint", "--format=short", "a.sh", "-"]).stdin(WRONG).run().code(1);
    assert_eq!(names(&done), ["a.sh", "<stdin>"]);
}
