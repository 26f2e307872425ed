//! The package, called by Node: its answers are those of the library, byte for byte.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use uncurly::wasm::call;

use super::{built, is_installed};
use crate::corpus;
use crate::program::Folder;

/// Answers each line of a file, a question, with a line, the answer as a string of JSON, by the library in `uncurly.wasm`.
const ANSWERS: &str = "
import { readFileSync } from 'node:fs';
import { load } from 'uncurly';
const { call } = await load(readFileSync('uncurly.wasm'));
const questions = readFileSync('questions.ndjson', 'utf8').trimEnd().split('\\n');
console.log(questions.map((question) => JSON.stringify(call(question))).join('\\n'));
";

/// A folder in which `import … from 'uncurly'` finds the package.
fn user() -> Folder {
    let folder = Folder::new();
    for entry in fs::read_dir(built().join("npm")).expect("it was built") {
        let entry = entry.expect("a folder can be listed");
        let name = format!("node_modules/uncurly/{}", entry.file_name().to_string_lossy());
        folder.write(&name, fs::read(entry.path()).expect("a file can be read"));
    }
    folder
}

/// What `script` prints.
#[track_caller]
fn node(folder: &Folder, script: &str) -> String {
    folder.write("script.mjs", script);
    let output = Command::new("node").arg("script.mjs").current_dir(folder.path()).output().expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

/// What is asked of a text.
fn questions(text: &str) -> Vec<String> {
    let ask = |command: &str, options: Value| json!({"command": command, "text": text, "options": options}).to_string();
    vec![
        ask("lint", json!({"today": "2026-11-30"})),
        ask("ast", json!({})),
        ask("secrets", json!({})),
        ask("fix", json!({"style": "docs", "secrets": "mask"})),
        ask("fix", json!({"shell": "powershell", "unsafe-fixes": true})),
        ask("rust", json!({})),
        ask("apply", json!({"finding": 0})),
        json!({"command": "lint", "text": text, "name": "page.md"}).to_string(),
    ]
}

/// The library of the folder `name` answers `questions` as this one does.
#[track_caller]
fn check_answers(name: &str, questions: &[String]) {
    let folder = user();
    folder.write("questions.ndjson", questions.join("\n"));
    folder.write("uncurly.wasm", fs::read(built().join(name).join("uncurly.wasm")).expect("it was built"));
    let told = node(&folder, ANSWERS);
    let told: Vec<String> = told.lines().map(|line| serde_json::from_str(line).expect("a line is a string")).collect();
    assert_eq!(told.len(), questions.len());
    for (question, told) in questions.iter().zip(told) {
        assert_eq!(told, call(question), "{question}");
    }
}

#[test]
fn answers_are_those_of_the_library_over_the_whole_corpus() {
    if !is_installed("node") {
        return;
    }
    let mut questions: Vec<_> = corpus::texts().iter().flat_map(|text| questions(text)).collect();
    assert!(questions.len() > 1000, "the corpus is there");
    check_answers("npm", &questions);
    // The page's knows pastes only.
    questions.retain(|question| !question.contains(r#""name":"page.md""#));
    check_answers("site", &questions);
}

#[test]
fn the_library_of_the_page_says_that_it_knows_no_names() {
    if !is_installed("node") {
        return;
    }
    let folder = user();
    folder.write("questions.ndjson", json!({"command": "lint", "text": "", "name": "page.md"}).to_string());
    folder.write("uncurly.wasm", fs::read(built().join("site/uncurly.wasm")).expect("it was built"));
    let told = node(&folder, ANSWERS);
    assert!(told.contains("this build reads pastes, which have no `name`"), "{told}");
}

#[test]
fn the_example_of_its_readme_runs() {
    if !is_installed("node") {
        return;
    }
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/package/README.md");
    let readme = fs::read_to_string(readme).expect("it is there");
    let example = readme.split("```js\n").nth(1).and_then(|rest| rest.split("```").next()).expect("it has an example");
    let told = node(&user(), example);
    assert_eq!(
        told,
        "a typographic dash where hyphens belong: `–` for `-` –\n2 typographic quotes where the shell needs ASCII ones: `“` for `\"` “\n"
    );
}

#[test]
fn offsets_become_indices_of_any_text() {
    if !is_installed("node") {
        return;
    }
    let script = "
import { indices, load } from 'uncurly';
const text = 'a–é🚀🚀“b”\\n\\u{10ffff}z\\ud800!';
const index = indices(text);
const bytes = new TextEncoder();
for (let at = 0; at <= text.length; at++) {
  const isInside = /[\\udc00-\\udfff]/.test(text[at] ?? '');
  const offset = bytes.encode(text.slice(0, at)).length;
  if (!isInside && index(offset) !== at) throw new Error(`${offset} is ${index(offset)}, not ${at}`);
}
const uncurly = await load();
console.log(uncurly.fix(`curl –s “https://a.example/\\ud800”`).error, uncurly.ask('nothing', '').error);
";
    let told = node(&user(), script);
    assert!(told.starts_with("undefined `command` is one of `lint`"), "{told}");
}

#[test]
fn it_says_what_it_is() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/package/package.json");
    let package: Value = serde_json::from_str(&fs::read_to_string(package).expect("it is there")).expect("it is JSON");
    assert_eq!(package["description"], env!("CARGO_PKG_DESCRIPTION"));
    assert_eq!(package["license"], env!("CARGO_PKG_LICENSE"));
}
