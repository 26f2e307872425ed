//! Conditions: only what is newer, and only what is missing.

use super::call;
use crate::curl::{Body, Request, Target, date};
use crate::rust::draft::{Draft, Use};
use crate::rust::import::Import;
use crate::rust::layout::{Call, Expr};
use crate::rust::literal;
use crate::rust::place::Place;
use crate::shell::Value;
use crate::text::Span;

/// `-z`: a date, or the time of a file.
pub(super) fn time(draft: &mut Draft<'_>, request: &Request) {
    let Some(value) = &request.time_condition else { return };
    let (condition, skip) = match value.text().bytes().next() {
        Some(b'-') => ("IfUnmodifiedSince", 1),
        Some(b'=') => ("LastModified", 1),
        Some(b'+') => ("IfModifiedSince", 1),
        _ => ("IfModifiedSince", 0),
    };
    let value = value.slice(Span::new(skip, value.text().len()));
    call::uses(draft, &["TimeCondition"]);
    let condition = format!("TimeCondition::{condition}");
    match value.known().and_then(date::read) {
        Some(seconds) => {
            call::code(draft, "time_condition", condition);
            call::code(draft, "time_value", literal::grouped(seconds));
        }
        None => changed(draft, &value, condition),
    }
}

/// The time at which a file was changed; no condition where there is none.
fn changed(draft: &mut Draft<'_>, path: &Value, condition: String) {
    draft.imports.extend([Import::Fs, Import::UnixEpoch]);
    let path = draft.text(path);
    let path = draft.expr(&path, Use::Borrow).flat();
    draft.lines.open(&format!("if let Ok(file) = fs::metadata({path})"));
    draft.lines.line("let changed = file.modified()?.duration_since(UNIX_EPOCH)?;");
    call::code(draft, "time_condition", condition);
    call::code(draft, "time_value", "changed.as_secs().try_into()?");
    draft.lines.close();
}

/// `-C`: goes on behind what `place` holds already; the place of what comes.
pub(super) fn resume(draft: &mut Draft<'_>, request: &Request, place: Place) -> Place {
    let Some(offset) = &request.resume else { return place };
    if let Some(number) = offset.known().and_then(|text| text.parse::<i64>().ok()) {
        call::code(draft, "resume_from", literal::grouped(number));
        return match place {
            Place::File(path) => Place::Append(path),
            place => place,
        };
    }
    let Place::File(path) = place else {
        let why = "name the output by `-o`, or write the offset";
        draft.refuse(offset.whole(), "`--continue-at -` without a file", why);
        return place;
    };
    if !matches!(request.body, Body::None) || offset.known() != Some("-") {
        let why = "write the offset";
        draft.refuse(offset.whole(), "`--continue-at` of a size that is not known", why);
    }
    draft.imports.insert(Import::Fs);
    let path = if path.flat().starts_with(['"', '&', 'r']) {
        path
    } else {
        let name = draft.name("path");
        draft.lines.bind(&name, &path);
        Expr::atom(format!("&{name}"))
    };
    let size = Expr::Chain(
        Expr::Call(Call::new("fs::metadata", vec![path.clone()], "")).flat(),
        vec![Call::new("map_or", vec![Expr::atom("0"), Expr::atom("|file| file.len()")], "")],
    );
    draft.lines.bind("size", &size);
    call::code(draft, "resume_from", "size");
    Place::Append(path)
}

/// Whether `request` can go on where another transfer ended.
pub(super) fn is_resumed(request: &Request) -> bool {
    request.resume.is_some() && !matches!(request.body, Body::Upload(Target::Stdio))
}
