//! Any settings file is taken or refused, and what is shown of one that was taken can be used.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use uncurly::project::{Lookup, NAME, Projects};

/// The line behind which the document of an API stands, that the settings may name as `api.yml`.
const CUT: &str = "\n%%\n";

/// A folder that is removed in the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let name = format!("uncurly-law-{}-{:?}", std::process::id(), thread::current().id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("a folder for a test can be made");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn hold(bytes: &[u8]) {
    let text = super::text_of(bytes);
    let (settings, document) = text.split_once(CUT).unwrap_or((&text, ""));
    let folder = Folder::new();
    fs::write(folder.0.join("api.yml"), document).expect("a file for a test can be written");
    let Some(shown) = shown(&folder.0, settings) else { return };
    let again =
        self::shown(&folder.0, &shown).unwrap_or_else(|| panic!("what is shown cannot be used\n{shown}\n{text}"));
    assert_eq!(again, shown, "of\n{text}");
}

/// Settings that name the text as a document, and such a document.
pub(crate) fn seed(text: &str) -> Vec<Vec<u8>> {
    let settings = "select = [\"shell\"]\nignore = [\"smart-quote\"]\nalso = [\"no-url\"]\nstyle = \"docs\"\nshell = \"cmd\"\n\
                    curl = \"8.5\"\nexclude = [\"old/\"]\n[severity]\nno-url = \"note\"\n[per-file-ignores]\n\"a/**\" = [\"secret\"]\n\
                    [[api]]\nname = \"Own\"\nopenapi = \"api.yml\"\nbase-url = \"https://own.example\"\nauth = [\"X-Key\"]";
    let line = text.lines().next().unwrap_or("");
    let document = format!(
        "openapi: 3.0.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /a/{{id}}:\n    get:\n      operationId: {}\n      responses: {{}}\n",
        serde_json::Value::from(line)
    );
    vec![settings.as_bytes().to_vec(), format!("{settings}{CUT}{document}").into_bytes()]
}

/// What the program says of `settings` for a text in `folder`; nothing where it refuses them.
fn shown(folder: &Path, settings: &str) -> Option<String> {
    let file = folder.join(NAME);
    fs::write(&file, settings).expect("a file for a test can be written");
    let mut projects = Projects::new(Lookup::File(file));
    match projects.settings_for(Some(&folder.join("a.md"))) {
        Ok(_) => Some(projects.shown(&folder.join("a.md")).expect("settings that were taken can be shown")),
        Err(failure) => {
            assert!(!failure.to_string().is_empty());
            None
        }
    }
}
