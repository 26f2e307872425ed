//! `fix --write`: bytes outside commands stay in every kind of document, and no end of the program loses a file.

use proptest::prelude::*;

use crate::program::{Folder, uncurly};

/// How a kind of document holds a command: what stands before it, before each of its lines, and after it.
struct Frame {
    name: &'static str,
    before: &'static str,
    indent: &'static str,
    after: &'static str,
    comment: (&'static str, &'static str),
}

const fn frame(
    name: &'static str,
    (before, indent, after): (&'static str, &'static str, &'static str),
    comment: (&'static str, &'static str),
) -> Frame {
    Frame { name, before, indent, after, comment }
}

const FRAMES: &[Frame] = &[
    frame("a.md", ("```bash\n", "", "```\n"), ("<!-- ", " -->")),
    frame("a.md", ("- an item:\n\n  ~~~sh\n", "  ", "  ~~~\n"), ("<!-- ", " -->")),
    frame("a.md", ("> ```console\n", "> ", "> ```\n"), ("<!-- ", " -->")),
    frame("a.mdx", ("<Tabs>\n<Tab>\n```bash\n", "", "```\n</Tab>\n</Tabs>\n"), ("{/* ", " */}")),
    frame("a.rst", (".. code-block:: bash\n   :linenos:\n\n", "   ", "\n"), (".. ", "")),
    frame("a.rst", ("Do this::\n\n", "    ", "\n"), (".. ", "")),
    frame("a.adoc", ("[source,bash]\n----\n", "", "----\n"), ("// ", "")),
    frame("a.html", ("<pre><code>\n", "", "</code></pre>\n"), ("<!-- ", " -->")),
    frame("a.yml", ("- run: |\n", "    ", ""), ("# ", "")),
    frame("a.sh", ("", "", ""), ("# ", "")),
];

/// A damaged command and what is meant; in HTML too these characters stand for themselves.
const COMMANDS: &[(&str, &str)] = &[
    ("curl –X PUT https://example.com/b", "curl -X PUT https://example.com/b"),
    (
        "curl https://example.com/c \\\n  -H “Accept: text/html”",
        "curl https://example.com/c \\\n  -H \"Accept: text/html\"",
    ),
    ("curl https://example.com/e\n  -d 'a=1'", "curl https://example.com/e \\\n  -d 'a=1'"),
    ("curl -fsS https://example.com/f | tee a.txt", "curl -fsS https://example.com/f | tee a.txt"),
];

/// What nobody may touch.
const PROSE: &[&str] =
    &["Don’t “quote” – or do…", "\ttabs\t and blanks   ", "é\u{feff}\u{a0}x", "–d “a=b”", "100% sure\u{2028}"];

fn document(
    frame: &Frame,
    pieces: &[(usize, usize)],
    ending: &str,
    pick: fn(&(&'static str, &'static str)) -> &'static str,
) -> String {
    let mut out = String::new();
    for &(prose, command) in pieces {
        let (open, close) = frame.comment;
        out.extend([open, PROSE[prose], close, "\n\n", frame.before]);
        for line in pick(&COMMANDS[command]).lines() {
            out.extend([frame.indent, line, "\n"]);
        }
        out.extend([frame.after, "\n"]);
    }
    // To a shell a carriage return is a part of the word, and so damage.
    if frame.name == "a.sh" { out } else { out.replace('\n', ending) }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn only_the_commands_change(
        pieces in prop::collection::vec((0..PROSE.len(), 0..COMMANDS.len()), 1..5),
        ending in prop_oneof![Just("\n"), Just("\r\n")],
    ) {
        let folder = Folder::new();
        for (number, frame) in FRAMES.iter().enumerate() {
            folder.write(&format!("{number}/{}", frame.name), document(frame, &pieces, ending, |(given, _)| given));
        }
        uncurly().args(["fix", "--write", "."]).folder(&folder).run();
        for (number, frame) in FRAMES.iter().enumerate() {
            let expected = document(frame, &pieces, ending, |(_, meant)| meant);
            prop_assert_eq!(folder.read(&format!("{number}/{}", frame.name)), expected, "{}", frame.name);
        }
    }
}

/// Runs `fix --write` on a document of some hundred kilobytes where no file may grow beyond a few blocks.
#[cfg(target_os = "linux")]
fn without_room(signal: &str) -> (String, Folder, std::process::Output) {
    let text = "A page of “words”.\n\n```sh\ncurl –X PUT https://a.example\n```\n\n".repeat(4000);
    let folder = Folder::of(&[("a.md", &text)]);
    let script = format!("{signal} ulimit -f 16; exec \"$0\" fix --write a.md");
    let output = std::process::Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_uncurly")])
        .current_dir(folder.path())
        .output()
        .expect("there is a shell");
    (text, folder, output)
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_nothing() {
    let (text, folder, output) = without_room("trap '' XFSZ;");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("`a.md`"), "{told}");
    assert_eq!(folder.read("a.md"), text);
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1, "nothing is left behind");
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_told() {
    let calls: [&[&str]; 4] = [&["-q"], &["--document"], &["lint", "-"], &["completions", "bash"]];
    for arguments in calls {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("the device is there");
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_uncurly"));
        let stdin = std::fs::File::open("corpus/purge-thread.txt").expect("the post is there");
        let output = program.args(arguments).stdin(stdin).stdout(full).output().expect("it runs");
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.contains("cannot write"), "{arguments:?}: {told}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_killed_program_loses_nothing() {
    let (text, folder, output) = without_room("");
    assert_eq!(output.status.code(), None, "a signal ends it: {output:?}");
    assert_eq!(folder.read("a.md"), text);
}
