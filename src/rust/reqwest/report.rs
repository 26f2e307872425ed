//! What `-w` shows of a reply.

use crate::rust::draft::Draft;
use crate::rust::format::{self, Report, Shown, shown};
use crate::rust::import::Import;
use crate::rust::layout::Expr;
use crate::rust::libcurl;
use crate::shell::Value;

/// Variables of `-w` as expressions of the reply, and of the moment at which it was asked for.
const SHOWN: [Shown; 7] = [
    shown("content_type", "content_type", "header(&response, \"Content-Type\")"),
    shown("http_code", "status", "response.status().as_u16()"),
    shown("num_headers", "headers", "response.headers().len()"),
    shown("response_code", "status", "response.status().as_u16()"),
    shown("scheme", "scheme", "response.url().scheme().to_owned()"),
    shown("time_total", "seconds:.6", TOTAL),
    shown("url_effective", "address", "response.url().clone()"),
];

/// What is known only when all of the reply has come.
const TOTAL: &str = "start.elapsed().as_secs_f64()";

/// Notes the moment at which the request is sent, where `format` wants to know how long it took.
pub(super) fn start(draft: &mut Draft<'_>, format: &Value) {
    for name in format::names(format.text()).filter(|name| !knows(name) && libcurl::knows(name)) {
        draft.refuse(format.whole(), format!("`%{{{name}}}` of `--write-out`"), "reqwest does not tell it");
    }
    if format::names(format.text()).any(|name| name == "time_total") {
        draft.imports.insert(Import::Instant);
        draft.lines.line("let start = Instant::now();");
    }
}

fn knows(name: &str) -> bool {
    SHOWN.iter().any(|shown| shown.name == name)
}

/// Binds what `-w` shows before the reply is used up.
pub(super) fn report(draft: &mut Draft<'_>, format: &Value) -> Report {
    let report = format::report(draft, format, &SHOWN);
    for (local, code) in report.locals.iter().filter(|(_, code)| code != TOTAL) {
        draft.lines.bind(local, &Expr::atom(code));
    }
    report
}

/// Shows it.
pub(super) fn print(draft: &mut Draft<'_>, report: &Report) {
    for (local, code) in report.locals.iter().filter(|(_, code)| code == TOTAL) {
        draft.lines.bind(local, &Expr::atom(code));
    }
    report.print.iter().for_each(|print| draft.lines.run(print));
}
