//! Fields of forms.

use super::*;

#[test]
fn form_values() {
    let form = |value: &str, expected: &str| check(&format!("-F '{value}' u"), &format!("POST u form({expected})"));
    form("a=b", "a=b");
    form("=b", "=b");
    form("a=b=c", "a=b=c");
    form("a= b ", "a=b");
    form(r#"a="x; y""#, "a=x; y");
    form(r#"a="x\"y\\z\n""#, r#"a=x"y\z\n"#);
    form(r#"a="x"#, r#"a="x"#);
    form(r#"a="$V\"";type=t"#, r#"a=$V";type=t"#);
    form("a=@f", "a=@<f>");
    form("a=@-", "a=@<stdio>");
    form("a=@f,g", "a=@<f>@<g>");
    form(r#"a=@"f,g""#, "a=@<f,g>");
    form("a=<f", "a=<f>");
    form("a=<f;type=text/html", "a=<f>;type=text/html");
    form("a=@f;type=text/plain; charset=utf-8;filename=g", "a=@<f>;filename=g;type=text/plain; charset=utf-8");
    form(r#"a=b;filename="g;h";encoder=base64"#, "a=b;filename=g;h;encoder=base64");
    form(r#"a=b;headers="X: y";headers=@h"#, "a=b;headers=X: y;headers=@<h>");
    form("a=@$F;type=$T", "a=@<$F>;type=$T");
    check("-F a=b -F c=d u", "POST u form(a=b & c=d)");
    check("--form-string 'a=@b;type=c' u", "POST u form(a=@b;type=c)");
    check("-F $FIELD u", "POST u form(=$FIELD)");
}

#[test]
fn form_values_that_are_wrong() {
    check("-F a u", "POST u form()\n! Illegally formatted input field (2)");
    check("-F @f u", "POST u form()\n! Illegally formatted input field (2)");
    check("-F 'a=b;foo=c' u", "POST u form(a=b)\n! skip unknown form field (0)");
    check("-F 'a=\"b\"c' u", "POST u form(a=b)\n! Trailing data after quoted form parameter (0)");
    check(
        "-F 'a=(;type=multipart/mixed' -F '=)' u",
        "POST u form(a=;type=multipart/mixed) unsupported:form unsupported:form",
    );
    check("-F 'a=@f,g;type=t' u", "POST u form(a=(=@<f>)(=@<g>;type=t)) unsupported:form");
}
