//! README tells the truth: its `console` blocks are run, its table of rules is derived, and no option is left out.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use snapbox::data::DataFormat;
use snapbox::{Assert, Data, IntoData};
use uncurly::lint::rules;
use uncurly::report::FORMATS;
use uncurly::run::Permission;

use crate::program::{Folder, uncurly};

const DOCUMENTS: [&str; 3] = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"];

const RULES: (&str, &str) = ("<!-- rules -->\n", "<!-- end of rules -->\n");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn path() -> PathBuf {
    root().join("README.md")
}

fn readme() -> String {
    fs::read_to_string(path()).expect("README is there")
}

/// `SNAPSHOTS=overwrite` writes what happens into README.
#[test]
#[cfg(unix)]
fn readme_shows_what_happens() {
    let shown = with_outputs(&with_rules(&readme()));
    let expected = Data::read_from(&path(), Some(DataFormat::Text)).raw();
    Assert::new().action_env("SNAPSHOTS").eq(shown.into_data(), expected);
}

/// `readme` with the table of rules between its marks.
fn with_rules(readme: &str) -> String {
    let (before, rest) = readme.split_once(RULES.0).expect("the table of rules has a start");
    let (_, after) = rest.split_once(RULES.1).expect("the table of rules has an end");
    let (start, end) = RULES;
    format!("{before}{start}\n{}\n{end}{after}", rules::markdown_table())
}

/// `readme` with the output of each command of its `console` blocks below it.
fn with_outputs(readme: &str) -> String {
    let mut out = String::new();
    let mut in_console = false;
    for line in readme.lines() {
        match line.strip_prefix("$ ").filter(|_| in_console) {
            Some(command) => {
                let _ = writeln!(out, "{}", format!("{line}\n{}", output(command)).trim_end_matches('\n'));
            }
            None if in_console && line != "```" => {}
            None => {
                in_console = line == "```console";
                let _ = writeln!(out, "{line}");
            }
        }
    }
    out
}

/// What a terminal shows of `command`, run by bash in the root of the repository.
fn output(command: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_uncurly"));
    let folders = program.parent().into_iter().map(Path::to_owned);
    let others = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(folders.chain(std::env::split_paths(&others))).expect("no folder has a colon");
    let done = Command::new("bash")
        .args(["--norc", "-c", &format!("exec 2>&1\n{command}")])
        .env_clear()
        .env("PATH", path)
        .env("HOME", std::env::temp_dir())
        .env("LC_ALL", "C.UTF-8")
        .current_dir(root())
        .stdin(Stdio::null())
        .output()
        .expect("bash is installed");
    String::from_utf8(done.stdout).expect("the output is UTF-8")
}

#[test]
fn readme_names_every_option() {
    let readme = readme();
    for verb in ["fix", "lint", "rust", "run", "ast", "explain", "lsp", "completions", "man"] {
        assert!(readme.contains(&format!("uncurly {verb}")), "`uncurly {verb}`");
        let help = uncurly().args([verb, "--help"]).run().code(0).stdout;
        let words = help.split(|c: char| c.is_whitespace() || c == '`');
        for option in words.filter(|word| word.starts_with("--") && word.len() > 2) {
            assert!(readme.contains(option), "`{option}` of `uncurly {verb}`");
        }
    }
}

#[test]
fn readme_names_every_format_and_permission() {
    let readme = readme();
    let permissions = Permission::ALL.iter().map(|permission| permission.name());
    for name in FORMATS.iter().map(|format| format.name).chain(permissions) {
        assert!(readme.contains(&format!("`{name}`")), "`{name}`");
    }
}

#[test]
fn its_settings_are_good() {
    let readme = readme();
    let settings = readme.split("```toml\n").find(|block| block.contains("[severity]")).expect("settings are shown");
    let (settings, _) = settings.split_once("```").expect("the block ends");
    let folder = Folder::new();
    folder.write("uncurly.toml", settings);
    uncurly().folder(&folder).args(["lint", "-"]).stdin("curl https://example.com\n").run().code(0);
}

#[test]
fn its_own_commands_are_right() {
    let names = DOCUMENTS.map(|name| root().join(name).display().to_string());
    uncurly().args(["lint", "--fail-on", "error"]).args(names.iter().map(String::as_str)).run().code(0);
}

#[test]
fn links_lead_somewhere() {
    for name in DOCUMENTS {
        let text = fs::read_to_string(root().join(name)).expect("the file is there");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            let is_here = match link.strip_prefix('#') {
                Some(anchor) => text.lines().filter_map(anchor_of).any(|it| it == anchor),
                None => link.starts_with("https://") || root().join(link).exists(),
            };
            assert!(is_here, "{name}: {link}");
        }
    }
}

/// What a link calls the heading `line`.
fn anchor_of(line: &str) -> Option<String> {
    let heading = line.strip_prefix('#')?.trim_start_matches('#').trim();
    let letters = heading.chars().filter(|&c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    Some(letters.collect::<String>().to_lowercase().replace(' ', "-"))
}
