//! The manual page: that of the program, and a section for each of its commands.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_mangen::Man;

use super::args::Arguments;

/// Writes the page.
pub(super) fn write(out: &mut dyn Write) -> io::Result<()> {
    let mut program = Arguments::command();
    program.build();
    Man::new(program.clone()).render(out)?;
    for command in program.get_subcommands().filter(|command| !command.is_hide_set()) {
        let name = command.get_name();
        if name == "help" {
            continue;
        }
        writeln!(out, ".SH \"UNCURLY {}\"", name.to_uppercase())?;
        let page = Man::new(command.clone());
        let mut section = Vec::new();
        page.render_description_section(&mut section)?;
        page.render_options_section(&mut section)?;
        out.write_all(below(&String::from_utf8_lossy(&section)).as_bytes())?;
    }
    Ok(())
}

/// A page's sections as those of a section; that it describes something needs no heading.
fn below(page: &str) -> String {
    page.replace(".SH DESCRIPTION\n", "").replace(".SH ", ".SS ")
}
