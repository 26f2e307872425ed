//! Scripts: the whole file is one block.

use super::{Block, BlockKind, Format, Purpose, Remark, line};
use crate::shell::Dialect;
use crate::text::{Mapped, Source};

pub(super) const POSIX: Format = Format {
    endings: &[".sh", ".bash", ".zsh", ".ksh", ".bats"],
    read: |source| vec![block(source, Dialect::Posix)],
    purpose: Purpose::Script,
    remark: Remark::HASH,
};

pub(super) const CMD: Format = Format {
    endings: &[".bat", ".cmd"],
    read: |source| vec![block(source, Dialect::Cmd)],
    purpose: Purpose::Script,
    remark: Remark::REM,
};

pub(super) const POWERSHELL: Format = Format {
    endings: &[".ps1", ".psm1"],
    read: |source| vec![block(source, Dialect::PowerShell)],
    purpose: Purpose::Script,
    remark: Remark::HASH,
};

fn block(source: &Source, dialect: Dialect) -> Block {
    // To a POSIX shell a carriage return is part of a word; on Windows it only ends the line.
    let text = match dialect {
        Dialect::Posix => Mapped::verbatim(source.text(), source.span()),
        Dialect::Cmd | Dialect::PowerShell => line::unwound(source.text(), source.span()),
    };
    Block { dialect: Some(dialect), ..Block::of(source.span(), text, BlockKind::Script) }
}

/// Whether the first line hands the file to a shell.
pub(super) fn has_shebang(source: &Source) -> bool {
    source.name().is_some() && is_handed_on(source.text())
}

/// Whether `text`, the beginning of a file, hands it to a shell: `#!/bin/sh -e`, `#!/usr/bin/env -S bash`.
pub(super) fn is_handed_on(text: &str) -> bool {
    let first = text.lines().next().unwrap_or("");
    let mut words = first.strip_prefix("#!").unwrap_or("").split_whitespace().map(|word| word.rsplit('/').next());
    let mut name = words.next().flatten();
    if name == Some("env") {
        name = words.flatten().find(|word| !word.starts_with('-') && !word.contains('='));
    }
    name.is_some_and(|name| matches!(name, "sh" | "bash" | "zsh" | "ksh" | "dash"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn a_script_is_one_block() {
        check("a.sh", "# x\r\ncurl x\n", &[(BlockKind::Script, "# x\r\ncurl x\n")]);
        check("a.cmd", "curl x ^\r\n -d a\r\n", &[(BlockKind::Script, "curl x ^\n -d a\n")]);
    }

    #[test]
    fn the_first_line_names_a_shell() {
        for line in ["#!/bin/sh", "#! /bin/bash -eu", "#!/usr/bin/env bash\r\n", "#!/usr/bin/env -S A=b zsh -e\nx"] {
            assert!(is_handed_on(line), "{line}");
        }
        for line in ["", "#!", "#!/usr/bin/env python3 sh", "/bin/sh", "x\n#!/bin/sh", "#!/usr/bin/env"] {
            assert!(!is_handed_on(line), "{line}");
        }
    }
}
