//! Commands of POSIX shells printed for those of Windows: what those cannot say is told.

use crate::program::{Done, Folder, uncurly};

const WINDOWS: [&str; 2] = ["cmd", "powershell"];

fn fix(shell: &str, arguments: &[&str], text: &str) -> Done {
    uncurly().args([&["fix", "--shell", shell][..], arguments, &["-"]].concat()).stdin(text).run()
}

#[test]
fn what_a_shell_cannot_say_is_not_printed_but_told() {
    for (text, told) in [
        ("curl -d \"$(cat f)\" https://a.example\n", "`$(cat f)`"),
        ("curl -d \"`cat f`\" https://a.example\n", "`cat f`"),
        ("curl \"https://a.example/${ID:-1}\"\n", "`${ID:-1}`"),
        ("curl \"https://a.example/$1\"\n", "`$1`"),
        ("curl \"https://a.example/${10}\"\n", "`${10}`"),
        ("curl -d @<(echo a) https://a.example\n", "`<(echo a)`"),
        ("curl https://a.example > /dev/null\n", "`> /dev/null`"),
        ("curl https://a.example 2>&1 | sort\n", "`2>&1`"),
        ("curl -d @- https://a.example <<EOF\na\nEOF\n", "`<<EOF`"),
        ("curl https://a.example | LC_ALL=C sort\n", "`LC_ALL=C`"),
        ("curl https://a.example |& sort\n", "`|&`"),
        ("curl https://a.example | jq '.a' > b\n", "`> b`"),
    ] {
        for shell in WINDOWS {
            let done = fix(shell, &["-q"], text).code(1).stdout("");
            assert!(done.stderr.is_empty(), "{done:?}");
            fix(shell, &[], text).code(1).stdout("").tells(&["command 1 cannot be printed for this shell: ", told]);
        }
        fix("sh", &[], text).code(0).stdout(text);
    }
}

#[test]
fn programs_behind_curl_are_printed_along() {
    let text = "curl -s https://a.example | jq '.a[] | .b'\n";
    fix("cmd", &["-q"], text).code(0).stdout("curl -s https://a.example | jq \".a[] | .b\"\n");
    fix("powershell", &["-q"], text).code(0).stdout("curl.exe -s https://a.example | jq '.a[] | .b'\n");
}

#[test]
fn variables_that_the_paste_sets_are_to_be_set() {
    let text = "TOKEN=abc\ncurl -H \"A: $TOKEN\" https://a.example\n";
    for (shell, set) in [("cmd", "`set TOKEN=…`"), ("powershell", "`$Env:TOKEN = '…'`")] {
        fix(shell, &[], text).code(1).tells(&["give a value to `TOKEN`", set]);
        let done = fix(shell, &["--set", "TOKEN=abc"], text).code(0).stderr("");
        assert!(done.stdout.contains("\"A: abc\"") || done.stdout.contains("'A: abc'"), "{done:?}");
    }
    fix("sh", &[], text).code(0).stdout(text);
    // Where nothing sets it, it is the reader's own.
    fix("cmd", &[], "curl -H \"A: $TOKEN\" https://a.example\n").code(0);
}

#[test]
fn help_tells_for_what_cmd_is_quoted() {
    let help = uncurly().args(["fix", "--help"]).run().code(0).stdout;
    assert!(help.split_whitespace().collect::<Vec<_>>().join(" ").contains("batch files, where `%` is `%%`"), "{help}");
}

#[test]
fn no_script_for_cmd_becomes_one_for_another_shell() {
    let text = "curl –X POST \"https://a.example/x\" ^\r\n  -H \"A: %TOKEN%\" -d \"{\\\"a\\\":1}\"\r\n";
    let folder = Folder::of(&[("a.cmd", text)]);
    let done = uncurly().args(["fix", "--write", "a.cmd"]).folder(&folder).run();
    assert_eq!((folder.read("a.cmd").as_str(), done.code), (text, 1), "{}", done.stderr);
    assert!(done.stderr.contains("how the shell of this document wants it quoted"), "{}", done.stderr);
}

#[test]
fn one_line_is_one_line_in_every_shell() {
    let text = "curl -s \\\n  -H 'A: b' \\\n  -d '{\n  \"a\": 1\n}' https://a.example\n";
    let expected = [
        ("bash", "curl -s -H 'A: b' -d '{\"a\":1}' https://a.example\n"),
        ("cmd", "curl -s -H \"A: b\" -d \"{\\\"a\\\":1}\" https://a.example\n"),
        ("powershell", "curl.exe -s -H 'A: b' -d '{\\\"a\\\":1}' https://a.example\n"),
    ];
    for (shell, command) in expected {
        assert_eq!(fix(shell, &["--style", "compact"], text).code(0).stdout, command);
    }
}
