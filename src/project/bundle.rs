//! A document and all files that it refers to, as one value.

use std::collections::hash_map::DefaultHasher;
use std::fs::{self, File};
use std::hash::{Hash, Hasher};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::{absolute, yaml};

/// The member under which other files stand.
const FILES: &str = "x-uncurly-files";
/// How many files may belong to one document.
const MOST: usize = 1000;
/// A longer file belongs to none.
const LONGEST: u64 = 64 << 20;

/// A document with what it refers to, and what it was read from.
#[derive(Debug)]
pub(super) struct Bundle {
    pub(super) root: Value,
    /// How long all texts are.
    pub(super) size: usize,
    pub(super) stamps: Vec<Stamp>,
}

/// A file as it was when it was read.
#[derive(Clone, Debug)]
pub(super) struct Stamp {
    pub(super) path: PathBuf,
    text: u64,
}

impl Stamp {
    fn of(path: &Path, text: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Self { path: path.to_owned(), text: hasher.finish() }
    }

    /// Whether the file still has the same text.
    pub(super) fn is_current(&self) -> bool {
        text_of(&self.path).is_ok_and(|text| Self::of(&self.path, &text).text == self.text)
    }
}

/// Reads the document `path`, JSON or YAML; what is wrong is told as the end of a sentence that names it first.
pub(super) fn read(path: &Path) -> Result<Bundle, String> {
    let mut paths = vec![absolute(path)];
    let (mut values, mut stamps, mut size) = (Vec::new(), Vec::new(), 0);
    while let Some(path) = paths.get(values.len()).cloned() {
        let from = if values.is_empty() { "" } else { ", which it refers to" };
        let unread = |error| format!("cannot read `{}`{from}: {}", path.display(), super::reason(&error));
        let text = text_of(&path).map_err(unread)?;
        let mut value = parse(&path, &text)?;
        lead(&mut value, values.len(), &path, &mut paths);
        if paths.len() > MOST {
            return Err(format!("it refers to more than {MOST} files"));
        }
        size += text.len();
        stamps.push(Stamp::of(&path, &text));
        values.push(value);
    }
    let mut values = values.into_iter();
    let mut root = values.next().unwrap_or_default();
    let files: Map<String, Value> = values.enumerate().map(|(at, value)| ((at + 1).to_string(), value)).collect();
    if let Some(members) = root.as_object_mut().filter(|_| !files.is_empty()) {
        members.insert(FILES.to_owned(), Value::Object(files));
    }
    Ok(Bundle { root, size, stamps })
}

/// The text of the file `path`. A project may name what has no end, or waits for somebody to write: that is no file.
fn text_of(path: &Path) -> io::Result<String> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !about.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is no regular file"));
    }
    if about.len() > LONGEST {
        return Err(io::Error::new(ErrorKind::FileTooLarge, format!("it is larger than {} MB", LONGEST >> 20)));
    }
    let mut text = String::new();
    File::open(path)?.take(LONGEST).read_to_string(&mut text)?;
    Ok(text)
}

fn parse(path: &Path, text: &str) -> Result<Value, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_json =
        path.extension().is_some_and(|it| it.eq_ignore_ascii_case("json")) || text.trim_start().starts_with('{');
    if is_json {
        let wrong = |error: serde_json::Error| {
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or_default();
            format!("`{}`, line {}: it is no JSON: {what}", path.display(), error.line())
        };
        return serde_json::from_str(text).map_err(wrong);
    }
    yaml::read(text)
        .map_err(|fault| format!("`{}`, line {}: it is no YAML: {}", path.display(), fault.line, fault.what))
}

/// Makes all references in `value`, which is file `own` of `paths` and stands at `path`, lead to places in the bundle.
fn lead(value: &mut Value, own: usize, path: &Path, paths: &mut Vec<PathBuf>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| lead(item, own, path, paths)),
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(reference) if name == "$ref" => led(reference, own, path, paths),
                    value => lead(value, own, path, paths),
                }
            }
        }
        _ => {}
    }
}

fn led(reference: &mut String, own: usize, path: &Path, paths: &mut Vec<PathBuf>) {
    let (file, pointer) = reference.split_once('#').unwrap_or((reference.as_str(), ""));
    if file.contains("://") {
        return;
    }
    let at = if file.is_empty() {
        own
    } else {
        let file = absolute(&path.parent().unwrap_or(path).join(file));
        paths.iter().position(|known| *known == file).unwrap_or_else(|| {
            paths.push(file);
            paths.len() - 1
        })
    };
    *reference = if at == 0 { format!("#{pointer}") } else { format!("#/{FILES}/{at}{pointer}") };
}
