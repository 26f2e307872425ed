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

/// The folders that are built, and how rustc is asked for the library in each: what is pasted into a page is no file, so
/// the page goes without their formats.
const FOLDERS: [(&str, &[&str]); 2] = [("site", &["--cfg", "pastes"]), ("npm", &[])];

/// What was built.
pub(crate) struct Built {
    folder: PathBuf,
    /// How long `uncurly.wasm` of each is.
    sizes: [u64; 2],
}

impl Display for Built {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folder = self.folder.display();
        let [site, npm] = self.sizes;
        write!(f, "{folder}/site, {folder}/npm; uncurly.wasm has {site} and {npm} bytes")
    }
}

/// Writes `site` and `npm` into `folder`, anew.
pub(crate) fn build(folder: &Path) -> Result<Built, Box<dyn Error>> {
    let (site, npm) = (folder.join("site"), folder.join("npm"));
    let mut sizes = [0; 2];
    for ((name, cfgs), size) in FOLDERS.into_iter().zip(&mut sizes) {
        let wasm = wasm(name, cfgs)?;
        let folder = folder.join(name);
        clear(&folder)?;
        fs::create_dir_all(&folder)?;
        *size = fs::copy(wasm, folder.join("uncurly.wasm"))?;
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
    Ok(Built { folder: folder.to_owned(), sizes })
}

/// Has cargo build the library of the folder `name` with `cfgs`; where it is then.
fn wasm(name: &str, cfgs: &[&str]) -> Result<PathBuf, Box<dyn Error>> {
    let target = target().join("wasm").join(name);
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // As nothing but a `cdylib` it is optimised as a whole, which a library for other crates is not.
    cargo.current_dir(root()).args(["rustc", "--locked", "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--no-default-features", "--features", "wasm", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--profile", "wasm", "--target-dir"]).arg(&target);
    // Addresses are written no longer than they are.
    cargo.args(["--", "-C", "link-arg=--compress-relocations"]).args(cfgs);
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
