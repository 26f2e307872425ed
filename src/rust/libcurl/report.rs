//! What `-w` shows of a reply.

use crate::rust::draft::Draft;
use crate::rust::format::{self, Shown, shown};
use crate::rust::layout::Expr;
use crate::shell::Value;

/// Variables of `-w` as expressions of the handle.
const SHOWN: [Shown; 23] = [
    shown("content_type", "content_type", "easy.content_type()?.unwrap_or_default()"),
    shown("http_code", "status", "easy.response_code()?"),
    shown("http_connect", "connect", "easy.http_connectcode()?"),
    shown("local_ip", "local_ip", "easy.local_ip()?.unwrap_or_default()"),
    shown("local_port", "local_port", "easy.local_port()?"),
    shown("num_connects", "connects", "easy.num_connects()?"),
    shown("num_redirects", "redirects", "easy.redirect_count()?"),
    shown("redirect_url", "redirect", "easy.redirect_url()?.unwrap_or_default()"),
    shown("remote_ip", "remote_ip", "easy.primary_ip()?.unwrap_or_default()"),
    shown("remote_port", "remote_port", "easy.primary_port()?"),
    shown("response_code", "status", "easy.response_code()?"),
    shown("size_download", "received", "easy.download_size()?"),
    shown("size_header", "head_size", "easy.header_size()?"),
    shown("size_request", "request_size", "easy.request_size()?"),
    shown("size_upload", "sent", "easy.upload_size()?"),
    shown("time_appconnect", "secured:.6", "easy.appconnect_time()?.as_secs_f64()"),
    shown("time_connect", "connected:.6", "easy.connect_time()?.as_secs_f64()"),
    shown("time_namelookup", "resolved:.6", "easy.namelookup_time()?.as_secs_f64()"),
    shown("time_pretransfer", "ready:.6", "easy.pretransfer_time()?.as_secs_f64()"),
    shown("time_redirect", "redirected:.6", "easy.redirect_time()?.as_secs_f64()"),
    shown("time_starttransfer", "answered:.6", "easy.starttransfer_time()?.as_secs_f64()"),
    shown("time_total", "total:.6", "easy.total_time()?.as_secs_f64()"),
    shown("url_effective", "address", "easy.effective_url()?.unwrap_or_default()"),
];

/// Whether the handle tells what `name` stands for.
pub(in crate::rust) fn knows(name: &str) -> bool {
    SHOWN.iter().any(|shown| shown.name == name)
}

/// Shows what `-w` asks for, after the transfer.
pub(super) fn report(draft: &mut Draft<'_>, format: &Value) {
    let report = format::report(draft, format, &SHOWN);
    for (local, code) in report.locals {
        draft.lines.bind(&local, &Expr::atom(code));
    }
    report.print.iter().for_each(|print| draft.lines.run(print));
}
