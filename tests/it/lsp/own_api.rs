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
