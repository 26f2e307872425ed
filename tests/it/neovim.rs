//! A real editor, where it is installed: Neovim opens a document, shows what is wrong, and applies the fix-all.

use std::process::Command;

use crate::program::Folder;

const PAGE: &str = "# Déjà 🚀\n\n> - ```sh\n>   curl –X POST “https://a.example/é” \\\n>     -d a=1\n>   ```\n\nAnd `curl –s https://b.example`.\n";

const FIXED: &str = "# Déjà 🚀\n\n> - ```sh\n>   curl -X POST \"https://a.example/é\" \\\n>     -d a=1\n>   ```\n\nAnd `curl -s https://b.example`.\n";

#[test]
fn neovim_shows_findings_and_applies_all_safe_fixes() {
    let folder = Folder::of(&[("page.md", PAGE)]);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/neovim.lua");
    let mut neovim = Command::new("nvim");
    neovim.args(["--headless", "--clean", "page.md", "-c"]).arg(format!("luafile {script}"));
    neovim.current_dir(folder.path()).env("UNCURLY", env!("CARGO_BIN_EXE_uncurly")).env("HOME", folder.path());
    let Ok(output) = neovim.output() else { return };
    // Without a terminal, Neovim prints on standard error.
    let told = String::from_utf8_lossy(&output.stderr).replace('\r', "");
    assert!(output.status.success(), "{told}");
    for finding in ["4:9 1 smart-dash", "8:10 1 smart-dash", "4:19 1 smart-quote"] {
        assert!(told.contains(finding), "`{finding}` is not told: {told}");
    }
    assert_eq!(folder.read("page.md"), FIXED, "{told}");
}
