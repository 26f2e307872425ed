//! Rules of the group `curl`: what curl refuses, drops, or does otherwise than meant.

mod abbreviated_option;
mod accept_encoding_without_compressed;
mod at_literal;
mod bad_form_field;
mod bad_glob;
mod bad_url;
mod bad_value;
mod bad_write_out;
mod bearer_by_hand;
mod blank_before_colon;
mod blank_in_query_data;
mod body_moved_to_query;
mod broken_json_body;
mod browser_header;
mod conflicting_methods;
mod conflicting_options;
mod cookie_by_header;
mod cookie_jar_unread;
mod cookie_without_equals;
mod data_file_newlines;
mod deprecated_option;
mod duplicate_header;
mod equals_after_long;
mod equals_after_short;
mod error_taken_for_success;
mod flag_as_file;
mod forgotten_by_next;
mod form_at_literal;
mod form_content_type;
mod get_with_body;
mod head_by_x;
mod header_empty_value;
mod header_without_colon;
mod insecure_tls;
mod json_without_content_type;
mod letter_case;
mod line_end_in_header;
mod location_trusted;
mod lowercase_method;
mod malformed_header_value;
mod method_kept_on_redirect;
mod missing_value;
mod misspelt_scheme;
mod more_outputs_than_urls;
mod needless_expect;
mod no_timeout;
mod no_url;
mod not_expandable;
mod not_negatable;
mod odd_remote_name;
mod old_tls;
mod option_too_new;
mod optional_tls;
mod options_in_file;
mod output_for_fewer_urls;
mod output_outside;
mod output_overwritten;
mod overridden_option;
mod own_content_length;
mod own_host;
mod own_transfer_encoding;
mod placeholder_in_body;
mod proxy_without_port;
mod put_by_data;
mod redirect_not_followed;
mod redundant_json_header;
mod redundant_method;
mod remote_name_missing;
mod removed_option;
mod resolve_mismatch;
mod retried_post;
mod silenced_error;
mod stray_word;
mod unencoded_form_value;
mod unicode_value;
mod unknown_option;
mod unread_date;
mod url_backslash;
mod url_fragment;
mod url_glob_braces;
mod url_non_ascii;
mod url_without_scheme;
mod user_without_password;

use std::collections::BTreeSet;

use crate::curl::{Arg, Header, HeaderOrigin, Request, Spelling};
use crate::knowledge::options;
use crate::lint::Subject;
use crate::shell::Value;
use crate::text::{Edit, Span};

rules! {
    abbreviated_option,
    accept_encoding_without_compressed,
    at_literal,
    bad_form_field,
    bad_glob,
    bad_url,
    bad_value,
    bad_write_out,
    bearer_by_hand,
    blank_before_colon,
    blank_in_query_data,
    body_moved_to_query,
    broken_json_body,
    browser_header,
    conflicting_methods,
    conflicting_options,
    cookie_by_header,
    cookie_jar_unread,
    cookie_without_equals,
    data_file_newlines,
    deprecated_option,
    duplicate_header,
    equals_after_long,
    equals_after_short,
    error_taken_for_success,
    flag_as_file,
    forgotten_by_next,
    form_at_literal,
    form_content_type,
    get_with_body,
    head_by_x,
    header_empty_value,
    header_without_colon,
    insecure_tls,
    json_without_content_type,
    letter_case,
    line_end_in_header,
    location_trusted,
    lowercase_method,
    malformed_header_value,
    method_kept_on_redirect,
    missing_value,
    misspelt_scheme,
    more_outputs_than_urls,
    needless_expect,
    no_timeout,
    no_url,
    not_expandable,
    not_negatable,
    odd_remote_name,
    old_tls,
    option_too_new,
    optional_tls,
    options_in_file,
    output_for_fewer_urls,
    output_outside,
    output_overwritten,
    overridden_option,
    own_content_length,
    own_host,
    own_transfer_encoding,
    placeholder_in_body,
    proxy_without_port,
    put_by_data,
    redirect_not_followed,
    redundant_json_header,
    redundant_method,
    remote_name_missing,
    removed_option,
    resolve_mismatch,
    retried_post,
    silenced_error,
    stray_word,
    unencoded_form_value,
    unicode_value,
    unknown_option,
    unread_date,
    url_backslash,
    url_fragment,
    url_glob_braces,
    url_non_ascii,
    url_without_scheme,
    user_without_password,
}

/// Each header given by `-H`, once, with the first request it goes with.
fn given_headers(subject: Subject<'_>) -> Vec<(&Header, Span, &Request)> {
    let mut seen = BTreeSet::new();
    let mut given = Vec::new();
    for (request, _) in subject.requests() {
        for header in &request.headers {
            if let HeaderOrigin::Given(span) = header.origin
                && seen.insert(span)
            {
                given.push((header, span, request));
            }
        }
    }
    given
}

/// Another name in place of that of `arg`, where it stands apart from its value and from other options.
fn renamed(subject: Subject<'_>, arg: &Arg, name: &str) -> Option<Edit> {
    let is_whole = arg.span.of(subject.text()).starts_with('-') && arg.spelling != Spelling::Expanded;
    let is_apart = subject.value_word(arg).is_some_and(|word| word.span.start > arg.span.end);
    (is_whole && is_apart).then(|| Edit::new(arg.span, name))
}

/// `option` in place of the one whose value stands at `span`, with `value` for all that it was given.
fn renamed_value(subject: Subject<'_>, span: Span, value: &Value, option: &options::CurlOption) -> Option<[Edit; 2]> {
    let arg = subject.arg_at(span.start)?;
    let is_long = arg.span.of(subject.text()).starts_with("--");
    let name = match option.short.filter(|_| !is_long) {
        Some(short) => format!("-{short}"),
        None => format!("--{}", option.long),
    };
    Some([renamed(subject, arg, &name)?, Edit::new(Span::new(span.start, value.whole().start), "")])
}

/// Where the first character of `value` stands that is known and of which `holds`, in the value's text.
fn find_known(value: &Value, holds: impl Fn(char) -> bool) -> Option<Span> {
    let spans = value.text().char_indices().filter(|(_, c)| holds(*c)).map(|(at, c)| Span::new(at, at + c.len_utf8()));
    spans.into_iter().find(|span| !value.is_unknown(*span))
}
