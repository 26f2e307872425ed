//! Words, and the options that they are.

use super::*;

#[test]
fn words_become_options() {
    check("x", "GET x");
    check("--url x", "GET x");
    check("-- -x", "GET -x");
    check("x -", "GET x\n! option -: is unknown (2)");
    check("-sSfXPOST x", "POST x");
    check("-sSXPUT -dfoo x", &format!("PUT x {FORM} «foo»"));
    check("-Lo file x", "GET x");
    check("-da=1 -HX:y -uu:p x", &format!("POST x [X: y] {FORM} «a=1» Basic:u:p"));
    check("-H -X x", "GET x\n! The provided HTTP header does not look like a header? (0)");
    check("-d -X x", &format!("POST x {FORM} «-X»"));
    check("x -H", "GET x\n! option -H: requires parameter (2)");
    check("x --retry", "GET x\n! option --retry: requires parameter (2)");
    check("x -W", "GET x\n! option -W: is unknown (2)");
    check("x -sWL", "GET x\n! option -W: is unknown (2)");
    check("x --foo", "GET x\n! option --foo: is unknown (2)");
    check("x --DATA", "GET x\n! option --DATA: is unknown (2)");
    check("-A a -A b x", "GET x [User-Agent: b]");
}

#[test]
fn long_options_have_prefixes_and_values() {
    let equals = |name| format!("! `{name}=VALUE` is unknown to curl before 8.16.0 (0)");
    check("--data=a=b x", &format!("POST x {FORM} «a=b»\n{}", equals("--data")));
    check("--data= x", &format!("POST x {FORM} «»\n{}", equals("--data")));
    check("--silent=x y", &format!("GET y\n{}", equals("--silent")));
    check("-X=POST x", "=POST x\n! `-X=VALUE` makes the `=` a part of the value (0)");
    check("--no-data x", "GET x\n! option --no-data: the given option cannot be reversed with a --no- prefix (2)");
    check("--expand-silent x", "GET x\n! option --expand-silent: variable expansion failure (2)");
    check("--variable a=b --expand-url 'h/{{a}}' ", "GET h/{{a}} unsupported:variable");
    check("--expand-data plain x", &format!("POST x {FORM} «plain»"));
    check("--inse x", "GET x\n! option --inse: is unknown (2)");
    check_part("--inse x", |request| request.transport.insecure, true);
    check("--dat a x", "GET a\nGET x\n! option --dat: is unknown (2)");
    check("--http-request PUT x", "PUT x\n! option --http-request: is unknown (2)");
    check("--npn x", "GET x\n! `--npn` is deprecated and has no function anymore (0)");
}

#[test]
fn switches_go_both_ways() {
    check_part("-L --no-location x", |request| request.transport.follow, false);
    check_part("--no-location -L x", |request| request.transport.follow, true);
    check_part("--no-clobber x", |request| request.output.no_clobber, true);
    check("-k --no-insecure --no-buffer -N x", "GET x");
    let on = |line: &str| invoke(line).args.iter().map(Arg::is_on).collect::<Vec<_>>();
    assert_eq!(on("-N --buffer --no-buffer -s"), [false, true, false, true]);
}

#[test]
fn values_are_checked_where_they_are_known() {
    check("-X '' x", "GET x\n! option -X: blank argument where content is expected (2)");
    check("-m x y", "GET y\n! option -m: expected a proper numerical parameter (2)");
    check("--retry -1 y", "GET y\n! option --retry: expected a positive numerical parameter (2)");
    check("--max-redirs x y", "GET y\n! option --max-redirs: expected a proper numerical parameter (2)");
    check("--tls-max 9 y", "GET y\n! option --tls-max: is badly used here (2)");
    check("--max-filesize 1z y", "GET y\n! option --max-filesize: is badly used here (2)");
    check("-o -v y", "GET y\n! The filename argument looks like a flag. (0)");
    check("-m $T --retry $N x", "GET x unsupported:max-time unsupported:retry");
    check("-X $METHOD x", "$METHOD x");
    check("-H $HEADER -d $DATA $URL", &format!("POST $URL [$HEADER: ] {FORM} «$DATA»"));
    check_part("-m 1.5 x", |request| request.transport.timeout, Some(1.5));
    check_part("--max-redirs -1 x", |request| request.transport.max_redirects, Some(-1));
    check_part("--max-filesize 2K x", |request| request.transport.max_size, Some(2048));
}

#[test]
fn typographic_characters_are_noticed_in_front_only() {
    const WARNING: &str = "! The argument starts with a Unicode character. Maybe ASCII was intended? (0)";
    check("-H “X: 1” x", &format!("GET 1” [-“x]\nGET x [-“x]\n{WARNING}"));
    check("-A “a” x", &format!("GET x [User-Agent: “a”]\n{WARNING}"));
    check("-A a–b x", "GET x [User-Agent: a–b]");
    check("–d x", &format!("GET –d\nGET x\n{WARNING}"));
}

#[test]
fn urls_outputs_and_uploads_go_together_by_place() {
    let files = |line: &str| {
        let output = |request: &Request| request.output.file.as_ref().map_or("-".to_owned(), target);
        invoke(line).requests.iter().map(output).collect::<Vec<_>>()
    };
    assert_eq!(files("-o a x y -o b"), ["<a>", "<b>"]);
    assert_eq!(files("x y -o a"), ["<a>", "-"]);
    assert_eq!(files("x -o - y -O"), ["<stdio>", "-"]);
    check("x -o a -o b", "GET x\n! Got more output options than URLs (0)");
    check("-T a -T '' x/ y", "PUT x/ upload<a>\nGET y");
    check("-d a x y", &format!("POST x {FORM} «a»\nPOST y {FORM} «a»"));
    check("-s", "! no URL specified (2)");
    check("", "! no URL specified (2)");
    check_part("--remote-name-all x", |request| request.output.remote_name, true);
    check_part("--remote-name-all -o a x", |request| request.output.remote_name, false);
    check_part("--out-null x", |request| request.output.discard, true);
    check("--url @list", "");
}

#[test]
fn next_begins_anew() {
    check("-d a x --next y", &format!("POST x {FORM} «a»\nGET y"));
    check("-d a x -: -I y", &format!("POST x {FORM} «a»\nHEAD y"));
    check("--next x", "GET x\n! missing URL before --next (2)");
    check("x --next -s", "GET x\n! no URL specified (2)");
    let silent = invoke("x --next y -s").requests.iter().map(|request| request.output.silent).collect::<Vec<_>>();
    assert_eq!(silent, [true, true]);
}

#[test]
fn help_stops_everything() {
    check("-d a x --help", "");
    check("-V", "");
    check("-header x", "");
}
