//! What of the script around a command is left aside, and told.

use crate::program::uncurly;

/// Checks that `fix` prints one command of `text` and tells that it lacks `left`, or nothing.
#[track_caller]
fn check(text: &str, left: &str) {
    let told = match left {
        "" => String::new(),
        left => format!("uncurly: command 1 is printed without {left}\n"),
    };
    let fixed = uncurly().args(["fix", "-"]).stdin(format!("{text}\n").as_str()).run();
    let fixed = fixed.code(0).stdout("curl -s https://a.example\n");
    let remarks: Vec<_> = fixed.stderr.lines().filter(|line| line.starts_with("uncurly: ")).collect();
    assert_eq!(remarks, told.lines().collect::<Vec<_>>(), "{text}");
}

#[test]
fn operators_are_told() {
    check("curl -s https://a.example && systemctl restart web", "`&& systemctl …` behind it");
    check("curl -s https://a.example \\\n  && systemctl restart web", "`&& systemctl …` behind it");
    check("curl -s https://a.example\n  && systemctl restart web", "`&& systemctl …` behind it");
    check("curl -s https://a.example || { echo no; exit 1; }", "`|| echo …` behind it");
    check("curl -s https://a.example || \"$FAIL\"", "`||` behind it");
    check("curl -s https://a.example &", "`&` behind it");
    check("! curl -s https://a.example", "`!` before it");
    check("cd /tmp && curl -s https://a.example && ls", "`cd … &&` before it and `&& ls …` behind it");
    check("[ -f a ] || curl -s https://a.example", "`[ … ||` before it");
    check("{ echo a; echo b; } | curl -s https://a.example", "the pipe before it");
    check("A=1 && curl -s https://a.example", "");
    check("cd /tmp; curl -s https://a.example; ls", "");
}

#[test]
fn compound_commands_are_told() {
    check("while curl -s https://a.example; do sleep 1; done", "the loop around it");
    check("for i in 1 2; do\n  curl -s https://a.example\ndone", "the loop around it");
    check("if ! curl -s https://a.example; then exit 1; fi", "`!` before it and the `if` around it");
    check("if a; then\n  curl -s https://a.example\nfi", "the `if` or `case` around it");
    check("deploy() {\n  curl -s https://a.example\n}", "the function around it");
    check("(cd /tmp; curl -s https://a.example)", "the group around it");
    check("{ curl -s https://a.example; } || exit 1", "the group around it");
    check("{ curl -s https://a.example; }", "");
    check("( curl -s https://a.example )", "");
}

#[test]
fn what_takes_the_output_is_told() {
    check("X=$(curl -s https://a.example)", "`X=$(…)` around it");
    check("export X=\"$(curl -s https://a.example)\"", "`X=$(…)` around it");
    check("eval \"$(curl -s https://a.example)\"", "`eval $(…)` around it");
    check("source <(curl -s https://a.example)", "`source <(…)` around it");
    check("sudo bash <(curl -s https://a.example)", "`sudo <(…)` around it");
    check("echo \"it is $(curl -s https://a.example)\"", "`echo $(…)` around it");
    check("for i in $(curl -s https://a.example); do :; done", "`$(…)` around it");
}

#[test]
fn what_starts_it_is_told() {
    check("*/5 * * * * curl -s https://a.example", "the times before it");
    check("0 4 * * mon root curl -s https://a.example && ls", "the times before it and `&& ls …` behind it");
    check("@daily curl -s https://a.example", "the times before it");
    check("ExecStart=curl -s https://a.example", "`ExecStart=` before it");
}

#[test]
fn in_a_post_too() {
    check("It's odd:\ncurl -s https://a.example || true\ndoesn't work, isn't it?", "`|| true …` behind it");
    check("This doesn't stop:\n\nwhile true; do\n  curl -s https://a.example\ndone", "the loop around it");
    check("Dockerfile:\nRUN curl -s https://a.example && true", "`&& true …` behind it");
    check("if you run curl -s https://a.example\nthen it works", "");
    check("while I run curl -s https://a.example it hangs", "");
    check("(see curl -s https://a.example)", "");
    check("Terms & conditions: curl -s https://a.example", "");
    check("Try: curl -s https://a.example; it works", "");
}

#[test]
fn each_thing_is_told_once() {
    let text = "for i in 1 2; do\n  curl -s https://a.example\n  curl -s https://b.example && curl -s https://c.example\ndone\n";
    let fixed = uncurly().args(["fix", "-"]).stdin(text).run().code(0);
    fixed.stderr(
        "uncurly: commands 1 and 2 are each printed without the loop around it\n\
         uncurly: command 3 is printed without `&&` before it and the loop around it\n",
    );
    uncurly().args(["fix", "-q", "-"]).stdin(text).run().code(0).stderr("");
    let text = "T=$(curl -s https://a.example)\ncurl -s https://b.example -H \"T: $T\"\n";
    uncurly().args(["fix", "-"]).stdin(text).run().code(0).stdout(text).stderr("");
}

#[test]
fn where_it_is_sent_or_written_too() {
    let text = "curl https://a.example && ls\n";
    let sent = uncurly().args(["run", "--dry-run", "-"]).stdin(text).run().code(0);
    sent.tells(&["command 1 is sent without `&& ls …` behind it"]);
    let written = uncurly().args(["rust", "-"]).stdin(text).run().code(0);
    written.tells(&["command 1 is written without `&& ls …` behind it"]);
}

#[test]
fn what_runs_it_from_above_or_behind_words_is_told() {
    let remote = |call: &str| {
        format!("uncurly: command 1 is printed without `{call}`, which runs it on another machine or in a container\n")
    };
    for (text, told) in [
        ("docker exec -it web bash\ncurl -s https://a.example\n", remote("docker exec bash")),
        ("$ ssh me@host\nme@host:~$ curl -s https://a.example\n", remote("ssh")),
        ("First, use ssh host \"curl -s https://a.example\" to check\n", remote("ssh")),
        ("docker exec -it web bash\nexit\ncurl -s https://a.example\n", String::new()),
        ("docker exec web ls\ncurl -s https://a.example\n", String::new()),
        ("me@pc:~$ ssh host\nno route\nme@pc:~$ curl -s https://a.example\n", String::new()),
        ("I did ssh into the box, then:\ncurl -s https://a.example\n", String::new()),
    ] {
        let fixed = uncurly().args(["fix", "-"]).stdin(text).run().code(0).stdout("curl -s https://a.example\n");
        let remarks = fixed.stderr.split_inclusive('\n').filter(|line| line.starts_with("uncurly: "));
        assert_eq!(remarks.collect::<String>(), told, "{text}");
    }
}

#[test]
fn a_shell_round_another_program_is_told() {
    let fixed = uncurly().args(["fix", "-"]).stdin("sh -c 'sudo curl -s https://a.example'\n").run().code(0);
    fixed
        .stdout("sudo curl -s https://a.example\n")
        .tells(&["command 1 is printed without `sh`, which runs it by a shell of its own"]);
}

#[test]
fn what_parallel_hands_on_stays() {
    for text in [
        "parallel curl -s {} ::: https://a.example https://b.example\n",
        "parallel -j2 curl -s \"https://a.example/{}\" ::: x y\n",
    ] {
        uncurly().args(["fix", "-"]).stdin(text).run().code(0).stdout(text).stderr("");
    }
    let damaged = "parallel -j2 curl –s “https://a.example/{}” ::: x y\n";
    let mended = "parallel -j2 curl -s \"https://a.example/{}\" ::: x y\n";
    uncurly().args(["fix", "-q", "-"]).stdin(damaged).run().code(0).stdout(mended);
}
