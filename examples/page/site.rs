//! What a host gets, and what npm gets: the files of `web/`, and the library as WebAssembly.

use std::error::Error;
use std::fmt::{self, Display};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use crc32fast::Hasher;

/// The line of the service worker that tells what it keeps, and what takes its place.
const KEPT: &str = "const kept = { version: \"none\", files: [] };";

/// The version of the package, before it is known.
const VERSION: &str = "\"version\": \"0.0.0\"";

/// What was built.
pub(crate) struct Built {
    folder: PathBuf,
    wasm: usize,
}

impl Display for Built {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folder = self.folder.display();
        write!(f, "{folder}/site, {folder}/npm; uncurly.wasm has {} bytes", self.wasm)
    }
}

/// Writes `site` and `npm` into `folder`, anew.
pub(crate) fn build(folder: &Path) -> Result<Built, Box<dyn Error>> {
    let wasm = fs::read(wasm()?)?;
    let (site, npm) = (folder.join("site"), folder.join("npm"));
    for folder in [&site, &npm] {
        clear(folder)?;
        fs::create_dir_all(folder)?;
        fs::write(folder.join("uncurly.wasm"), &wasm)?;
    }
    let web = root().join("web");
    copy(&web, &site)?;
    fs::copy(web.join("package/index.js"), site.join("uncurly.js"))?;
    keep(&site)?;
    copy(&web.join("package"), &npm)?;
    put(&npm.join("package.json"), VERSION, &format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION")))?;
    for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(license), npm.join(license))?;
    }
    Ok(Built { folder: folder.to_owned(), wasm: wasm.len() })
}

/// Has cargo build the library; where it is then.
fn wasm() -> Result<PathBuf, Box<dyn Error>> {
    let target = target().join("wasm");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root()).args(["build", "--locked", "--lib", "--no-default-features", "--features", "wasm"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--profile", "wasm", "--target-dir"]).arg(&target);
    if !cargo.status()?.success() {
        return Err("the library could not be built; `rustup target add wasm32-unknown-unknown` may be missing".into());
    }
    Ok(target.join("wasm32-unknown-unknown/wasm/uncurly.wasm"))
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn clear(folder: &Path) -> io::Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}

/// Copies the files of `from`, but no folders in it.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for file in files(from)? {
        fs::copy(from.join(&file), to.join(&file))?;
    }
    Ok(())
}

/// The names of the files of `folder`, sorted.
fn files(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// Tells the service worker which files to keep, and a version that changes with any of them.
fn keep(site: &Path) -> Result<(), Box<dyn Error>> {
    let files: Vec<_> =
        files(site)?.into_iter().filter(|name| name != "offline.js" && !name.starts_with('_')).collect();
    let mut hasher = Hasher::new();
    for name in &files {
        hasher.update(name.as_bytes());
        hasher.update(&fs::read(site.join(name))?);
    }
    let kept = serde_json::json!({"version": format!("{:08x}", hasher.finalize()), "files": files});
    put(&site.join("offline.js"), KEPT, &format!("const kept = {kept};"))
}

/// Puts `new` in place of `old`, which has to be there.
fn put(file: &Path, old: &str, new: &str) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    if !text.contains(old) {
        return Err(format!("`{old}` is missing in {}", file.display()).into());
    }
    fs::write(file, text.replacen(old, new, 1))?;
    Ok(())
}
