//! The extension for VS Code: that it goes with the program.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/editors/vscode");

fn manifest() -> Value {
    let text = std::fs::read_to_string(Path::new(FOLDER).join("package.json")).expect("the manifest is there");
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn the_extension_has_the_version_of_the_program() {
    let manifest = manifest();
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    for text in ["README.md", "editors/vscode/README.md"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(text);
        let text = std::fs::read_to_string(path).expect("it is there");
        assert!(text.contains(concat!("uncurly-", env!("CARGO_PKG_VERSION"), ".vsix")));
    }
}

#[test]
fn what_the_extension_names_is_in_its_source() {
    let source = std::fs::read_to_string(Path::new(FOLDER).join("extension.js")).expect("the source is there");
    let manifest = manifest();
    let commands = manifest["contributes"]["commands"].as_array().expect("commands");
    let names = commands.iter().filter_map(|command| command["command"].as_str());
    let commands = names.map(|name| format!("registerCommand('{name}'"));
    assert!(commands.clone().count() > 0);
    for command in commands {
        assert!(source.contains(&command), "{command}");
    }
    assert!(source.contains("'uncurly.dryRun'") && source.contains("dryRun: 'answer'"));
}

#[test]
fn its_source_is_javascript() {
    let Ok(done) = Command::new("node").args(["--check", "extension.js"]).current_dir(FOLDER).output() else {
        eprintln!("node is not installed, so the source is not read");
        return;
    };
    assert!(done.status.success(), "{done:?}");
}

/// It starts the real server, shows what that answers, and comes back after a crash and a wrong path.
#[test]
fn the_extension_drives_the_server() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/vscode.js");
    let Ok(done) = Command::new("node").args([script, env!("CARGO_BIN_EXE_uncurly"), FOLDER]).output() else {
        eprintln!("node is not installed, so the extension is not run");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&done.stdout), "all was seen\n", "{}", String::from_utf8_lossy(&done.stderr));
}
