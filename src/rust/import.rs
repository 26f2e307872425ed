//! Names of the standard library that a program brings into scope.

use std::collections::BTreeSet;

/// A name, or a module, of the standard library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Import {
    Fs,
    Io,
    Read,
    Seek,
    Write,
    Duration,
    Instant,
    UnixEpoch,
}

/// Those of `std::io`, in order.
const IO: [(Import, &str); 4] =
    [(Import::Io, "self"), (Import::Read, "Read"), (Import::Seek, "Seek"), (Import::Write, "Write")];
/// Those of `std::time`.
const TIME: [(Import, &str); 3] =
    [(Import::Duration, "Duration"), (Import::Instant, "Instant"), (Import::UnixEpoch, "UNIX_EPOCH")];

/// The `use` lines, in the order of every edition's rustfmt.
pub(super) fn uses(imports: &BTreeSet<Import>) -> String {
    let mut out = String::from("use std::error::Error;\n");
    if imports.contains(&Import::Fs) {
        out += "use std::fs;\n";
    }
    for (module, names) in [("io", &IO[..]), ("time", &TIME)] {
        let names: Vec<_> =
            names.iter().filter(|(import, _)| imports.contains(import)).map(|(_, name)| *name).collect();
        match &*names {
            [] => {}
            ["self"] => out.extend(["use std::", module, ";\n"]),
            [name] => out.extend(["use std::", module, "::", name, ";\n"]),
            names => out.extend(["use std::", module, "::{", &names.join(", "), "};\n"]),
        }
    }
    out
}
