//! Files that a command found somewhere had better leave alone: `grammar/paths.tsv`, `folders.tsv`.

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/paths.tsv"));

const FOLDERS: Table = Table::new(include_str!("../../grammar/folders.tsv"));

/// What is done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// It is read, and what it holds sent.
    Read,
    /// It is written.
    Write,
}

/// What the file at `path` holds, if whoever does `deed` with it should think twice. Variables stand in `path` as
/// `$NAME`.
pub fn holds(path: &str, deed: Deed) -> Option<&'static str> {
    let path = settled(path);
    let fits = |row: &Row<'_>| match row.cell(1) {
        "read" if deed == Deed::Write => false,
        "write" if deed == Deed::Read => false,
        _ => is_at(&path, row.key()),
    };
    TABLE.rows().iter().find(fits).map(|row| row.cell(2))
}

/// Whether `path` leads out of the folder that a command runs in, and not to where everybody puts things.
pub fn is_outside(path: &str) -> bool {
    let path = settled(path);
    let is_common = folders("everybody").any(|folder| path.starts_with(folder));
    let is_drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic();
    !is_common && (path.starts_with(['/', '~']) || is_drive || path == ".." || path.starts_with("../"))
}

/// The folders of `whose`.
fn folders(whose: &str) -> impl Iterator<Item = &'static str> {
    FOLDERS.rows().iter().filter(move |row| row.cell(1) == whose).map(Row::key)
}

/// Whether `path` is `known`, or below it.
fn is_at(path: &str, known: &str) -> bool {
    let is_rooted = known.starts_with(['/', '~']);
    if known.ends_with('/') {
        let mut steps = memchr::memchr_iter(b'/', path.as_bytes()).map(|at| &path[at + 1..]);
        return path.starts_with(known) || !is_rooted && steps.any(|below| below.starts_with(known));
    }
    path == known || !is_rooted && path.strip_suffix(known).is_some_and(|before| before.ends_with('/'))
}

/// `path` with `~` for the home of any user, slashes alone, and no steps back that can be done without.
fn settled(path: &str) -> String {
    let mut path = path.replace('\\', "/");
    if let Some(rest) = folders("home").find_map(|own| path.strip_prefix(own)).or_else(|| of_user(&path)) {
        path = format!("~/{rest}");
    }
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            "." => {}
            "" if !steps.is_empty() => {}
            ".." if steps.last().is_some_and(|last| !matches!(*last, ".." | "")) => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    let end = if path.ends_with('/') && steps.len() > 1 { "/" } else { "" };
    steps.join("/") + end
}

/// What lies where in the home of a user, behind the letter of a drive or without one.
fn of_user(path: &str) -> Option<&str> {
    let path = path.split_once(':').filter(|(drive, _)| drive.len() == 1).map_or(path, |(_, path)| path);
    match path.strip_prefix('/')?.split_once('/')? {
        ("root", rest) => Some(rest),
        ("home" | "Users", rest) => rest.split_once('/').map(|(_, rest)| rest),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_paths_in_order() {
        assert!(TABLE.rows().iter().map(Row::key).is_sorted());
        assert!(TABLE.rows().iter().all(|row| matches!(row.cell(1), "read" | "write" | "both")));
        assert!(TABLE.rows().iter().all(|row| !row.cell(2).is_empty()));
        assert!(FOLDERS.rows().iter().map(Row::key).is_sorted());
        assert!(
            FOLDERS.rows().iter().all(|row| row.key().ends_with('/') && matches!(row.cell(1), "home" | "everybody"))
        );
    }

    #[test]
    fn files_that_programs_trust_are_known() {
        let check = |path: &str, deed, expected: bool| assert_eq!(holds(path, deed).is_some(), expected, "{path}");
        for path in [
            "~/.ssh/authorized_keys",
            "$HOME/.ssh/id_rsa",
            "/home/me/.ssh/x",
            "/Users/me/.ssh/x",
            "C:\\Users\\me\\.ssh\\x",
            ".ssh/x",
        ] {
            check(path, Deed::Write, true);
            check(path, Deed::Read, true);
        }
        check("/etc/passwd", Deed::Read, true);
        check("/etc/../etc//./passwd", Deed::Read, true);
        check("~/.bashrc", Deed::Write, true);
        check("~/.bashrc", Deed::Read, false);
        check("/srv/app/.env", Deed::Read, true);
        check("my.env", Deed::Read, false);
        check("/etc/apt/keyrings/x.asc", Deed::Write, false);
        check("notes.txt", Deed::Write, false);
        check("$DIR/id_rsa", Deed::Read, true);
    }

    #[test]
    fn what_lies_outside_is_told() {
        let check = |path: &str, expected| assert_eq!(is_outside(path), expected, "{path}");
        for path in ["/usr/local/bin/x", "~/x", "../x", "a/../../x", "C:\\x", "$HOME/x", "/dev/../etc/x"] {
            check(path, true);
        }
        for path in ["x", "a/b", "a/../b", "./x", "/dev/null", "/tmp/x", "$DIR/x", ""] {
            check(path, false);
        }
    }
}
