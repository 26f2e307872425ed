//! How many commands a second are read, corrected and translated on one core: `cargo bench --bench commands -- FILE`,
//! where `FILE` has one command on each line. Prints three numbers: linted, fixed too, translated too.

use std::time::Instant;

use uncurly::lint::{Correction, Settings, correct, lint};
use uncurly::mend::Mending;
use uncurly::rust::{Options, Task, program};
use uncurly::text::Source;

/// How many of the commands are taken.
const MOST: usize = 10_000;

fn main() {
    // Cargo puts an option of its own behind what is asked for.
    let Some(path) = std::env::args().nth(1).filter(|path| !path.starts_with("--")) else { return };
    let text = std::fs::read_to_string(path).expect("a file with commands");
    let commands: Vec<&str> = text.lines().take(MOST).collect();
    let rates = [linted, fixed, translated].map(|work| rate(&commands, work));
    println!("{} {} {}", rates[0], rates[1], rates[2]);
}

/// How many of `commands` are worked on in a second, at best.
fn rate(commands: &[&str], work: fn(&str) -> usize) -> u128 {
    let count = u128::try_from(commands.len()).unwrap_or(0) * 1_000_000_000;
    let run = || {
        let start = Instant::now();
        let made: usize = commands.iter().map(|command| work(command)).sum();
        std::hint::black_box(made);
        count / start.elapsed().as_nanos().max(1)
    };
    (0..5).map(|_| run()).max().unwrap_or(0)
}

fn linted(command: &str) -> usize {
    lint(Source::new(None, command), Mending::On, &Settings::default()).findings.len()
}

fn fixed(command: &str) -> usize {
    let settings = Settings::default();
    let report = lint(Source::new(None, command), Mending::On, &settings);
    correct(&report, 0, &settings, &Correction::default()).command.text.text().len()
}

fn translated(command: &str) -> usize {
    let settings = Settings::default();
    let report = lint(Source::new(None, command), Mending::On, &settings);
    let corrected = correct(&report, 0, &settings, &Correction::default());
    program(&[Task::new(corrected, report.runner(0))], &Options::default()).map_or(0, |program| program.code.len())
}
