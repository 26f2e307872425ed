//! Who reads what is written to the standard output: nobody any longer, or somebody before a terminal.

use std::process::{Command, Output, Stdio};

use super::compare::{Bench, bare, curl_version};
use crate::program::Folder;

/// `line` as a shell's command for each of the two programs.
fn commands(line: &str, folder: &Folder) -> [String; 2] {
    folder.write("command", format!("curl {line}\n"));
    let path = folder.path().join("command");
    let program = env!("CARGO_BIN_EXE_uncurly");
    let own = format!("exec '{program}' run --as-written --allow all --yes '{}'", path.display());
    [format!("exec curl -q -sS {line}"), own]
}

#[test]
fn a_pipe_that_nobody_reads_ends_it_as_with_curl() {
    let Some(version) = curl_version() else { return };
    let bench = Bench::at(0, version);
    for line in ["%U/1", "%U/1 %U/2", "-i %U/1", "-w told %U/nothing", "-o /dev/null -w told %U/1"] {
        let line = bench.filled(line);
        let codes = commands(&line, &Folder::new()).map(|command| {
            let (reader, writer) = std::io::pipe().expect("there can be pipes");
            // Nobody reads from the start: who leaves later may leave too late.
            drop(reader);
            let mut program = bare("sh");
            program.args(["-c", &command]).stdout(writer).stderr(Stdio::null());
            let mut child = program.spawn().expect("the program runs");
            drop(program);
            child.wait().expect("it ends").code()
        });
        assert_eq!(codes[0], codes[1], "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn terminals_are_spared_what_is_no_text_as_by_curl() {
    let Some(version) = curl_version() else { return };
    let on_terminal = |command: &str| -> Option<Output> {
        let mut program = Command::new("script");
        program.args(["-qec", command, "/dev/null"]).stdin(Stdio::null()).output().ok()
    };
    if !on_terminal("true").is_some_and(|output| output.status.success()) {
        return;
    }
    let bench = Bench::at(0, version);
    for (line, code) in [
        ("%U/gzip", 23),
        ("-o - %U/gzip", 0),
        ("-o /dev/null %U/gzip", 0),
        ("%U/gzip %U/1", 0),
        ("--compressed %U/gzip", 0),
        ("-w '%{http_code}' %U/gzip", 23),
        ("%U/1", 0),
    ] {
        let line = bench.filled(line);
        let [expected, found] = commands(&line, &Folder::new()).map(|command| {
            let output = on_terminal(&format!("{command} 2>/dev/null")).expect("it has run before");
            (output.status.code(), output.stdout)
        });
        assert_eq!((expected.0, &expected), (Some(code), &found), "{line}");
    }
}
