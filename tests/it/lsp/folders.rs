//! Several folders in one editor, each with settings of its own.

use super::*;

#[test]
fn each_folder_has_its_own_settings() {
    let text = "curl -X POST -d a=1 https://a.example\n";
    let (loose, strict) = (Folder::new(), Folder::new());
    loose.write("a.sh", text).write("uncurly.toml", "ignore = [\"redundant-method\"]\n");
    strict.write("a.sh", text).write("uncurly.toml", "[severity]\nredundant-method = \"error\"\n");
    let habits = Folder::of(&[("a.sh", text)]);
    let (editor, _) = Editor::start(&utf8());
    let found = editor.open(&uri(&habits, "a.sh"), "shellscript", text);
    assert_eq!(find(&found, "redundant-method")["severity"], 4, "a hint");
    assert!(editor.open(&uri(&loose, "a.sh"), "shellscript", text).is_empty());
    let found = editor.open(&uri(&strict, "a.sh"), "shellscript", text);
    assert_eq!(find(&found, "redundant-method")["severity"], 1);
    assert_eq!(editor.leave(), Ending::Orderly);
}
