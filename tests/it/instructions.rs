//! How many instructions the program takes for a few fixed texts, held to what was measured: time differs from run to run,
//! instructions do not. Needs valgrind; where that is not installed, nothing is held.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::program::Folder;

/// One text a line: what it shows, the arguments, the file that is piped in, how often, and the instructions measured.
const TABLE: &str = include_str!("instructions.tsv");

const FOLDER: &str = env!("CARGO_MANIFEST_DIR");

/// By how many hundredths a count may exceed what was measured: compilers and C libraries differ by less.
const SLACK: u64 = 15;

#[test]
fn no_text_takes_many_more_instructions_than_it_did() {
    if Command::new("valgrind").arg("--version").output().is_err() {
        eprintln!("valgrind is not installed, so instructions are not counted");
        return;
    }
    let folder = Folder::new();
    let program = stripped(&folder);
    let (comments, rows): (Vec<_>, Vec<_>) = TABLE.lines().partition(|line| line.starts_with('#'));
    let (mut measured, mut grown) = (format!("{}\n", comments.join("\n")), String::new());
    for row in rows.into_iter().map(Row::read) {
        let count = row.count(&program);
        let Row { what, arguments, file, times, most } = row;
        writeln!(measured, "{what}\t{arguments}\t{file}\t{times}\t{count}").expect("a text");
        if count > most + most * SLACK / 100 {
            let more = count * 100 / most.max(1) - 100;
            writeln!(grown, "{what}: {count} instructions, {more} % more than {most}").expect("a text");
        }
    }
    if std::env::var("SNAPSHOTS").is_ok_and(|wish| wish == "overwrite") {
        std::fs::write(format!("{FOLDER}/tests/it/instructions.tsv"), measured).expect("the table can be written");
        return;
    }
    assert!(
        grown.is_empty(),
        "{grown}`valgrind --tool=callgrind` on the same command shows where they go; if they are worth it, \
         `SNAPSHOTS=overwrite cargo test instructions` writes the new counts into tests/it/instructions.tsv"
    );
}

/// A copy of the program without what debuggers read, which valgrind would read too, and take long.
fn stripped(folder: &Folder) -> PathBuf {
    let (whole, copy) = (PathBuf::from(env!("CARGO_BIN_EXE_uncurly")), folder.path().join("uncurly"));
    let is_done =
        Command::new("strip").arg("-g").arg("-o").arg(&copy).arg(&whole).status().is_ok_and(|it| it.success());
    if is_done { copy } else { whole }
}

struct Row {
    what: &'static str,
    arguments: &'static str,
    file: &'static str,
    times: usize,
    most: u64,
}

impl Row {
    fn read(line: &'static str) -> Self {
        let cells: Vec<_> = line.split('\t').collect();
        let [what, arguments, file, times, most] = cells[..] else { panic!("five cells: {line}") };
        let number = |cell: &str| cell.parse().unwrap_or_else(|_| panic!("a number: {line}"));
        Self {
            what,
            arguments,
            file,
            times: usize::try_from(number(times)).expect("a small number"),
            most: number(most),
        }
    }

    /// The instructions that the program takes.
    fn count(&self, program: &Path) -> u64 {
        let text = std::fs::read_to_string(format!("{FOLDER}/{}", self.file)).expect("a file of the repository");
        let mut command = Command::new("valgrind");
        command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program);
        command.args(self.arguments.split(' ')).current_dir(std::env::temp_dir()).env("NO_COLOR", "1");
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("valgrind was there just now");
        let mut stdin = child.stdin.take().expect("it is piped");
        stdin.write_all(text.repeat(self.times).as_bytes()).expect("the program reads it");
        drop(stdin);
        let output = child.wait_with_output().expect("valgrind ends");
        let told = String::from_utf8_lossy(&output.stderr);
        let count = told.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
        count.unwrap_or_else(|| panic!("valgrind counts instructions: {told}"))
    }
}
