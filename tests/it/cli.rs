//! Options, streams and exit codes.

use std::process::{Command, Stdio};

use crate::program::{Folder, uncurly};

const CURLY: &str = "curl “https://example.com”\n";
const STRAIGHT: &str = "curl \"https://example.com\"\n";

#[test]
fn right_stays_right_and_silent() {
    for text in ["curl https://example.com\n", "curl -sS \\\n  'https://example.com/?a=b' | jq .\n"] {
        uncurly().stdin(text).run().code(0).stdout(text).stderr("");
        uncurly().args(["fix", "-"]).stdin(text).run().code(0).stdout(text).stderr("");
    }
}

#[test]
fn corrected_commands_alone_stand_on_standard_output() {
    uncurly().stdin(format!("Why?\n\n{CURLY}\nThanks!\n")).run().code(0).stdout(STRAIGHT).tells(&["smart-quote"]);
    uncurly().args(["-q"]).stdin(CURLY).run().code(0).stdout(STRAIGHT).stderr("");
}

#[test]
fn a_missing_value_is_to_be_filled_in() {
    let text = "curl “https://api.cloudflare.com/client/v4/zones//purge_cache” -H “Authorization: Bearer $TOKEN” \
                --json '{\"purge_everything\":true}'\n";
    let done = uncurly().stdin(text).run().code(1).tells(&["`ZONE_ID`", "--set ZONE_ID="]);
    assert!(done.stdout.contains("/zones/$ZONE_ID/purge_cache"), "{done:?}");
    let done = uncurly().args(["--mend-only"]).stdin(text).run();
    assert!(done.stdout.contains("/zones//purge_cache"), "{done:?}");
    let given = uncurly().args(["--set", "ZONE_ID=8d3c91f04be72a65c0e9d8417bf2a36e"]).stdin(text).run().code(0);
    assert!(given.stdout.contains("/zones/8d3c91f04be72a65c0e9d8417bf2a36e/purge_cache"), "{given:?}");
}

#[test]
fn all_that_is_not_known_is_told() {
    let text = "curl “https://api.cloudflare.com/client/v4/zones//purge_cache” # note\n  -H 'A: b'\n";
    uncurly().stdin(text).run().code(1).tells(&["fill in `zone_id`, and look at the result", "whether the line below"]);
    let given = ["--dry-run", "--allow", "findings", "--set", "ZONE_ID=8d3c91f04be72a65c0e9d8417bf2a36e"];
    let refused = uncurly().args(["run", "-"]).args(given).stdin(text).run().code(125).stdout("");
    refused.tells(&["not sent: the command does not tell all that was meant: whether the line below belongs"]);
    let text = "curl https://a.example/x # note\n  -H 'A: b'\n";
    let told = "command 1 does not tell all that was meant: whether the line below belongs to the command";
    uncurly().args(["lint", "-"]).stdin(text).run().code(0).tells(&[told]);
    uncurly().args(["lint", "-v", "-"]).stdin(text).run().tells(&["the text does not tell whether the line below"]);
    uncurly().args(["lint", "-q", "-"]).stdin(text).run().stderr("");
    let json = uncurly().args(["lint", "--format", "json", "-"]).stdin(text).run();
    assert!(json.stdout.contains(r#""doubts":["whether the line below belongs to the command"]"#), "{json:?}");
    let text = "curl -d “a https://a.example\n";
    for command in ["fix", "rust"] {
        let told = ["command 1 does not tell all that was meant: which of two", "could also have been meant so:\ncurl"];
        uncurly().args([command, "-"]).stdin(text).run().code(1).tells(&told);
    }
}

#[test]
fn what_ends_on_a_day_goes_by_the_day_that_is_named() {
    let text =
        "curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/rate_limits -H \"Authorization: Bearer $TOKEN\"\n";
    for (day, level, verb) in [("2025-06-14", "warning", "is announced"), ("2025-06-15", "error", "was announced")] {
        let done = uncurly().args(["lint", "--format", "short", "--today", day, "-"]).stdin(text).run();
        assert!(done.stdout.contains(&format!("{level}: this operation {verb} to end on 2025-06-15")), "{done:?}");
    }
    uncurly().args(["lint", "--today", "June", "-"]).stdin(text).run().code(2).tells(&["YYYY-MM-DD"]);
}

#[test]
fn what_a_reading_was_weighed_by_is_told_on_demand() {
    let told = ["8 things undone", "1:6 smart-quote: `“` → `\"`", "1:38 smart-dash: `–` → `-`", "in the next reading"];
    let text = "curl “https://example.com” -H “A: b” –d “c” –s\n";
    for command in ["lint", "fix"] {
        let done = uncurly().args([command, "-v", "-"]).stdin(text).run();
        assert!(told.iter().all(|part| done.stderr.contains(part)), "{done:?}");
        assert!(!uncurly().args([command, "-"]).stdin(text).run().stderr.contains("things undone"));
    }
}

#[test]
fn variables_are_those_of_the_shell() {
    let text = "curl.exe 'https://api.cloudflare.com/client/v4/zones/<zone id>/purge_cache' `\n  \
                -H \"X-Auth-Key: <your key>\" `\n  -d '{}'\n";
    for (shell, variables) in [
        ("sh", ["/zones/$ZONE_ID/", "X-Auth-Key: $CLOUDFLARE_API_KEY\""]),
        ("cmd", ["/zones/%ZONE_ID%/", "X-Auth-Key: %CLOUDFLARE_API_KEY%\""]),
        ("powershell", ["/zones/$Env:ZONE_ID/", "X-Auth-Key: $Env:CLOUDFLARE_API_KEY\""]),
    ] {
        let done = uncurly().args(["fix", "-q", "--shell", shell, "-"]).stdin(text).run();
        assert!(variables.iter().all(|variable| done.stdout.contains(variable)), "{done:?}");
        assert!(!done.stdout.contains("'https://api.cloudflare.com/client/v4/zones/$"), "{done:?}");
        let done = uncurly().args(["fix", "-q", "--shell", shell, "--set", "ZONE_ID=0a1b", "-"]).stdin(text).run();
        assert!(done.stdout.contains("/zones/0a1b/"), "{done:?}");
    }
}

/// The ways in which commands carry what is secret by the name beside it alone.
const CARRIERS: [&str; 17] = [
    "-H 'X-Vault-Token: %'",
    "-H 'JOB-TOKEN: %'",
    "-H 'Ocp-Apim-Subscription-Key: %'",
    "-H 'Cookie: session=%'",
    "-H 'Authorization Bearer %'",
    "-H 'X-Api-Key=%'",
    "--proxy-header 'Proxy-Authorization: Basic %' -x proxy.example",
    "-F password=%",
    "--form-string token=%",
    "-d client_secret=%",
    "-d '{\"user\":\"me\",\"password\":\"%\"}'",
    "-d '{\"auth\":[{\"accessToken\":\"%\"}]}'",
    "-x http://me:%@proxy.example",
    "-U me:% -x proxy.example",
    "--pass % --key a.pem",
    "-E a.pem:%",
    "-G -d X-Amz-Signature=%",
];

#[test]
fn what_is_secret_by_its_name_is_not_shown() {
    let secret = "plainwordsofmine";
    for carrier in CARRIERS {
        let command = format!("curl https://api.shop.example/x {}\n", carrier.replace('%', secret));
        for arguments in
            [&["lint", "--format", "json", "-"][..], &["lint", "-"], &["ast", "-"], &["fix", "--secrets", "mask", "-"]]
        {
            let done = uncurly().args(arguments.iter().copied()).stdin(command.as_str()).run();
            let shown = done.stdout + &done.stderr;
            assert!(!shown.contains(secret), "{arguments:?} of {command}{shown}");
        }
        let done = uncurly().args(["run", "--dry-run", "--allow", "all", "-"]).stdin(command.as_str()).run();
        assert!(!(done.stdout + &done.stderr).contains(secret), "what is sent of {command}");
    }
}

#[test]
fn credentials_are_known_by_the_names_of_what_carries_them() {
    for (command, expected) in [
        ("curl -H 'X-Api-Key: opensesame1' https://a.example/", "curl -H \"X-Api-Key: $API_KEY\" https://a.example/"),
        ("curl 'https://a.example/?b=c&token=d5&e#f'", "curl \"https://a.example/?b=c&token=$TOKEN&e#f\""),
        (
            "curl -d 'name=a&password=b c' https://a.example/",
            "curl -d \"name=a&password=$PASSWORD\" https://a.example/",
        ),
        ("curl -d 'a=b&secret=c#d' https://a.example/", "curl -d \"a=b&secret=$SECRET\" https://a.example/"),
        (
            "curl -d token=a -d token=b https://a.example/",
            "curl -d \"token=$TOKEN\" -d \"token=$TOKEN_2\" https://a.example/",
        ),
        ("curl -d token=a -d x=$TOKEN https://a.example/", "curl -d \"token=$TOKEN_2\" -d x=$TOKEN https://a.example/"),
        ("curl -F password=a https://a.example/", "curl -F \"password=$PASSWORD\" https://a.example/"),
        (
            "curl --data-urlencode 'password=a b' https://a.example/",
            "curl --data-urlencode \"password=$PASSWORD\" https://a.example/",
        ),
        ("curl -d '{\"a\": \"b&token=x\"}' https://a.example/", "curl -d '{\"a\": \"b&token=x\"}' https://a.example/"),
        (
            "curl -x http://me:pw1@p.example -b sid=a1 https://a.example/",
            "curl -x \"http://me:$PROXY_PASSWORD@p.example\" -b \"$COOKIE\" https://a.example/",
        ),
        (
            "curl -d '{\"password\":\"b\"}' https://a.example/",
            "curl -d '{\"password\":\"'\"$PASSWORD\"'\"}' https://a.example/",
        ),
        ("curl -H 'X-CSRF-Token: a1' https://a.example/", "curl -H 'X-CSRF-Token: a1' https://a.example/"),
        ("curl -d password=$B -d token= https://a.example/", "curl -d password=$B -d token= https://a.example/"),
    ] {
        let done = uncurly().args(["fix", "--secrets", "env", "-"]).stdin(format!("{command}\n")).run();
        assert_eq!(done.stdout, format!("{expected}\n"), "{command}");
    }
}

#[test]
fn options_are_explained() {
    let done = uncurly().args(["explain", "--", "--resolve"]).run().code(0);
    assert!(done.stdout.starts_with("--resolve TEXT\n") && done.stdout.contains("7.21.3"), "{done:?}");
    uncurly().args(["explain", "--", "-N"]).run().code(0).stdout(
        "--no-buffer, -N\n\n  do not buffer the output\n  since curl 6.5\n  it shapes nothing that is sent over HTTP\n",
    );
    uncurly()
        .args(["explain", "--", "--resolv"])
        .run()
        .code(2)
        .tells(&["no option `--resolv`", "did you mean `--resolve`?"]);
}

#[test]
fn nothing_to_do_is_told() {
    uncurly().stdin("").run().code(1).stdout("").tells(&["is empty"]);
    uncurly().stdin("Hello!\n").run().code(1).stdout("").tells(&["no curl command"]);
    uncurly().args(["rust", "-"]).stdin("Hello!\n").run().code(2).stdout("").tells(&["no curl command"]);
    uncurly().args(["run", "-"]).stdin("Hello!\n").run().code(125).stdout("").tells(&["no curl command"]);
    uncurly().args(["--command", "2"]).stdin(STRAIGHT).run().code(2).stdout("").tells(&["only one"]);
}

#[test]
fn what_cannot_be_read_is_told() {
    uncurly().args(["nowhere.txt"]).run().code(2).stdout("").tells(&["`nowhere.txt`", "no such file"]);
    uncurly().stdin(b"curl \x93x\x81".to_vec()).run().code(2).stdout("").tells(&["UTF-8", "byte 6", "iconv"]);
    let windows = b"curl \x93https://example.com\x94\n".to_vec();
    uncurly().stdin(windows).run().code(0).stdout("curl \"https://example.com\"\n").tells(&["byte 6", "Windows-1252"]);
    let utf16: Vec<u8> = "\u{feff}curl https://example.com\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    uncurly().stdin(utf16).run().code(0).stdout("curl https://example.com\n");
}

#[test]
fn one_bad_file_does_not_hide_the_others() {
    let folder = Folder::new();
    folder.write("good.txt", STRAIGHT);
    uncurly().folder(&folder).args(["bad.txt", "good.txt"]).run().code(2).stdout(STRAIGHT).tells(&["`bad.txt`"]);
}

#[test]
fn arguments_that_are_wrong_are_refused() {
    for args in [&["--nonsense"][..], &["--also", "nonsense"], &["lint", "--format", "nonsense"], &["--set", "x"]] {
        uncurly().args(args.iter().copied()).stdin(STRAIGHT).run().code(2).stdout("");
    }
    uncurly().args(["--also", "smart-quotes"]).stdin(STRAIGHT).run().code(2).tells(&["did you mean `smart-quote`?"]);
}

#[test]
fn files_are_corrected_in_place_compared_and_named() {
    let folder = Folder::new();
    folder.write("a.sh", CURLY).write("b.sh", STRAIGHT);
    let program = |args: &[&str]| uncurly().folder(&folder).args(args.iter().copied()).run();
    program(&["--check", "a.sh", "b.sh"]).code(1).stdout("a.sh\n");
    let done = program(&["--diff", "a.sh"]).code(1);
    assert!(done.stdout.contains("-curl “https://example.com”\n+curl \"https://example.com\"\n"), "{done:?}");
    program(&["--diff", "b.sh"]).code(0).stdout("");
    program(&["--document", "a.sh"]).code(0).stdout(STRAIGHT);
    assert_eq!(folder.read("a.sh"), CURLY);
    program(&["--write", "a.sh", "b.sh"]).code(0).stdout("");
    assert_eq!((folder.read("a.sh").as_str(), folder.read("b.sh").as_str()), (STRAIGHT, STRAIGHT));
    program(&["--check", "a.sh", "b.sh"]).code(0).stdout("");
    uncurly().args(["--write"]).stdin(STRAIGHT).run().code(2).tells(&["name a file"]);
}

#[test]
fn a_filter_is_silent_and_gives_a_text_back() {
    let filter = |text: &str| uncurly().args(["fix", "--stdin-filename", "a.sh"]).stdin(text).run();
    filter(CURLY).code(0).stdout(STRAIGHT).stderr("");
    filter("Hello!\n").code(0).stdout("Hello!\n").stderr("");
    filter("").code(0).stdout("").stderr("");
    // The second byte has no meaning in any encoding that is read.
    for (text, code) in [(b"\xff\xffcurl", 0), (b"\xff\x81curl", 2)] {
        let done = uncurly().args(["fix", "--stdin-filename", "a.sh", "--style", "keep"]).stdin(text.to_vec());
        assert_eq!(done.bytes(), (text.to_vec(), Vec::new(), code));
    }
    let markdown = "# Purge\n\n```sh\ncurl “https://example.com”\n```\n";
    let done = uncurly().args(["fix", "--stdin-filename", "a.md"]).stdin(markdown).run();
    done.code(0).stdout("# Purge\n\n```sh\ncurl \"https://example.com\"\n```\n").stderr("");
}

#[test]
fn lint_takes_standard_input_for_a_file() {
    let folder = Folder::new();
    folder.write("uncurly.toml", "exclude = [\"drafts/**\"]\n");
    let lint = |args: &[&str]| uncurly().folder(&folder).args(["lint"]).args(args.iter().copied());
    let markdown = "# Purge\n\n```text\ncurl “a”\n```\n\n```sh\ncurl “https://example.com”\n```\n";
    let told = lint(&["--format", "short", "--stdin-filename", "a.md", "-"]).stdin(markdown).run().code(1);
    assert!(told.stdout.starts_with("a.md:8:6: error: 2 typographic quotes"), "{}", told.stdout);
    lint(&["--stdin-filename", "drafts/a.md", "--force-exclude"]).stdin(markdown).run().code(0);
    lint(&["--stdin-filename", "a.md", "b.md"]).stdin(markdown).run().code(2).tells(&["leave out the other files"]);
    let fix = |file: &str| uncurly().args(["fix", "--stdin-filename", "a.sh", file]).stdin(CURLY).run();
    fix("-").code(0).stdout(STRAIGHT);
    fix("b.sh").code(2).tells(&["leave out the other files"]);
}

#[test]
fn what_another_program_runs_is_not_sent_from_here() {
    let run = |text: &str| uncurly().args(["run", "--dry-run", "-"]).stdin(text).run().code(125).stdout("");
    run("docker exec -e TOKEN=hunter2 web curl -s http://localhost/a\n").tells(&["`docker exec` runs curl on another"]);
    run("ssh web <<EOF\ncurl -s http://localhost/a\nEOF\n").tells(&["`ssh` runs curl on another"]);
    run("cat list | xargs -n 1 curl -s\n").tells(&["`xargs` gives curl arguments"]);
    run("echo curl -s http://localhost/a | sh\n").tells(&["`echo` does not run curl now"]);
    let told = uncurly().args(["fix", "-"]).stdin("ssh -p 2 web 'curl -s http://localhost/a'\n").run().code(0);
    told.stdout("curl -s http://localhost/a\n")
        .stderr("uncurly: command 1 is printed without `ssh`, which runs it on another machine or in a container\n");
}

#[test]
fn findings_make_the_code_of_lint() {
    let lint = |args: &[&str], text: &str| uncurly().args(["lint", "-"]).args(args.iter().copied()).stdin(text).run();
    lint(&[], STRAIGHT).code(0);
    lint(&[], CURLY).code(1);
    lint(&["--ignore", "smart-quote"], CURLY).code(0);
    lint(&["--select", "secret"], CURLY).code(0);
    lint(&["--select", "nonsense"], CURLY).code(2).tells(&["no rule `nonsense`"]);
    lint(&[], "").code(0);
}

#[test]
fn rules_and_codes_are_explained() {
    let done = uncurly().args(["explain"]).run().code(0);
    assert!(done.stdout.contains("smart-quote"), "{done:?}");
    let done = uncurly().args(["explain", "smart-quote"]).run().code(0);
    assert!(done.stdout.starts_with("smart-quote ") && done.stdout.contains("bad:"), "{done:?}");
    let done = uncurly().args(["explain", "6003"]).run().code(0);
    assert!(done.stdout.contains("Invalid request headers"), "{done:?}");
    assert!(done.stdout.contains("6003 > 6103"), "{done:?}");
    let done = uncurly().args(["explain", "522"]).run().code(0);
    assert!(done.stdout.contains("Connection timed out"), "{done:?}");
    let done = uncurly().args(["explain", "Invalid access token"]).run().code(0);
    assert!(done.stdout.starts_with("9109"), "{done:?}");
    uncurly().args(["explain", "all is well"]).run().code(2).tells(&["all is well"]);
    uncurly().args(["explain", "smart-qoute"]).run().code(2).tells(&["did you mean `smart-quote`?"]);
    uncurly().args(["explain", "999999"]).run().code(2).tells(&["999999"]);
}

#[test]
fn a_text_without_command_is_explained_where_it_speaks_of_the_api() {
    let wrangler = "A request to the Cloudflare API (/accounts/0a1b/workers/scripts/x) failed.\n\n  \
                    Authentication error [code: 10000]\n";
    let done =
        uncurly().stdin(wrangler).run().code(1).stdout("").tells(&["reply[10000]", "no curl command to correct"]);
    assert!(!done.stderr.contains("nothing wrong"), "{done:?}");
    let ddclient = "protocol=cloudflare, login=token, password=4f1c9a7e02b8d3f65a90c7e1b4d28f3a6c5e7\n";
    uncurly().stdin(ddclient).run().code(1).stdout("").tells(&["misplaced-credential", "set `login` to"]);
    for text in ["hello\n", "{\"a\": 1}\n", "I use ddclient with Cloudflare, and all is well.\n"] {
        uncurly().stdin(text).run().code(1).stdout("").tells(&["one starts with the word `curl`"]);
    }
}

#[test]
fn the_style_of_documentation_is_looked_for_where_asked_for() {
    let folder = Folder::new();
    folder.write("a.md", "```sh\ncurl -H 'a: b' https://example.com\n```\n");
    folder.write("a.txt", "curl -H 'a: b' https://example.com\n");
    let lint = |words: &[&str]| {
        uncurly().folder(&folder).args(["lint", "--format", "short"]).args(words.iter().copied()).run().code(0)
    };
    assert_eq!(lint(&["a.md"]).stdout, "");
    assert!(lint(&["--select", "docs", "a.md"]).stdout.contains("[off-style]"));
    assert_eq!(lint(&["--select", "docs", "a.txt"]).stdout, "");
    let also = uncurly().folder(&folder).args(["fix", "-q", "--document", "--also", "off-style", "a.md"]).run().code(0);
    assert_eq!(also.stdout, "```sh\ncurl https://example.com \\\n--header \"a: b\"\n```\n");
}

#[test]
fn the_version_names_features_and_curl() {
    let done = uncurly().args(["--version"]).run().code(0);
    assert!(done.stdout.contains("features: cli run lsp\noptions of curl "), "{done:?}");
}

#[test]
fn completions_and_the_manual_are_printed() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let done = uncurly().args(["completions", shell]).run().code(0);
        assert!(done.stdout.contains("uncurly"), "{shell}");
    }
    let page = uncurly().args(["man"]).run().code(0).stdout;
    assert!(page.starts_with(".ie") && page.ends_with('\n'));
    for part in [".SH \"UNCURLY LINT\"\n", "fail\\-on", "dry\\-run", "blocking"] {
        assert!(page.contains(part), "{part} is not in the manual");
    }
}

/// The shells that are there read what is printed for them.
#[test]
fn completions_are_scripts() {
    for (shell, arguments) in [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")] {
        let folder = crate::program::Folder::new();
        folder.write("script", uncurly().args(["completions", shell]).run().code(0).stdout);
        let script = folder.path().join("script");
        match std::process::Command::new(shell).arg(arguments).arg(script).output() {
            Ok(output) => assert!(output.status.success(), "{shell}: {output:?}"),
            Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::NotFound, "{shell}"),
        }
    }
}

#[test]
fn a_misspelt_command_is_told() {
    for (written, meant) in [("lnit", "lint"), ("explian", "explain"), ("rsut", "rust")] {
        let told =
            format!("uncurly: there is neither a file nor a command `{written}`; did you mean `uncurly {meant}`?\n");
        uncurly().args([written, "a.md"]).run().code(2).stdout("").stderr(&told);
    }
    uncurly().args(["post.txt"]).run().code(2).tells(&["there is no such file"]);
}

#[test]
fn color_is_for_terminals_and_those_who_ask() {
    let colored = |program: crate::program::Program| program.stdin(CURLY).run().stderr.contains('\x1b');
    assert!(!colored(uncurly()));
    assert!(!colored(uncurly().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")));
    assert!(!colored(uncurly().env("CLICOLOR_FORCE", "1").args(["--color", "never"])));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let commands = STRAIGHT.repeat(4_000);
    let folder = Folder::new();
    folder.write("many.sh", commands);
    let mut child = Command::new(env!("CARGO_BIN_EXE_uncurly"))
        .arg(folder.path().join("many.sh"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn bash_takes_what_is_printed() {
    let pastes = [
        CURLY.to_owned(),
        format!("$ {CURLY}"),
        "for i in 1 2; do curl “https://example.com/$i”; done\n".to_owned(),
        "x=$(curl ‘https://example.com’)\n".to_owned(),
        "curl -d @- “https://example.com” <<EOF\n{\"a\": 1}\nEOF\n".to_owned(),
        "curl “https://example.com” -H “Accept: text/html\n".to_owned(),
    ];
    for paste in pastes {
        let done = uncurly().stdin(paste.as_str()).run();
        let checked = Command::new("bash").args(["-n", "-c", &done.stdout]).output();
        // Where there is no bash, nothing can be asked of it.
        let Ok(checked) = checked else { return };
        assert!(checked.status.success() && checked.stderr.is_empty(), "{paste}\n{done:?}\n{checked:?}");
    }
}

#[test]
fn a_program_says_what_of_a_script_it_does_not_do() {
    let rust = |script: &str| uncurly().args(["rust", "-"]).stdin(script).run();
    let (one, other) = ("curl -sf https://a.example/a", "curl -s https://a.example/b");
    rust(&format!("{one} || {other}\n")).code(1).tells(&["line 1: `||` in the script goes by this"]);
    rust(&format!("for i in 1 2; do {one}; done\n")).code(1).tells(&["line 1: the script sends this in a loop"]);
    rust("ID=$(cat id)\ncurl https://a.example/$ID\n")
        .code(1)
        .tells(&["line 2: the script sets a variable that it uses"]);
    rust(&format!("[ -f a ] || {one}\n")).code(1).tells(&["only where what stands before `||` fails"]);
    rust(&format!("echo 1 | xargs -I{{}} {one}/{{}}\n")).code(2).tells(&["`xargs` gives curl arguments"]);
    rust(&format!("{one} -F a=b -H 'Content-Type: text/plain'\n"))
        .code(0)
        .tells(&["written as corrected: `form-content-type`"]);
    rust(&format!("if ! {one}; then {other}; fi\n")).code(1).tells(&["line 1: a condition of the script goes by this"]);
    rust(&format!("{one}\n{other}\n")).code(0).stderr("");
}

#[test]
fn what_holds_everywhere_may_stand_first() {
    let lint = |arguments: &[&str]| uncurly().args(arguments.iter().copied()).stdin("curl –s https://a.example").run();
    let behind = lint(&["lint", "--color", "always", "-"]).code(1);
    assert!(behind.stdout.contains("\x1b["), "{behind:?}");
    lint(&["--color", "always", "lint", "-"]).code(1).stdout(&behind.stdout);
    lint(&["--write", "lint"]).code(2).tells(&["the command `lint` goes before its options"]);
}

#[test]
fn options_are_explained_with_and_without_their_dashes() {
    let explain = |words: &[&str]| uncurly().args([&["explain"], words].concat()).run();
    let page = explain(&["--", "--data-raw"]).code(0).stdout;
    assert!(page.starts_with("--data-raw"), "{page}");
    explain(&["data-raw"]).code(0).stdout(&page);
    explain(&["data-rwa"]).code(2).tells(&["there is no rule `data-rwa`"]);
}
