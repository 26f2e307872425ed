//! APIs of a project's own, in an editor.

use super::*;

const DOCUMENT: &str = "openapi: 3.0.0\ninfo: { title: Pets }\nservers: [{ url: 'https://pets.example/v1' }]\npaths:\n  \
                        /pets/{pet_id}: { get: {}, delete: {} }\n";

#[test]
fn own_apis_are_known_and_read_again() {
    let watch = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let (mut editor, _) = Editor::start(&watch);
    editor.connection.receiver.recv().expect("settings are watched");
    let folder = Folder::of(&[("uncurly.toml", "[[api]]\nopenapi = \"a.yaml\"\n"), ("a.yaml", DOCUMENT)]);
    let uri = format!("file://{}/a.sh", folder.path().display());
    let text = "curl https://pets.example/v1/pets/7\ncurl https://pets.example/v1/pe \n";
    let item = json!({"uri": uri, "languageId": "shellscript", "version": 1, "text": text});
    editor.tell("textDocument/didOpen", json!({"textDocument": item}));
    match editor.connection.receiver.recv().expect("a request") {
        Message::Request(request) => {
            let options = &request.params["registrations"][0]["registerOptions"];
            let pattern = options["watchers"][0]["globPattern"].as_str().expect("a pattern").to_owned();
            assert!(pattern.ends_with("/a.yaml"), "{pattern}");
        }
        other => panic!("no request: {other:?}"),
    }
    let codes = |found: Vec<Value>| found.into_iter().map(|it| it["code"].clone()).collect::<Vec<_>>();
    assert_eq!(codes(editor.diagnostics(&uri)), ["unknown-operation"]);

    let page = editor.hover(&uri, &json!({"line": 0, "character": 30}))["contents"]["value"].to_string();
    assert!(page.contains("`GET /pets/{pet_id}` of Pets"), "{page}");
    let urls = completions(&mut editor, &uri, 1, 31);
    assert_eq!(urls.len(), 1);
    assert_eq!(urls[0]["label"], "https://pets.example/v1/pets/$PET_ID");
    assert_eq!(urls[0]["detail"], "DELETE, GET");

    folder.write("a.yaml", DOCUMENT.replace("/pets/", "/cats/"));
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    assert_eq!(codes(editor.diagnostics(&uri)), ["unknown-operation", "unknown-operation"]);
    folder.write("a.yaml", "paths: [");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    match editor.connection.receiver.recv().expect("a message") {
        Message::Notification(told) => {
            let message = told.params["message"].as_str().expect("a text").to_owned();
            assert!(message.contains("a.yaml`, line 2: it is no YAML"), "{message}");
        }
        other => panic!("no message: {other:?}"),
    }
    assert!(editor.diagnostics(&uri).is_empty());
    assert_eq!(editor.leave(), Ending::Orderly);
}

/// The labels of what may stand where `|` stands in a script beside the parcels' document.
fn typed(command: &str) -> Vec<String> {
    let (mut editor, _) = Editor::start(&json!({}));
    let document = include_str!("../openapi/parcels.yaml");
    let folder = Folder::of(&[("uncurly.toml", "[[api]]\nopenapi = \"a.yaml\"\n"), ("a.yaml", document)]);
    let uri = format!("file://{}/a.sh", folder.path().display());
    let at = command.find('|').expect("the place is marked");
    editor.open(&uri, "shellscript", &format!("{}\n", command.replacen('|', "", 1)));
    let items = completions(&mut editor, &uri, 0, u32::try_from(at).expect("short"));
    assert_eq!(editor.leave(), Ending::Orderly);
    let mut items: Vec<_> = items.iter().collect();
    items.sort_by_key(|item| item["sortText"].as_str().unwrap_or_default());
    items.iter().map(|item| item["label"].as_str().expect("a label").to_owned()).collect()
}

#[test]
fn fields_of_own_apis_are_completed() {
    let base = "https://eu.parcels.example/v1";
    assert_eq!(typed(&format!("curl {base}/parcels -d '|'")), ["to", "weight"]);
    assert_eq!(typed(&format!("curl {base}/parcels -d to=Ann --data-urlencode '|'")), ["to", "weight"]);
    assert_eq!(typed(&format!("curl {base}/parcels -d 'to=Ann&|'")), ["weight"]);
    assert_eq!(typed(&format!("curl {base}/scans -F |")), ["image", "pages", "title"]);
    let orders = typed(&format!("curl {base}/orders -d '|'"));
    for name in ["lines[0][sku]", "lines[0][price][amount]", "address[street]"] {
        assert!(orders.iter().any(|label| label == name), "{name}: {orders:?}");
    }
    let patch = format!("curl -X PATCH {base}/parcels/p7 -H 'Content-Type: |' -d '{{}}'");
    assert_eq!(typed(&patch), ["application/merge-patch+json"]);
    assert_eq!(typed(&format!("curl {base}/parcels -H 'Authorization: |'")), ["Basic "]);
    assert_eq!(typed(&format!("curl -X DELETE {base}/tokens -H 'Authorization: |'")), ["Bearer "]);
}
