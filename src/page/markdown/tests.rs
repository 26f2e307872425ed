//! Documents in Markdown and what their blocks are.

use crate::page::BlockKind::{Inline, Output, Script, Transcript};
use crate::page::tests::check;

#[test]
fn fences_of_shells_are_blocks() {
    check("a.md", "x\n\n```bash\ncurl a\n```\n\n~~~ sh\nb\n~~~\n", &[(Script, "curl a\n"), (Script, "b\n")]);
    for text in ["T=$(curl a)\n", "echo a | curl b\n", "for a in b; do curl $a; done\n"] {
        check("a.md", &format!("```\n{text}```\n\n```text\n{text}```\n"), &[(Script, text), (Script, text)]);
        check("a.html", &format!("<pre><code>{text}</code></pre>"), &[(Script, text)]);
    }
    for text in ["| a | curl b |\n", "Either; curl it\n", "a curl b\n"] {
        check("a.md", &format!("```\n{text}```\n"), &[]);
    }
    check("a.md", "```json\n{}\n```\n\n```http\ncurl a\n```\n", &[]);
    check("a.md", "```\ncurl a\n```\n\n```\nls\n```\n", &[(Script, "curl a\n")]);
    check("a.md", "---\nrun: curl a\n---\n```sh\nb\n```\n", &[(Script, "b\n")]);
}

#[test]
fn what_holds_a_block_is_left_out() {
    check("a.md", "> 1. x\n>    ```sh\n>    curl \\\n>      a\n>    ```\n", &[(Script, "curl \\\n  a\n")]);
    check("a.md", "```sh\r\ncurl \\\r\n\ta\r\n\r\nb\r\n```\r\n", &[(Script, "curl \\\n\ta\n\nb\n")]);
    check("a.md", "- x\n\n\t\tcurl a\n\t\t  b\n", &[(Script, "  curl a\n    b\n")]);
    check("a.md", "x\n\n    curl a\n\n    b\n", &[(Script, "curl a\n\nb\n")]);
    check("a.md", "x\n\n    ls\n", &[]);
}

#[test]
fn code_in_a_sentence() {
    check("a.md", "Run `curl a`, not `ls` or ``curl `b` ``.", &[(Inline, "curl a"), (Inline, "curl `b`")]);
    check("a.md", "> Run `curl\n> -H > a`\n", &[(Inline, "curl -H > a")]);
    check(
        "a.md",
        "Run `until curl a; do b; done` or `a | curl b`, not `my curl a`.",
        &[(Inline, "until curl a; do b; done"), (Inline, "a | curl b")],
    );
    check("a.md", "| `curl a \\| b` |\n|---|\n", &[(Inline, "curl a | b")]);
}

#[test]
fn transcripts_are_taken_apart() {
    check("a.md", "> ```console\n> $ curl a\n> b\n> ```\n", &[(Transcript, "curl a\n"), (Output, "b\n")]);
    check("a.md", "```sh\n$ curl a\nb\n```\n", &[(Transcript, "curl a\n"), (Output, "b\n")]);
    check("a.md", "```console\ncurl a\n```\n", &[(Script, "curl a\n")]);
    check("a.md", "```sh\nB c\n$ curl a\n```\n", &[(Transcript, "curl a\n"), (Output, "B c\n")]);
    for text in ["curl b\n$ curl a\n", "A=b\n$ curl a\n", "B\n$ curl a\ncurl b\n"] {
        check("a.md", &format!("```sh\n{text}```\n"), &[(Script, text)]);
    }
}

#[test]
fn html_and_components() {
    check("a.md", "<pre>\ncurl a?b&amp;c\n</pre>\n", &[(Script, "curl a?b&c\n")]);
    check(
        "a.mdx",
        "<Tabs>\n  <Tab>\n    ```bash\n    curl a\n      b\n    ```\n  </Tab>\n</Tabs>\n",
        &[(Script, "curl a\n  b\n")],
    );
    check("a.md", "<Tabs>\n<Tab>\n```bash\ncurl a\n```\n</Tab>\n</Tabs>\n", &[(Script, "curl a\n")]);
    check("a.md", "</Tab>\n<Tab>\n```bash\ncurl a\n```\n</Tab>\n", &[(Script, "curl a\n")]);
    check("a.md", "<div>\n```bash\ncurl a\n```\n</div>\n", &[]);
    check("a.md", "!!! note\n    ```bash\n    curl a\n      b\n    ```\n\nx\n", &[(Script, "curl a\n  b\n")]);
    check(
        "a.md",
        "=== \"curl\"\n    ```bash\n    curl a\n    ```\n    Run `curl b`.\n",
        &[(Script, "curl a\n"), (Inline, "curl b")],
    );
    check("a.mdx", "<Tabs>\n\n    ```bash\n    curl a\n    ```\n\n</Tabs>\n", &[(Script, "curl a\n")]);
}

/// They are code to Markdown, and fences to those who read lists in another way.
#[test]
fn fences_may_be_set_in_further() {
    let fence = |indent: &str| {
        let lines = "```console\n$ curl a\n\nb\n```\n".split_inclusive('\n');
        lines.flat_map(|line| [if line == "\n" { "" } else { indent }, line]).collect::<String>()
    };
    for (lead, indent) in [("10.  x", "    "), ("x\n:   y", "    "), ("- x", "      "), ("1. x", "        ")] {
        let text = format!("{lead}\n\n{}", fence(indent));
        check("a.md", &text, &[(Transcript, "curl a\n"), (Output, "\nb\n")]);
    }
    check("a.md", "x\n\n    ```\n    $ curl a\n    ```\n", &[(Script, "```\n$ curl a\n```\n")]);
    check("a.md", "x\n\n    ```json\n    curl a\n    ```\n\n    `curl b`\n", &[(Inline, "curl b")]);
}

#[test]
fn boxes_hold_markdown() {
    let text = "!!! note\n\n    Run `curl a`.\n\n    ```sh\n    curl b \\\n\n      -s\n    ```\n\nOr `curl c`.\n";
    check("a.md", text, &[(Inline, "curl a"), (Script, "curl b \\\n\n  -s\n"), (Inline, "curl c")]);
    let nested = "- x\n\n    ??? tip \"`x`\"\r\n        === \"A\"\r\n\r\n            ```sh\r\n            curl a\r\n            ```\r\n";
    check("a.md", nested, &[(Script, "curl a\n")]);
    check("a.md", "!!! note\ntext `curl a`\n\n    curl b\n", &[(Inline, "curl a"), (Script, "curl b\n")]);
    check("a.md", "```\n!!! note\n    `curl a`\n```\n", &[]);
}

#[test]
fn tags_of_templates_hold_code() {
    let jekyll = "Run:\n{% highlight bash linenos %}\ncurl a\n\n# b\n{% endhighlight %}\nor `curl c`\n";
    check("a.md", jekyll, &[(Script, "curl a\n\n# b\n"), (Inline, "curl c")]);
    let hugo =
        "{{< highlight sh >}}\ncurl a\n{{< /highlight >}}\n\n{{< highlight json >}}\ncurl b\n{{< /highlight >}}\n";
    check("a.md", hugo, &[(Script, "curl a\n")]);
    check("a.md", "{% highlight sh %}\n\n`curl a`\n", &[(Inline, "curl a")]);
}
