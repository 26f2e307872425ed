//! What is proposed while somebody types, and told where the pointer stands.

use super::*;

/// The labels of what may stand where `|` stands in `text`, and the text once the first of them is taken.
fn typed(text: &str) -> (Vec<String>, String) {
    let (mut editor, _) = Editor::start(&utf8());
    let at = text.find('|').expect("the place is marked");
    let text = text.replacen('|', "", 1);
    editor.open("file:///a.md", "markdown", &text);
    let line = text[..at].matches('\n').count();
    let character = at - text[..at].rfind('\n').map_or(0, |end| end + 1);
    let number = |number: usize| u32::try_from(number).expect("short");
    let items = completions(&mut editor, "file:///a.md", number(line), number(character));
    let mut items: Vec<_> = items.iter().collect();
    items.sort_by_key(|item| item["sortText"].as_str().unwrap_or_default());
    let labels = items.iter().map(|item| item["label"].as_str().expect("a label").to_owned()).collect();
    let taken = items.first().map_or_else(String::new, |item| applied(&text, &json!([item["textEdit"]]), Unit::Byte));
    assert_eq!(editor.leave(), Ending::Orderly);
    (labels, taken)
}

const PURGE: &str = "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache";

fn fenced(command: &str) -> String {
    format!("> 1. ```sh\n>    curl {PURGE} {command}\n>    ```\n")
}

#[test]
fn keys_of_bodies_are_completed() {
    let (labels, taken) = typed(&fenced("--json '{\"purge_ev|\"}'"));
    assert!(labels.iter().any(|label| label == "purge_everything") && labels.iter().any(|label| label == "tags"));
    let (_, taken_value) = typed(&fenced("--json '{\"purge_everything\": |}'"));
    assert_eq!(taken_value, fenced("--json '{\"purge_everything\": true}'"));
    assert!(taken.starts_with("> 1. ```sh"), "{taken}");
    let (labels, _) = typed(&fenced("--json '{\"files\": [{\"|\"}]}'"));
    assert_eq!(labels, ["headers", "url"]);
    let (_, taken) = typed(&fenced("--json \"{|}\""));
    assert!(taken.contains("--json \"{\\\"") && taken.contains("\\\"}\""), "{taken}");
    // What is no JSON, and what goes elsewhere, is left alone.
    assert!(typed(&fenced("-d '|'")).0.is_empty());
    assert!(typed("```sh\ncurl https://a.example --json '{\"|\"}'\n```\n").0.is_empty());
}

#[test]
fn headers_are_completed() {
    let (labels, taken) = typed(&fenced("-H 'Content-T|'"));
    assert!(labels.iter().any(|label| label == "Content-Type"), "{labels:?}");
    assert!(taken.contains("-H '") && taken.ends_with("'\n>    ```\n"), "{taken}");
    let (_, taken) = typed(&fenced("-X POST -H 'Content-Type: app|'"));
    assert_eq!(taken, fenced("-X POST -H 'Content-Type: application/json'"));
    let (labels, _) = typed(&fenced("-H \"Authorization: |\""));
    assert_eq!(labels, ["Bearer $CLOUDFLARE_API_TOKEN"]);
    let (labels, _) = typed("```sh\ncurl https://a.example -H 'Authorization: |'\n```\n");
    assert_eq!(labels, ["Bearer ", "Basic "]);
    let (labels, _) = typed("```sh\ncurl https://a.example -H 'Accept: |'\n```\n");
    assert_eq!(labels[0], "application/json");
}

#[test]
fn options_are_completed_by_letter_and_name() {
    for text in
        ["```sh\ncurl -|\n```\n", "```sh\ncurl -| https://a.example\n```\n", "```sh\ncurl https://a.example -|\n```\n"]
    {
        let (labels, _) = typed(text);
        for option in ["-H", "-X", "-d", "--header", "--json", "-L"] {
            assert!(labels.iter().any(|label| label == option), "{text}: {labels:?}");
        }
    }
    let (labels, _) = typed("```sh\ncurl --he|\n```\n");
    assert!(labels.iter().all(|label| label.starts_with("--")) && labels.len() > 200, "{labels:?}");
    let (labels, _) = typed(&fenced("-X |"));
    assert_eq!(labels, ["POST"]);
    let (labels, _) = typed("```sh\ncurl -X P| https://a.example\n```\n");
    assert!(labels.iter().any(|label| label == "PATCH"), "{labels:?}");
}

#[test]
fn headers_are_completed_before_their_quote_is_closed() {
    for quote in ["'", "\""] {
        let text = format!("```sh\ncurl https://a.example -H {quote}|\n```\n\nIt's \"so\".\n");
        let (labels, _) = typed(&text);
        assert!(labels.iter().any(|label| label == "Accept"), "{text}: {labels:?}");
        let (labels, taken) = typed(&text.replace('|', "Accept: |"));
        assert_eq!(labels.first().map(String::as_str), Some("application/json"), "{text}");
        assert!(taken.starts_with(&format!("```sh\ncurl https://a.example -H {quote}Accept: ")), "{taken}");
    }
}

#[test]
fn queries_are_completed() {
    let records = "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records";
    let page = |query: &str| format!("```sh\ncurl \"{records}{query}\"\n```\n");
    let (labels, _) = typed(&page("?|"));
    assert!(["per_page", "type", "match"].iter().all(|name| labels.iter().any(|label| label == name)), "{labels:?}");
    let (labels, taken) = typed(&page("?per_page=5&mat|"));
    assert!(labels.iter().all(|label| label != "per_page"), "{labels:?}");
    assert!(
        taken.starts_with(&format!("```sh\ncurl \"{records}?per_page=5&")) && taken.ends_with("=\"\n```\n"),
        "{taken}"
    );
    let (labels, _) = typed(&page("?match=|"));
    assert_eq!(labels, ["any", "all"]);
    let (labels, taken) = typed(&page("?mat|=all"));
    assert!(labels.contains(&"match".to_owned()) && !taken.contains("=="), "{taken}");
    let (labels, _) = typed(&format!("```sh\ncurl -G {records} -d 'match=|'\n```\n"));
    assert_eq!(labels, ["any", "all"]);
    assert!(typed("```sh\ncurl 'https://a.example?|'\n```\n").0.is_empty());
}

#[test]
fn forms_are_completed() {
    let images = "https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/images/v1";
    let page = |form: &str| format!("```sh\ncurl {images} {form}\n```\n");
    let (labels, taken) = typed(&page("-F '|'"));
    assert!(
        ["file", "metadata", "requireSignedURLs"].iter().all(|name| labels.iter().any(|label| label == name)),
        "{labels:?}"
    );
    assert!(taken.contains("-F '"), "{taken}");
    let (labels, _) = typed(&page("-F requireSignedURLs=|"));
    assert_eq!(labels, ["true", "false"]);
    assert!(typed(&page("-d '|'")).0.is_empty(), "no form of parts");
}

/// What is told where `|` stands in `text`.
fn told(text: &str) -> String {
    let (mut editor, _) = Editor::start(&utf8());
    let at = text.find('|').expect("the place is marked");
    let text = text.replacen('|', "", 1);
    editor.open("file:///a.md", "markdown", &text);
    let character = at - text[..at].rfind('\n').map_or(0, |end| end + 1);
    let page = editor.hover("file:///a.md", &json!({"line": text[..at].matches('\n').count(), "character": character}));
    assert_eq!(editor.leave(), Ending::Orderly);
    page["contents"]["value"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn headers_and_codes_have_pages() {
    let page = told("```sh\ncurl https://a.example -H 'If-None-Ma|tch: *'\n```\n");
    assert!(page.contains("**If-None-Match**") && page.contains("--etag-compare"), "{page}");
    assert!(!told("```sh\ncurl https://a.example -H 'X-Ow|n: 1'\n```\n").contains("X-Own"));
    let reply = "{\"success\":false,\"errors\":[{\"code\":60|03,\"message\":\"Invalid request headers\"}]}";
    let page = told(&format!("```console\n$ curl {PURGE} -H 'Authorization: $T' -d '{{}}'\n{reply}\n```\n"));
    assert!(page.contains("**6003**") && page.contains("malformed"), "{page}");
}
