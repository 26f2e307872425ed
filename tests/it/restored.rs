//! Documents of many kinds whose commands a blog, a word processor or a chat has damaged, each with what it was before:
//! the commands come back to their bytes, and nothing else is touched.

use std::fs;
use std::path::Path;

use crate::law;

fn corrected(name: &str, text: &str) -> String {
    law::document::corrected(&law::text::read(Some(name), text))
}

#[test]
fn documents_come_back_to_what_they_were() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/restored");
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder.join("given")).expect("the folder can be read") {
        let path = entry.expect("a folder can be listed").path();
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let read =
            |folder: &Path| fs::read_to_string(folder.join(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let (given, meant) = (read(&folder.join("given")), read(&folder.join("meant")));
        for text in [&given, &meant] {
            let found = corrected(&name, text);
            let lines = found.lines().zip(meant.lines()).filter(|(found, meant)| found != meant);
            wrong.extend(lines.map(|(found, meant)| format!("{name}: {found}\n  for {meant}")));
            assert_eq!(found.lines().count(), meant.lines().count(), "{name}");
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let meant = fs::read_dir(folder.join("meant")).expect("the folder can be read").count();
    assert_eq!(count, meant, "each document has its origin");
}
