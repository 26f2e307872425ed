//! What is asked for only in part, or only under a condition.

use super::body::Payload;
use super::content::Piece;
use super::delivery::Delivery;
use super::headers::Header;
use super::place::Place;
use super::{Content, Stop, World, octets, time_condition};
use crate::curl::{Body, Request, Target, range_from};

/// The header of a range: as the options give it, or for going on with what is there already.
pub(super) fn range(
    request: &Request,
    place: &Place,
    payload: &mut Payload,
    delivery: &Delivery,
    given: Option<Header>,
    world: &World,
) -> Result<Option<Header>, Stop> {
    if !matches!(request.body, Body::None) {
        return content_range(request, place, payload, delivery, world);
    }
    let offset = delivery.resumed.filter(|&offset| offset > 0);
    Ok(offset.map(|offset| ("Range".to_owned(), format!("bytes={offset}-"))).or(given))
}

/// Of a body that is sent, the part and the whole are told; to curl an unknown length is one of -1.
fn content_range(
    request: &Request,
    place: &Place,
    payload: &mut Payload,
    delivery: &Delivery,
    world: &World,
) -> Result<Option<Header>, Stop> {
    if matches!(request.body, Body::Form(_)) {
        return Ok(None);
    }
    let length = |payload: &Payload| payload.content.as_ref().and_then(Content::len).map(signed);
    let size = length(payload).unwrap_or(-1);
    let header = |value| Some(("Content-Range".to_owned(), format!("bytes {value}")));
    let Some(resume) = &request.resume else {
        let range = request.range.as_ref().map(|range| world.fill(range)).transpose()?;
        return Ok(range.and_then(|range| header(format!("{}/{size}", range_from(&range).unwrap_or(range)))));
    };
    let resume = world.fill(resume)?;
    if matches!(request.body, Body::Data(_)) {
        let is_begun = delivery.goes_on();
        return if is_begun { Err(Stop::curl(2, "cannot mix --continue-at with --data")) } else { Ok(None) };
    }
    if resume == "-" {
        return Ok(header(format!("0-{}/{size}", size - 1)));
    }
    let offset: u64 = resume.parse().unwrap_or(0);
    if let Body::Upload(target) = &request.body {
        let target = place.uploaded(target);
        payload.content = Some(rest(&target, offset, length(payload), world)?);
    }
    let whole = length(payload).unwrap_or(-1) + signed(offset);
    Ok(header(format!("{offset}-{}/{whole}", whole - 1)))
}

/// What of `target` is still to be sent behind `offset`.
fn rest(target: &Target, offset: u64, length: Option<i64>, world: &World) -> Result<Content, Stop> {
    if length.is_some_and(|length| (1..=signed(offset)).contains(&length)) {
        return Err(Stop::curl(18, "File already completely uploaded"));
    }
    let bytes = world.read_late(target)?;
    let from = usize::try_from(offset).unwrap_or(usize::MAX);
    let left = bytes.get(from..).unwrap_or_default();
    match length {
        Some(_) => Ok(left.to_vec().into()),
        // In a file one may go beyond its end.
        None if from <= bytes.len() || world.has_file_as_stdin() => Ok(vec![Piece::Streamed(left.into())].into()),
        None => Err(Stop::curl(26, format!("Could only read {} bytes from the input", bytes.len()))),
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The headers that make a request depend on what has been fetched before.
pub(super) fn conditions(request: &Request, world: &World) -> Result<Vec<Header>, Stop> {
    let mut out = Vec::new();
    if let Some(given) = &request.time_condition {
        out.extend(time_condition::header(&world.fill(given)?, world)?);
    }
    if let Some(file) = &request.etag_compare {
        let read = world.read(&Target::named(&world.fill(file)?));
        let text = match read {
            Ok(bytes) => octets::text(&bytes).replace(['\r', '\n', '\0'], ""),
            Err(stop) if stop.exit == 26 => String::new(),
            Err(stop) => return Err(stop),
        };
        let tag = if text.is_empty() { "\"\"".to_owned() } else { text };
        out.push(("If-None-Match".to_owned(), tag));
    }
    Ok(out)
}
