//! What programs are told of uncurly's output: every report and every setting follows the schema published for it.

use std::path::Path;

use boon::{Compiler, Schemas};
use serde_json::Value;

use crate::program::uncurly;

const LINT: &str = include_str!("../../grammar/lint.schema.json");
const AST: &str = include_str!("../../grammar/ast.schema.json");
const CONFIG: &str = include_str!("../../grammar/config.schema.json");

/// Version 2.1.0 of the Static Analysis Results Interchange Format as OASIS publishes it.
const SARIF: &str = include_str!("sarif-2.1.0.json");

fn value(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

/// Checks that `instance` follows `schema`.
#[track_caller]
fn check(schema: &str, instance: &Value) {
    check_part(schema, "schema.json", instance);
}

/// Checks that `instance` follows the part of `schema` at `place`.
#[track_caller]
fn check_part(schema: &str, place: &str, instance: &Value) {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("schema.json", value(schema)).expect("a schema");
    let index = compiler.compile(place, &mut schemas).expect("a schema that refers to nothing that is missing");
    if let Err(error) = schemas.validate(instance, index) {
        panic!("{error:#}");
    }
}

/// What the program prints of all posts of the corpus.
fn printed(arguments: &[&str]) -> String {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let corpus = corpus.to_str().expect("a path that is UTF-8");
    let done = uncurly().args(arguments.iter().copied().chain([corpus])).run();
    assert!(done.stdout.len() > 10_000, "{done:#?}");
    done.stdout
}

#[test]
fn json_follows_its_schema() {
    check(LINT, &value(&printed(&["lint", "--format", "json"])));
}

#[test]
fn each_line_of_ndjson_is_a_finding_with_its_file() {
    let lines = printed(&["lint", "--format", "ndjson"]);
    let findings = lines.lines().map(|line| {
        let mut line = value(line);
        let members = line.as_object_mut().expect("each line is an object");
        assert_eq!(members.remove("version"), Some(1.into()));
        assert!(members.remove("path").is_some_and(|path| path.is_string()));
        line
    });
    check_part(LINT, "schema.json#/$defs/file/properties/findings", &findings.collect());
}

#[test]
fn sarif_follows_the_schema_of_oasis() {
    check(SARIF, &value(&printed(&["lint", "--format", "sarif"])));
}

#[test]
fn the_tree_follows_its_schema() {
    let thread = include_str!("../../corpus/purge-thread.txt");
    check(AST, &value(&uncurly().args(["ast", "-"]).stdin(thread).run().stdout));
}

#[test]
fn settings_of_the_readme_follow_their_schema() {
    let readme = include_str!("../../README.md");
    let examples: Vec<_> = readme.split("```toml\n").skip(1).filter_map(|rest| rest.split("\n```").next()).collect();
    let settings = examples.iter().filter(|it| !it.contains("[language-server"));
    assert!(settings.clone().count() > 0);
    for example in settings {
        check(CONFIG, &toml::from_str(example).expect("it is TOML"));
    }
}
