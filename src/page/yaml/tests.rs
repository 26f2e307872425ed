//! What is read of YAML.

use super::super::BlockKind::{Inline, Script};
use super::super::tests::check;

#[test]
fn block_scalars() {
    check("a.yml", "steps:\n  - run: |\n      curl \\\n        a\n\n    x: y\n", &[(Script, "curl \\\n  a\n")]);
    check("a.yml", "script:\n  - |-\n    curl a\n  - ls\n", &[(Script, "curl a\n")]);
    check("a.yaml", "run: >\r\n  curl a\r\n  -d b\r\nx: y\r\n", &[(Script, "curl a -d b\n")]);
    check("a.yml", "text: |\n  ls\nnote: |\n  curl a\n", &[(Script, "curl a\n")]);
}

#[test]
fn values_on_one_line() {
    check("a.yml", "- run: curl a\n- curl b: c\n- x: ls\n", &[(Inline, "curl a"), (Inline, "curl b: c")]);
    check("a.yml", "run: \"curl \\\"a\\\"\"\ncmd: 'curl ''b'''\n", &[(Inline, "curl \"a\""), (Inline, "curl 'b'")]);
}

#[test]
fn comments_end_values() {
    check("a.yml", "- run: curl a # b\n- run: curl a#b\n", &[(Inline, "curl a"), (Inline, "curl a#b")]);
    for value in ["curl a -d “a #b”", "curl a -d 'a #b'", "curl a -d “a #b"] {
        check("a.yml", &format!("- run: {value}\n"), &[]);
    }
}

#[test]
fn values_over_several_lines() {
    check("a.yml", "- run: curl a\n    -d b\n  x: y\n", &[(Inline, "curl a -d b")]);
    check("a.yml", "run:\n  curl a\n  -d b\nx: y\n", &[(Inline, "curl a -d b")]);
    check("a.yml", "run: \"curl a\n  b\"\n", &[(Inline, "curl a b")]);
    check("a.yml", "run: curl a\n  b: \"c\"\n", &[]);
}

/// As `PyYAML` reads and writes them.
#[test]
fn strings_with_several_lines_are_scripts() {
    let written = "run: \"set -e\\n\\\n  curl a \\\\\\n\\\n  \\  -d b\\n\"\nx: y\n";
    check("a.yml", written, &[(Script, "set -e\ncurl a \\\n  -d b\n")]);
    check("a.yml", "a: 'set -e\n\n  curl b'\n", &[(Script, "set -e\ncurl b")]);
    check("a.yml", "run: \"set -e\n\n  curl b\"\n", &[(Script, "set -e\ncurl b")]);
    check("a.yml", "a: \"set -e\n\n  ls\"\n", &[]);
}

#[test]
fn commands_anywhere_in_scripts() {
    let text = "script:\n- A=$(curl a)\n- 'ls; curl ''b'''\n- apt install jq\nx:\n- ls; curl c\nrun: d && curl d\n";
    check("a.yml", text, &[(Script, "A=$(curl a)"), (Script, "ls; curl 'b'"), (Script, "d && curl d")]);
}

#[test]
fn arguments_of_ansible_are_no_part_of_commands() {
    check(
        "a.yml",
        "- shell: curl a creates=/b\n- ansible.builtin.command: creates=\"/b c\" curl d\n- shell: |\n    curl e\n    chdir=/f\n",
        &[(Inline, "curl a"), (Script, " curl d"), (Script, "curl e\n\n")],
    );
    check("a.yml", "- run: curl a creates=/b\n", &[(Inline, "curl a creates=/b")]);
}

/// What goes on with a string is no value of its own.
#[test]
fn strings_over_several_lines_are_left_alone() {
    for text in [
        "a:\n  - \"echo;\n     curl b\"\n",
        "a:\n  - 'echo;\n     curl b'\n",
        "a: \"set -e;\n  curl b\"\n",
        "a: &x !!str 'it''s\n# a\ncurl b'\n",
        "\"a key\": \"\\\"\n  curl b\"\n",
        "a key: \"x\n  curl -H 'A: b'\"\n",
        "'a' : 'x\n  curl b'\n",
        "? 'x\n  curl b'\n: 'y\n  curl c'\n",
        "a: [\"x\n  curl b\", c]\n",
        "a: {b: 'x\n  curl b',\n  # it's\n  c: d}\n",
        "a: echo \"a\n\n  curl b\"\n",
        "run: echo \"a\n  \n  curl b\"\n",
    ] {
        check("a.yml", text, &[]);
        check("a.yml", &format!("{text}run: curl z\n"), &[(Inline, "curl z")]);
    }
    check("a.yml", "a: 'b\nrun: curl c\n", &[(Inline, "curl c")]);
    check("a.yml", "a: # b\n  - curl c\n  - curl d\n", &[(Inline, "curl c"), (Inline, "curl d")]);
    check("a.yml", "a: [\n  {b: 'c'},\n  \"curl d\",\n]\nd: curl e\n", &[(Inline, "curl d"), (Inline, "curl e")]);
}

#[test]
fn flows_and_what_is_said_before_values() {
    check(
        "a.yml",
        "- {name: it's, run: \"curl a\"}\n- [{\"run\": 'curl b'}]\n",
        &[(Inline, "curl a"), (Inline, "curl b")],
    );
    check(
        "a.yml",
        "\"run\": &x !!str curl a\nrun: &y |\n  curl b\nrun: *x\n",
        &[(Inline, "curl a"), (Script, "curl b\n")],
    );
    check("a.yml", "- {run: curl a, b: c}\n", &[]);
    check(
        "a.yml",
        "script: [\"curl a\", 'ls; curl b', \"curl -H 'A: b'\"]\nx: [\"curl c\", 'ls; curl d']\n",
        &[(Inline, "curl a"), (Script, "ls; curl b"), (Inline, "curl -H 'A: b'"), (Inline, "curl c")],
    );
}

#[test]
fn entries_that_are_words() {
    check(
        "a.yml",
        "command:\r\n  - curl\r\n  - \"-H\"\r\n  - 'A: b'\r\n  - c\r\nx: y\r\n",
        &[(Inline, "curl -H 'A: b' c")],
    );
    check("a.yml", "- args:\n  - /bin/curl\n  - http://a/?b&c\n", &[(Inline, "/bin/curl 'http://a/?b&c'")]);
    check("a.yml", "script:\n  - curl a\n  - curl b\n", &[(Inline, "curl a"), (Inline, "curl b")]);
    check("a.yml", "args:\n  - curl\n  - a: b\n", &[]);
    check("a.yml", "args:\n  - curl\n  - $(A)\n", &[]);
}

#[test]
fn compose_takes_two_dollar_signs_for_one() {
    let text = "command: curl $$A\ntest: |\n  curl $$B ${C}\n";
    check("x/docker-compose.dev.yml", text, &[(Inline, "curl $A"), (Script, "curl $B ${C}\n")]);
    check("compose.yaml", text, &[(Inline, "curl $A"), (Script, "curl $B ${C}\n")]);
    check("composed.yml", text, &[(Inline, "curl $$A"), (Script, "curl $$B ${C}\n")]);
}

#[test]
fn commands_in_two_lists() {
    let pods = "- command: [\"curl\"]\n  args: [\"-d\", \"{}\", a]\n- command:\n    - sh\n    - -c\n\n  # x\n  args:\n    - ls; curl b\n";
    check("a.yml", pods, &[(Inline, "curl -d '{}' a"), (Script, "ls; curl b")]);
    check("compose.yml", "entrypoint: [curl]\ncommand:\n  - -s\n  - a\n", &[(Inline, "curl -s a")]);
    check("a.yml", "command: [curl]\nx: y\nargs: [-s, a]\n", &[]);
    check("a.yml", "command: [sh]\nargs: [-c, curl a]\n", &[(Script, "curl a")]);
}

#[test]
fn lists_of_words() {
    check(
        "a.yml",
        "test: [\"CMD\", \"curl\", \"-f\",\n  \"a\"]\nrun: curl b\n",
        &[(Inline, "curl -f a"), (Inline, "curl b")],
    );
    check("a.yml", "command: [sh, -c, \"curl a\"]\n", &[(Script, "curl a")]);
}
