//! Settings files, searching folders, and writing in place.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use uncurly::project::{self, Draft, Lookup, Named, Projects};
use uncurly::text::Level;

use crate::program::{Folder, uncurly};

/// The names of the files found in `paths` of `folder`.
fn files(folder: &Folder, paths: &[&str], named: Named) -> Vec<String> {
    let paths: Vec<_> = paths.iter().map(|path| folder.path().join(path)).collect();
    let files = Projects::default().files(&paths, named).expect("folders that can be read");
    let name = |path: &PathBuf| path.strip_prefix(folder.path()).expect("within").to_string_lossy().replace('\\', "/");
    assert!(files.unread.is_empty(), "{:?}", files.unread);
    files.paths.iter().map(name).collect()
}

#[test]
fn the_nearest_file_within_the_repository_counts() {
    let folder = Folder::of(&[
        ("uncurly.toml", "ignore = [\"curl\"]"),
        ("a/uncurly.toml", "ignore = [\"shell\"]"),
        ("a/b/c.md", ""),
        ("d/.git/HEAD", ""),
        ("d/e/f.md", ""),
    ]);
    let ignored = |path: &str| project::settings_for(&folder.path().join(path)).expect("good settings").lint.ignore;
    assert_eq!(ignored("a/b/c.md"), ["shell"]);
    assert_eq!(ignored("a/b/../new.md"), ["shell"]);
    assert_eq!(ignored("x.md"), ["curl"]);
    assert!(ignored("d/e/f.md").is_empty());
}

#[test]
fn all_keys_arrive() {
    let text = "select = [\"all\"]\nalso = [\"redundant-method\"]\nstyle = \"docs\"\nshell = \"powershell\"\n\
                [severity]\nno-url = \"note\"\n[per-file-ignores]\n\"docs/**\" = [\"secret\"]\n\"*.md\" = [\"shell\"]\n";
    let folder = Folder::of(&[("uncurly.toml", text)]);
    let settings = project::settings_for(&folder.path().join("docs/a.md")).expect("good settings");
    assert_eq!(settings.lint.select, ["all"]);
    assert_eq!(settings.lint.ignore, ["shell", "secret"]);
    assert_eq!(settings.lint.levels.get("no-url"), Some(&Level::Note));
    assert_eq!(settings.also, ["redundant-method"]);
    assert_eq!(settings.lint.style, uncurly::print::Style::Docs);
    assert_eq!(settings.shell, Some(project::Shell::PowerShell));
    assert!(project::settings_for(&folder.path().join("a.sh")).expect("good settings").lint.ignore.is_empty());
    let mut none = Projects::new(Lookup::Nothing);
    assert!(none.settings_for(Some(&folder.path().join("a.md"))).expect("no settings").lint.select.is_empty());
}

#[track_caller]
fn check_wrong(text: &str, expected: &str) {
    let folder = Folder::of(&[("uncurly.toml", text)]);
    let failure = project::settings_for(&folder.path().join("a.md")).expect_err("it is wrong").to_string();
    let told = failure.replace(&folder.path().join("uncurly.toml").display().to_string(), "FILE");
    let told = told.replace(&folder.path().display().to_string(), "HERE");
    assert_eq!(told, expected);
}

#[test]
fn wrong_settings_are_told() {
    check_wrong("\nselct = []", "`FILE`, line 2, column 1: there is no key `selct`; did you mean `select`?");
    check_wrong(
        "ignore = [\"no-ulr\"]",
        "`FILE`, line 1, column 11: there is no rule `no-ulr`; did you mean `no-url`?",
    );
    check_wrong(
        "style = \"big\"",
        "`FILE`, line 1, column 9: there is no value `big`; there are `keep`, `compact`, `docs`",
    );
    check_wrong(
        "exclude = [\"a\", \"[\"]",
        "`FILE`, line 1, column 17: `[` is no pattern for paths: its `[` is never closed; write `\\[` for the sign itself",
    );
    check_wrong(
        "[per-file-ignores]\n\"b{\" = [\"all\"]",
        "`FILE`, line 2, column 1: `b{` is no pattern for paths: unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)",
    );
    check_wrong(
        "select = [\"curl\"]\nignore = [\"shell\", \"curl\"]",
        "`FILE`, line 2, column 20: `curl` stands in `select` too; leave it out of one of them",
    );
    check_wrong(
        "ignore = [\"all\"]",
        "`FILE`, line 1, column 11: `ignore` names `all`, so that nothing would be looked for; name rules or groups",
    );
    check_wrong("also = [\"\"]", "`FILE`, line 1, column 9: the name of a rule is empty; write one, or leave it out");
    check_wrong(
        "exclude = [\"../old\"]",
        "`FILE`, line 1, column 12: `../old` is no pattern for paths: `..` leads out of the folder of the settings, where no pattern holds",
    );
    let folder = Folder::of(&[]);
    let mut projects = Projects::new(Lookup::File(folder.path().join("no.toml")));
    let failure = projects.settings_for(None).expect_err("it is missing").to_string();
    assert_eq!(failure, format!("there is no file `{}`", folder.path().join("no.toml").display()));
}

/// All at once, each with its place and in their order.
#[test]
fn everything_wrong_is_told_in_one_go() {
    check_wrong(
        "select = [\"nope\", \"curl\"]\nstyl = \"docs\"\nshell = \"fish\"\nexclude = [\"[\", \"a\", \"../b\"]\nalso = 3\n\
         [severity]\nno-urll = \"note\"\nno-url = \"warn\"\n[per-file-ignores]\n\"b{\" = [\"nope\", \"curly\"]\n\
         [[api]]\nopenapi = \"no.yaml\"\n[[api]]\nname = \"x\"\n[[api]]\nopenapi = \"b.yaml\"\nbase_url = \"https://b.example\"\n",
        "`FILE`, line 1, column 11: there is no rule `nope`; `uncurly explain` lists them\n\
         `FILE`, line 2, column 1: there is no key `styl`; did you mean `style`?\n\
         `FILE`, line 3, column 9: there is no value `fish`; there are `bash`, `sh`, `cmd`, `powershell`\n\
         `FILE`, line 4, column 12: `[` is no pattern for paths: its `[` is never closed; write `\\[` for the sign itself\n\
         `FILE`, line 4, column 22: `../b` is no pattern for paths: `..` leads out of the folder of the settings, where no pattern holds\n\
         `FILE`, line 5, column 8: a list belongs here, as in `[\"a\", \"b\"]`, and not `3`\n\
         `FILE`, line 7, column 1: there is no rule `no-urll`; did you mean `no-url`?\n\
         `FILE`, line 8, column 10: there is no value `warn`; did you mean `warning`?\n\
         `FILE`, line 10, column 1: `b{` is no pattern for paths: unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)\n\
         `FILE`, line 10, column 17: there is no rule `curly`; did you mean `curl`?\n\
         `FILE`, line 12, column 1: cannot read `HERE/no.yaml`: there is no such file\n\
         `FILE`, line 13, column 1: `openapi` is missing here; add it\n\
         `FILE`, line 17, column 1: there is no key `base_url`; did you mean `base-url`?",
    );
    // Behind what is no TOML nothing is sure; what stands before it is.
    check_wrong(
        "styl = 1\nselect = [\"nope\"]\nshell = fish\nignore = [\"never\"]\n",
        "`FILE`, line 1, column 1: there is no key `styl`; did you mean `style`?\n\
         `FILE`, line 2, column 11: there is no rule `nope`; `uncurly explain` lists them\n\
         `FILE`, line 3, column 9: a text stands in quotes, as in `\"docs\"`",
    );
    let folder = Folder::of(&[("uncurly.toml", "styl = 1\nselect = [\"nope\"]\n"), ("a.sh", "")]);
    let file = folder.path().join("uncurly.toml").display().to_string();
    let told = format!(
        "uncurly: `{file}`, line 1, column 1: there is no key `styl`; did you mean `style`?\n\
         uncurly: `{file}`, line 2, column 11: there is no rule `nope`; `uncurly explain` lists them\n"
    );
    assert_eq!(uncurly().folder(&folder).args(["lint", "a.sh"]).run().code(2).stderr, told);
}

#[test]
fn folders_are_searched() {
    let folder = Folder::of(&[
        ("uncurly.toml", "exclude = [\"old/\", \"*.rst\"]"),
        (".gitignore", "target/\n"),
        ("b.md", ""),
        ("a/z.sh", ""),
        ("a/x.rs", ""),
        ("c.rst", ""),
        ("old/d.md", ""),
        ("target/e.md", ""),
        (".github/workflows/f.yml", ""),
        (".cache/g.md", ""),
    ]);
    assert_eq!(files(&folder, &[""], Named::Taken), [".github/workflows/f.yml", "a/z.sh", "b.md"]);
    let named = ["a/x.rs", "old/d.md", "a", "a"];
    assert_eq!(files(&folder, &named, Named::Taken), ["a/x.rs", "old/d.md", "a/z.sh"]);
    assert_eq!(files(&folder, &named, Named::LeftOut), ["a/x.rs", "a/z.sh"]);
}

/// What the program says of `arguments` in `folder`, and its exit code.
fn run(folder: &Folder, arguments: &[&str]) -> (String, Option<i32>) {
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_uncurly"));
    let output = program.current_dir(folder.path()).args(arguments).output().expect("the program runs");
    (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.code())
}

#[test]
fn the_command_line_asks_the_project() {
    let page = "```sh\ncurl –X PUT https://a.example\n```\n";
    let settings = "[per-file-ignores]\n\"old/**\" = [\"all\"]\n";
    let folder = Folder::of(&[("uncurly.toml", settings), ("a.md", page), ("old/b.md", page), ("none/c.rs", "")]);
    let found =
        |file: &str| format!("{file}:2:6: error: a typographic dash where hyphens belong: `–` for `-` [smart-dash]\n");
    let lint = |more: &[&str]| run(&folder, &[&["lint", "--format", "short"], more].concat());
    assert_eq!(lint(&["."]), (found("a.md"), Some(1)));
    assert_eq!(lint(&["--no-config", "a.md", "old"]), (found("a.md") + &found("old/b.md"), Some(1)));
    assert_eq!(lint(&["--config", "uncurly.toml", "old/b.md"]), (String::new(), Some(0)));
    assert_eq!(lint(&["none"]), (String::new(), Some(0)));
    assert_eq!(lint(&["--config", "no.toml", "."]).1, Some(2));
    assert_eq!(run(&folder, &["fix", "--write", "a.md"]), (String::new(), Some(0)));
    assert_eq!(fs::read_to_string(folder.path().join("a.md")).expect("the file"), page.replace('–', "-"));
}

#[test]
fn what_is_written_is_whole() {
    let folder = Folder::of(&[("a.md", "old")]);
    let path = folder.path().join("a.md");
    project::write(&path, "new").expect("a file that can be written");
    assert_eq!(fs::read_to_string(&path).expect("the file"), "new");
    project::write(&folder.path().join("b.md"), "made").expect("a folder that can be written");
    let names: Vec<_> =
        fs::read_dir(folder.path()).expect("the folder").map(|entry| entry.expect("a file").file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left behind: {names:?}");
    let mut permissions = fs::metadata(&path).expect("the file").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("our own file");
    assert!(project::write(&path, "no").is_err());
}

#[test]
fn a_draft_that_is_not_finished_leaves_nothing() {
    let folder = Folder::of(&[("a.md", "old")]);
    let mut draft = Draft::new(&folder.path().join("a.md")).expect("a file that can be written");
    draft.write_all(b"half of what").expect("room on the disk");
    drop(draft);
    assert_eq!(folder.read("a.md"), "old");
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::of(&[("a.sh", "old")]);
    let (file, link) = (folder.path().join("a.sh"), folder.path().join("b.sh"));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o750)).expect("our own file");
    symlink("a.sh", &link).expect("a new link");
    project::write(&link, "new").expect("a file that can be written");
    let is_link = |path: &Path| fs::symlink_metadata(path).expect("the file").is_symlink();
    assert!(is_link(&link) && !is_link(&file));
    assert_eq!(fs::read_to_string(&file).expect("the file"), "new");
    assert_eq!(fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o750);
}
