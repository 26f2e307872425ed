//! Each construct of the shell, by its smallest snippet.

use crate::shell::shown::show;
use crate::shell::{Dialect, Pipeline, Within, read};

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(show(text, Dialect::Posix), expected, "{text}");
}

#[test]
fn words() {
    check("curl -s  'a b' c", "[curl][-s][a b][c]");
    check(r"a\ b \' '' x''y", "[a b]['][][xy]");
    check(r#"x"a \" \$ \` \\ \n $Y"z"#, r#"[xa " $ ` \ \n <Y>z]"#);
    check(r"$'a\n\x41\u00e9\101\cA\'\q'", "[a\nAéA\u{1}'\\q]");
    check(r"$'\xe2\x80\x9c'", "[“]");
    check("a \\\n b c\\\n d\\\ne\"f\\\ng\"", "[a][b][c][defg]");
    check("$A ${B} $1 $? ${10} $ $- a$", "[<A>][<B>][<1>][<?>][<10>][$][<->][a$]");
    check("${x:-y z} $((1 + (2))) <(a b)", "[{${x:-y z}}][{$((1 + (2)))}][{<(a b)}][a][b] ) ");
    check("\"a${{ secrets.B }}c\" ${{ d }}", "[a{${{ secrets.B }}}c][{${{ d }}}]");
    check("~/x *.js # no", "[~/x][*.js]");
    check("a#b", "[a#b]");
    check("a\\\r\n", "[a\r] ⏎ ");
    check("\"a\\\r\n\"", "[a\\\r\n]");
    check("a\\", "[a\\]");
}

#[test]
fn pipelines() {
    check("a | b |& c && d || e; f & g\nh", "[a]|[b]|[c] && [d] || [e] ; [f] & [g] ⏎ [h]");
    check("a |\n b", "[a]|[b]");
    check("A=1 B+='x y' c D=2", "A=[1]B=[x y][c][D=2]");
    check("A=(x 'y z') b; declare -a c=(d)", "A=[{(x 'y z')}][b] ; [declare][-a][c={(d)}]");
    check("a >b 2>&1 <c &>d >>e 2>/dev/null", "[a](> [b])(2>& [1])(< [c])(&> [d])(>> [e])(2> [/dev/null])");
    check("a <<< 'b c'", "[a](<<< [b c])");
}

#[test]
fn heredocs() {
    check("a <<E | b\nx $Y\nE\nc", "[a](<< [E])«x $Y\n»|[b] ⏎ [c]");
    check("a <<'E'\nx \\$Y\nE\n", "[a](<< [E])«x \\$Y\n» ⏎ ");
    check("a <<-E\n\tx \\$Y \\\n\tz\n\tE\n", "[a](<<- [E])«x $Y \tz\n» ⏎ ");
    check("a <<E <<F\n1\nE\n2\nF\n", "[a](<< [E])«1\n»(<< [F])«2\n» ⏎ ");
    check("$(a <<E\n1\nE\n)", "[{$(a <<E\n1\nE\n)}][a](<< [E])«1\n» ⏎ ");
    check("a <<E\n1", "[a](<< [E])«1» ⏎  !OpenHeredoc <<E");
}

#[test]
fn compound_commands_are_flat() {
    check("if a; then b; elif c; then d; else e; fi", "[a] ; [b] ; [c] ; [d] ; [e] ; ");
    check("for x in 1 2; do a $x; done | b", "[a][<x>] ; [b]");
    check("while a; do b; done < c", "[a] ; [b] ; ");
    check("(a; b) && { c; }", "[a] ; [b] ) [c] ; ");
    check("! a | b", "[a]|[b]");
    check("f() { a; }\nfunction g { b; }", "[a] ; [b] ; ");
    check("case $x in a|b) c;; *) d;; esac; e", "[c] ; [d] ; [e]");
    check("[[ -n $x && a ]] && b; ((x > 1)) || c", "[b] ; [c]");
    check("x=$(a | b \"$(c)\")", "x=[{$(a | b \"$(c)\")}][a]|[b][{$(c)}] ) [c] ) ");
    check("a `b c` \"`d`\"", "[a][{`b c`}][{`d`}][b][c] ) [d] ) ");
}

/// Checks what is around each pipeline: a condition, a loop, a list, a branch, something that takes its output.
#[track_caller]
fn check_within(text: &str, expected: &[&str]) {
    let shown = |it: &Pipeline| {
        let Within { condition, repeated, listed, chosen, captured, grouped, defined } = it.within;
        let marks = [
            (condition, 'c'),
            (repeated, 'r'),
            (listed, 'l'),
            (chosen, 'b'),
            (captured, 'v'),
            (grouped, 'g'),
            (defined, 'f'),
        ];
        marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect::<String>()
    };
    let script = read(text, Dialect::Posix);
    assert_eq!(script.pipelines.iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn what_is_around_a_pipeline() {
    check_within("a; if b; then c; elif d; then e; fi; f", &["", "c", "b", "c", "b", ""]);
    check_within("while a; do b; done; c", &["cr", "r", ""]);
    check_within("until ! a; do if b; then c; fi; done", &["cr", "cr", "rb"]);
    check_within("for x in $(a); do b $(c); done", &["v", "l", "lv"]);
    check_within("case $x in a) b;; *) if c; then d; fi;; esac; e", &["b", "cb", "b", ""]);
    check_within("{ a; (b); }; f() { c; }; function g { if d; then :; fi; }", &["g", "g", "f", "cf", "bf"]);
    check_within("x=`a` b <(c); if d $(e); then :; fi", &["", "v", "v", "c", "v", "b"]);
}

#[test]
fn a_statement_ends_with_its_line() {
    fn end(text: &str) -> Option<&str> {
        super::read_statement(text).map(|(_, end)| &text[..end])
    }
    assert_eq!(end("a; b &&\nc\nd"), Some("a; b &&\nc\n"));
    assert_eq!(end("f() {\na\n}; b\nc"), Some("f() {\na\n}; b\n"));
    assert_eq!(end("if a <<E\nthen\nE\nthen b; fi"), Some("if a <<E\nthen\nE\nthen b; fi"));
    assert_eq!(end("\na"), Some("\n"));
    assert_eq!(end("if a\nb"), None);
    assert_eq!(end("it's\na"), None);
    assert_eq!(end("a; fi\nb"), None);
}

#[test]
fn complaints() {
    check("a 'b c", "[a][b c] !OpenQuote(Single) '");
    check("a \"b", "[a][b] !OpenQuote(Double) \"");
    check("a $'b", "[a][b] !OpenQuote(AnsiC) '");
    check("a $(b", "[a][{$(b}][b] )  !OpenExpansion $(");
    check("a ${b", "[a][{${b}] !OpenExpansion ${");
    check("a `b", "[a][{`b}][b] )  !OpenExpansion `");
    check("; a", "[a] !Operator ;");
    check("a | | b", "[a]|[b] !Operator |");
    check("a &&", "[a] &&  !Operator &&");
    check("a >", "[a](> []) !NoTarget >");
    check("a <1>b", "[a](< [])(1> [b]) !NoTarget <");
    check("a 2>&1>b", "[a](2>& [1])(> [b])");
    check("a )", "[a] )  !Operator )");
    check("(a", "[a] !Operator (");
    check("a (b) c", "[a] ) [b] ) [c] !Operator ( !Operator )");
    check("if a; then b", "[a] ; [b] !Operator if");
}

#[test]
fn compound_commands_end_where_they_are_closed() {
    fn end(text: &str) -> Option<&str> {
        super::compound_end(text).map(|end| &text[..end])
    }
    assert_eq!(end("while read -r a; do echo \"$a\"; done | sort"), Some("while read -r a; do echo \"$a\"; done"));
    assert_eq!(end("{ cat; echo; } >x"), Some("{ cat; echo; }"));
    assert_eq!(end("(cat\n(b)\n); c"), Some("(cat\n(b)\n)"));
    assert_eq!(end("if a; then b; fi"), Some("if a; then b; fi"));
    assert_eq!(end("while read a; do b"), None);
    assert_eq!(end("jq . | { a; }"), None);
    assert_eq!(end(""), None);
}
