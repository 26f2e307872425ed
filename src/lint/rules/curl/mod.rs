//! Rules of the group `curl`: what curl refuses, drops, or does otherwise than meant.

mod abbreviated_option;
mod accept_encoding_without_compressed;
mod at_literal;
mod bad_form_field;
mod bad_glob;
mod bad_url;
mod bad_value;
mod bad_write_out;
mod broken_json_body;
mod conflicting_methods;
mod conflicting_options;
mod cookie_without_equals;
mod data_file_newlines;
mod deprecated_option;
mod duplicate_header;
mod equals_after_long;
mod equals_after_short;
mod flag_as_file;
mod form_content_type;
mod get_with_body;
mod head_by_x;
mod header_empty_value;
mod header_without_colon;
mod insecure_tls;
mod json_without_content_type;
mod location_trusted;
mod lowercase_method;
mod malformed_header_value;
mod missing_value;
mod more_outputs_than_urls;
mod no_url;
mod not_expandable;
mod not_negatable;
mod own_content_length;
mod redundant_json_header;
mod redundant_method;
mod removed_option;
mod stray_word;
mod unicode_value;
mod unknown_option;
mod url_glob_braces;
mod url_without_scheme;
mod user_without_password;

rules! {
    abbreviated_option,
    accept_encoding_without_compressed,
    at_literal,
    bad_form_field,
    bad_glob,
    bad_url,
    bad_value,
    bad_write_out,
    broken_json_body,
    conflicting_methods,
    conflicting_options,
    cookie_without_equals,
    data_file_newlines,
    deprecated_option,
    duplicate_header,
    equals_after_long,
    equals_after_short,
    flag_as_file,
    form_content_type,
    get_with_body,
    head_by_x,
    header_empty_value,
    header_without_colon,
    insecure_tls,
    json_without_content_type,
    location_trusted,
    lowercase_method,
    malformed_header_value,
    missing_value,
    more_outputs_than_urls,
    no_url,
    not_expandable,
    not_negatable,
    own_content_length,
    redundant_json_header,
    redundant_method,
    removed_option,
    stray_word,
    unicode_value,
    unknown_option,
    url_glob_braces,
    url_without_scheme,
    user_without_password,
}
