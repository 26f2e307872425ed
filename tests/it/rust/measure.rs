//! How many of all command lines become programs, and how many of those send what curl sends.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::lines::{self, Line, Origin};
use uncurly::rust::Flavor;

use super::{cargo, layout, write};
use crate::program::uncurly;
use crate::wire::compare::{Bench, Deed, bare, curl_version};

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// curl refuses it, and no program was written.
    Wrong,
    /// A program was written, though curl refuses the command.
    Overlooked,
    /// No program was written, for this reason.
    Refused(String),
    /// The program does not compile.
    Broken,
    /// It sends what curl sends, and does with the reply what curl does.
    Same,
    /// It sends what curl sends, and writes or ends otherwise.
    Sent(String),
    /// It does something else, as it was said that it might, by the program or with it.
    Told,
    /// It sends something else.
    Differs(String),
}

/// A program that was written.
struct Program {
    name: String,
    code: String,
    coded: bool,
    /// Whether it was said to be complete.
    complete: bool,
}

/// A crate whose modules are programs.
struct Package {
    folder: PathBuf,
    features: &'static [&'static str],
}

/// Features that change what reqwest sends or makes of a reply; programs with and without them are built apart.
const CODINGS: [&str; 4] = ["brotli", "deflate", "gzip", "zstd"];

/// Of how many lines the sample has one.
const SHARE: usize = 6;

const MAIN: &str = "
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    match std::env::var(\"PROGRAM\").as_deref() {
";

impl Package {
    fn new(name: &str, features: &'static [&'static str]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(folder.join("src")).expect("a directory");
        fs::write(folder.join("rustfmt.toml"), "max_width = 100\n").expect("a file");
        Self { folder, features }
    }

    fn name(&self) -> String {
        self.folder.file_name().expect("a name").to_string_lossy().into_owned()
    }

    fn write(&self, programs: &[&Program]) {
        let features: Vec<_> = self.features.iter().map(|feature| format!("\"{feature}\"")).collect();
        let manifest = include_str!("Cargo.toml").replace("\"programs\"", &format!("\"{}\"", self.name()));
        let manifest = CODINGS.iter().fold(manifest, |text, coding| text.replace(&format!("\"{coding}\", "), ""));
        let all = format!("\"cookies\", \"multipart\", {}", features.join(", "));
        let manifest = manifest.replace("\"charset\",", &format!("\"charset\", {},", all.trim_end_matches(", ")));
        write(&self.folder.join("Cargo.toml"), &manifest);
        let lock = self.folder.join("Cargo.lock");
        if !lock.exists() {
            fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock"), lock).expect("a lock file");
        }
        let (mut main, mut arms) = (String::from("#![deny(warnings)]\n\n"), String::new());
        for Program { name, code, .. } in programs {
            let start = "\npub fn start() -> Result<(), Box<dyn Error>> {\n    main()\n}\n";
            write(&self.path(name), &format!("{code}{start}"));
            writeln!(main, "mod {name};").expect("a string");
            writeln!(arms, "        Ok(\"{name}\") => {name}::start(),").expect("a string");
        }
        main.extend([MAIN, &arms, "        _ => Err(\"no such program\".into()),\n    }\n}\n"]);
        write(&self.folder.join("src/main.rs"), &main);
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("src/{name}.rs"))
    }

    /// Builds all programs that can be built; the names of the others.
    fn build(&self, programs: &[&Program]) -> BTreeSet<String> {
        let mut broken = BTreeSet::new();
        loop {
            let left: Vec<_> = programs.iter().copied().filter(|program| !broken.contains(&program.name)).collect();
            self.write(&left);
            let build = |how: &[&str]| cargo(&self.folder, how);
            let Err(told) = build(&["build", "--offline"]).or_else(|_| build(&["build"])) else { return broken };
            let blamed = told.split("--> src/").skip(1).filter_map(|rest| rest.split_once(".rs").map(|(name, _)| name));
            let before = broken.len();
            broken.extend(blamed.filter(|name| *name != "main").map(str::to_owned));
            fs::write(self.folder.join("errors.txt"), &told).expect("a file");
            assert!(broken.len() > before, "the programs cannot be built:\n{told}");
        }
    }

    fn binary(&self) -> PathBuf {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a directory");
        target.join("debug").join(self.name())
    }
}

/// The program that `uncurly rust` makes of `script` as it is written, or why it makes none.
fn written(script: &str, flavor: Flavor, name: String) -> Result<Program, String> {
    let more: &[&str] = if flavor == Flavor::Blocking { &["--blocking"] } else { &[] };
    let arguments = ["rust", "--secrets", "keep", "--quiet", "--as-written", "--command", "all"];
    let done = uncurly().args(arguments).args(more.iter().copied()).stdin(script).run();
    match done.code {
        2 => Err(done.stderr.trim().to_owned()),
        code => Ok(Program { name, coded: done.stdout.contains("\"gzip\""), complete: code == 0, code: done.stdout }),
    }
}

/// A port that stays the same from run to run, so that nothing is built anew without need.
fn bench(folder: &Path) -> Option<Bench> {
    let version = curl_version()?;
    let last = fs::read_to_string(folder.join("port")).ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let bench = Bench::at(last, version);
    fs::write(folder.join("port"), bench.port().to_string()).expect("a file");
    Some(bench)
}

/// A body in chunks without them.
fn whole(body: &str) -> String {
    let (mut out, mut rest) = (String::new(), body);
    while let Some((size, after)) = rest.split_once("\r\n") {
        let Ok(size) = usize::from_str_radix(size.trim(), 16) else { break };
        out += after.get(..size).unwrap_or(after);
        rest = after.get(size + 2..).unwrap_or_default();
    }
    out
}

/// `deed` without what may differ: the boundary of a form, the bounds of chunks, blanks round the value of a header,
/// which HTTP does not count to it, and the order of cookies and of codings that are taken.
fn comparable(mut deed: Deed) -> Deed {
    for request in &mut deed.requests {
        // Which connections are used again is no part of a request.
        request.connection = 0;
        for header in &mut request.headers {
            if let Some((name, value)) = header.split_once(':') {
                let mut parts: Vec<_> = value.split([',', ';']).map(str::trim).collect();
                if matches!(name, "accept-encoding" | "cookie") {
                    parts.sort_unstable();
                    *header = format!("{name}: {}", parts.join(", "));
                } else {
                    *header = format!("{name}: {}", value.trim_matches([' ', '\t']));
                }
            }
        }
        if request.headers.iter().any(|header| header == "transfer-encoding: chunked") {
            request.body = whole(&request.body);
        }
        let named =
            request.headers.iter().find_map(|header| header.strip_prefix("content-type: ")?.split_once("boundary="));
        if let Some((_, boundary)) = named.filter(|(_, boundary)| *boundary != "BOUNDARY") {
            let (boundary, length) = (boundary.to_owned(), format!("content-length: {}", request.body.chars().count()));
            request.body = request.body.replace(&boundary, "BOUNDARY");
            let shorter = format!("content-length: {}", request.body.chars().count());
            for header in &mut request.headers {
                *header = if *header == length { shorter.clone() } else { header.replace(&boundary, "BOUNDARY") };
            }
        }
        request.headers.sort();
    }
    deed
}

/// How `found` is otherwise than `expected`.
fn judged(expected: &Deed, found: &Deed) -> Verdict {
    if expected.requests != found.requests {
        let told = format!("sends {:#?}\n  not {:#?}\n  {}", found.requests, expected.requests, found.stderr.trim());
        return Verdict::Differs(told);
    }
    let mut told = String::new();
    if (expected.code == 0) != (found.code == 0) {
        let _ = writeln!(told, "ends with {}, not {}: {}", found.code, expected.code, found.stderr.trim());
    }
    if expected.stdout != found.stdout {
        let _ = writeln!(told, "writes {:?}, not {:?}", found.stdout, expected.stdout);
    }
    if expected.files != found.files {
        let _ = writeln!(told, "makes {:?}, not {:?}", found.files, expected.files);
    }
    if told.is_empty() { Verdict::Same } else { Verdict::Sent(told) }
}

/// What became of each line, and what rustfmt says of all.
struct Measured {
    verdicts: Vec<Verdict>,
    layout: Result<(), String>,
}

fn measure(name: &str, lines: &[Line]) -> Option<Measured> {
    let plain = Package::new(&format!("{name}-plain"), &[]);
    let coded = Package::new(&format!("{name}-coded"), &CODINGS);
    let bench = bench(&plain.folder)?;
    let scripts: Vec<_> = lines.iter().map(|line| bench.filled(&line.script)).collect();
    let mut programs: BTreeMap<usize, Program> = BTreeMap::new();
    let mut refused = BTreeMap::new();
    for (index, script) in scripts.iter().enumerate() {
        let flavor = if index % 2 == 0 { Flavor::Async } else { Flavor::Blocking };
        match written(script, flavor, format!("line_{index}")) {
            Ok(program) => drop(programs.insert(index, program)),
            Err(why) => drop(refused.insert(index, why)),
        }
    }
    let (with, without): (Vec<_>, Vec<_>) = programs.values().partition(|program| program.coded);
    let mut broken = plain.build(&without);
    broken.extend(coded.build(&with));
    let sound = programs.values().filter(|program| !broken.contains(&program.name));
    let path = |program: &Program| if program.coded { coded.path(&program.name) } else { plain.path(&program.name) };
    let layout = layout(sound.map(path));
    let verdict = |(index, script): (usize, &String)| {
        let mut curl = bare("bash");
        curl.arg("-c")
            .arg(format!("{SUDO}\n{script}"))
            .arg("bash")
            .args(lines::ARGUMENTS)
            .env("LC_ALL", "C.UTF-8")
            .envs(lines::variables(script));
        let expected = comparable(bench.deed(curl, script));
        let wrong = matches!(expected.code, 2 | 3) && expected.requests.is_empty();
        let Some(program) = programs.get(&index) else {
            return if wrong { Verdict::Wrong } else { Verdict::Refused(refused[&index].clone()) };
        };
        if wrong {
            return Verdict::Overlooked;
        }
        if broken.contains(&program.name) {
            return Verdict::Broken;
        }
        let mut command = bare(if program.coded { coded.binary() } else { plain.binary() });
        command.env("PROGRAM", &program.name).args(lines::ARGUMENTS).envs(lines::variables(script));
        let said = SAID.iter().find(|(row, _)| lines[index].script == format!("curl {row}"));
        match judged(&expected, &comparable(bench.deed(command, script))) {
            Verdict::Same => Verdict::Same,
            _ if !program.complete || said.is_some_and(|(_, words)| program.code.contains(words)) => Verdict::Told,
            verdict => verdict,
        }
    };
    let verdicts = scripts.iter().enumerate().map(verdict).collect();
    Some(Measured { verdicts, layout })
}

/// A table of how often what became of lines of each origin.
fn table(lines: &[Line], verdicts: &[Verdict]) -> String {
    let mut counts: BTreeMap<Origin, [usize; 8]> = BTreeMap::new();
    for (line, verdict) in lines.iter().zip(verdicts) {
        let column = match verdict {
            Verdict::Wrong => 0,
            Verdict::Overlooked => 1,
            Verdict::Refused(_) => 2,
            Verdict::Broken => 3,
            Verdict::Differs(_) => 4,
            Verdict::Sent(_) => 5,
            Verdict::Told => 6,
            Verdict::Same => 7,
        };
        counts.entry(line.origin).or_default()[column] += 1;
    }
    let mut out = String::from("origin     wrong  overlooked  refused  broken  differ  sent  told  same\n");
    for (origin, [wrong, overlooked, refused, broken, differ, sent, told, same]) in counts {
        let name = format!("{origin:?}");
        writeln!(
            out,
            "{name:<10} {wrong:>5} {overlooked:>11} {refused:>8} {broken:>7} {differ:>7} {sent:>5} {told:>5} {same:>5}"
        )
        .expect("a string");
    }
    out
}

fn report(lines: &[Line], verdicts: &[Verdict]) -> String {
    let mut out = table(lines, verdicts);
    for (index, (line, verdict)) in lines.iter().zip(verdicts).enumerate() {
        let (word, told) = match verdict {
            Verdict::Wrong | Verdict::Same => continue,
            Verdict::Overlooked => ("OVERLOOKED", ""),
            Verdict::Broken => ("BROKEN", ""),
            Verdict::Told => ("TOLD", ""),
            Verdict::Refused(why) => ("REFUSED", &**why),
            Verdict::Differs(how) => ("DIFFERS", &**how),
            Verdict::Sent(how) => ("SENT", &**how),
        };
        writeln!(out, "\n{word} line_{index} {}\n  {told}", line.script.trim_end()).expect("a string");
    }
    out
}

/// What runs a program as another user, where there is none.
const SUDO: &str = r#"sudo() { while [[ $1 == -* ]]; do shift; done; env "$@"; }"#;

/// Lines that are not sent as curl sends them where servers or connections are odd, and what their programs say of it.
const SAID: &[(&str, &str)] = &[
    ("-L %U/redirect/300/a", "// reqwest follows a 301, 302, 303, 307 or 308,"),
    ("-L %U/redirect/304/a", "// reqwest follows a 301, 302, 303, 307 or 308,"),
    ("-L %U/blank/302", "and writes each blank in `Location` as `%20`."),
    ("%U/1 http://127.0.0.1:1/ %U/2", "/// Ends at the first URL that fails, where curl goes on to the next."),
];

/// The lints that programs do not heed: how long a command makes its function is not theirs to say, units of time
/// greater than seconds want a new Rust, and of hashes clippy would leave raw strings too few.
const UNHEEDED: [&str; 3] = ["too_many_lines", "duration_suboptimal_units", "needless_raw_string_hashes"];

/// What clippy says against the programs of `package`, if anything.
fn linted(package: &Package) -> Result<(), String> {
    let mut arguments = vec!["clippy", "--offline", "--", "-Wclippy::all", "-Wclippy::pedantic"];
    let allowed: Vec<_> = UNHEEDED.iter().map(|lint| format!("-Aclippy::{lint}")).collect();
    arguments.extend(allowed.iter().map(String::as_str));
    cargo(&package.folder, &arguments)
}

/// Measures `lines`, and fails unless each is sent as curl sends it, or refused.
#[track_caller]
fn all_sent(name: &str, lines: &[Line]) {
    let Some(measured) = measure(name, lines) else { return };
    let report = report(lines, &measured.verdicts);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.txt"));
    fs::write(&path, &report).expect("a file");
    println!("{}\n{}", table(lines, &measured.verdicts), path.display());
    let wrong: Vec<_> = lines
        .iter()
        .zip(&measured.verdicts)
        .filter(|(_, verdict)| match verdict {
            Verdict::Overlooked | Verdict::Broken | Verdict::Differs(_) => true,
            Verdict::Wrong | Verdict::Refused(_) | Verdict::Same | Verdict::Sent(_) | Verdict::Told => false,
        })
        .map(|(line, verdict)| format!("{}\n  {verdict:?}\n", line.script))
        .collect();
    assert!(wrong.is_empty(), "{} of {} lines:\n{}", wrong.len(), lines.len(), wrong.concat());
    measured.layout.unwrap_or_else(|told| panic!("rustfmt:\n{told}"));
}

/// A sample; with `PROGRAMS=all` in the environment, all of them, held against clippy too; with the name of a file
/// there, the commands in it, which blank lines part.
#[test]
fn programs_of_all_kinds_send_what_curl_sends() {
    let lines = lines::all();
    let which = std::env::var("PROGRAMS").unwrap_or_default();
    if which == "all" {
        all_sent("measured", &lines);
        for package in ["measured-plain", "measured-coded"] {
            linted(&Package::new(package, &[])).unwrap_or_else(|told| panic!("clippy:\n{told}"));
        }
        return;
    }
    if !which.is_empty() {
        all_sent("given", &lines::given(&std::fs::read_to_string(which).expect("a file of commands")));
        return;
    }
    let some = lines.into_iter().enumerate();
    let some = some.filter(|(index, line)| line.origin == Origin::Commands || index % SHARE == 0);
    all_sent("sampled", &some.map(|(_, line)| line).collect::<Vec<_>>());
}
