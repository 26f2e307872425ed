//! Rules of the group `api`: how Cloudflare's API, or one that the settings describe, takes a request.

mod account_token_on_user_path;
mod api_port;
mod api_v1;
mod auth_email_missing;
mod auth_key_missing;
mod basic_auth;
mod bearer_before_key;
mod bearer_case;
mod bearer_colon;
mod bearer_glued;
mod bearer_missing;
mod bearer_spacing;
mod bearer_twice;
mod blank_in_path;
mod body_missing;
mod body_not_taken;
mod body_value_form;
mod body_value_range;
mod body_value_type;
mod body_value_unlisted;
mod broken_credential;
mod content_type_missing;
mod dashboard_copy;
mod deprecated_key;
mod deprecated_operation;
mod dns_filter;
mod dns_proxied_content;
mod dns_proxied_type;
mod dns_record_clash;
mod dns_record_content;
mod dns_record_name;
mod dns_record_type;
mod dns_ttl_ignored;
mod dns_ttl_range;
mod dns_type_change;
mod domain_as_zone_id;
mod email_beside_token;
mod empty_path_segment;
mod example_credential;
mod example_id;
mod file_name_sent;
mod foreign_credential;
mod form_instead_of_json;
mod forum_advice;
mod graphql_not_wrapped;
mod http_to_api;
mod id_as_credential;
mod id_of_another_kind;
mod incomplete_body;
mod invalid_json_body;
mod json_instead_of_form;
mod json_instead_of_lines;
mod key_as_bearer;
mod key_of_another_variant;
mod kv_json_as_text;
mod malformed_email;
mod malformed_id;
mod malformed_value;
mod misplaced_credential;
mod missing_body_key;
mod missing_form_field;
mod missing_parameter;
mod misspelt_auth_header;
mod misspelt_host;
mod mixed_credentials;
mod model_name;
mod no_credentials;
mod oauth_token;
mod one_page;
mod over_limit;
mod parameter_value;
mod path_base_doubled;
mod path_base_missing;
mod placeholder_left;
mod protected_email;
mod purge_entry;
mod purge_everything_not_true;
mod purge_file_not_url;
mod purge_host_with_scheme;
mod purge_not_invalidate;
mod purge_selector_missing;
mod purge_selector_misspelt;
mod purge_selector_not_array;
mod purge_several_selectors;
mod purge_wider_than_asked;
mod quoted_boolean;
mod r2_credentials;
mod read_only_key;
mod removed_operation;
mod reply_mismatch;
mod retired_endpoint;
mod retired_member;
mod retired_service_key;
mod rules_replaced;
mod setting_not_on_or_off;
mod setting_without_value;
mod slash_in_key;
mod superseded_operation;
mod swapped_email_and_key;
mod token_in_x_auth_key;
mod unknown_body_key;
mod unknown_form_field;
mod unknown_operation;
mod unknown_query_parameter;
mod unknown_setting;
mod user_token_on_account_path;
mod wrong_auth_scheme;
mod wrong_content_type;
mod wrong_method;
mod zone_id_as_account_id;
mod zone_update;

use super::sent::{askings, bodies, calls, catalogued, catalogued_bodies, credentials, faulty, misfits, parameters};
use crate::api::Call;
use crate::knowledge::settings;
use crate::lint::{Check, Subject};
use crate::mend::Assigned;
use crate::shell::Value;

rules! {
    account_token_on_user_path,
    api_port,
    api_v1,
    auth_email_missing,
    auth_key_missing,
    basic_auth,
    bearer_before_key,
    bearer_case,
    bearer_colon,
    bearer_glued,
    bearer_missing,
    bearer_spacing,
    bearer_twice,
    blank_in_path,
    body_missing,
    body_not_taken,
    body_value_form,
    body_value_range,
    body_value_type,
    body_value_unlisted,
    broken_credential,
    content_type_missing,
    dashboard_copy,
    deprecated_key,
    deprecated_operation,
    dns_filter,
    dns_proxied_content,
    dns_proxied_type,
    dns_record_clash,
    dns_record_content,
    dns_record_name,
    dns_record_type,
    dns_ttl_ignored,
    dns_ttl_range,
    dns_type_change,
    domain_as_zone_id,
    email_beside_token,
    empty_path_segment,
    example_credential,
    example_id,
    file_name_sent,
    foreign_credential,
    form_instead_of_json,
    forum_advice,
    graphql_not_wrapped,
    http_to_api,
    id_as_credential,
    id_of_another_kind,
    incomplete_body,
    invalid_json_body,
    json_instead_of_form,
    json_instead_of_lines,
    key_as_bearer,
    key_of_another_variant,
    kv_json_as_text,
    malformed_email,
    malformed_id,
    malformed_value,
    misplaced_credential,
    missing_body_key,
    missing_form_field,
    missing_parameter,
    misspelt_auth_header,
    misspelt_host,
    mixed_credentials,
    model_name,
    no_credentials,
    oauth_token,
    one_page,
    over_limit,
    parameter_value,
    path_base_doubled,
    path_base_missing,
    placeholder_left,
    protected_email,
    purge_entry,
    purge_everything_not_true,
    purge_file_not_url,
    purge_host_with_scheme,
    purge_not_invalidate,
    purge_selector_missing,
    purge_selector_misspelt,
    purge_selector_not_array,
    purge_several_selectors,
    purge_wider_than_asked,
    quoted_boolean,
    r2_credentials,
    read_only_key,
    removed_operation,
    reply_mismatch,
    retired_endpoint,
    retired_member,
    retired_service_key,
    rules_replaced,
    setting_not_on_or_off,
    setting_without_value,
    slash_in_key,
    superseded_operation,
    swapped_email_and_key,
    token_in_x_auth_key,
    unknown_body_key,
    unknown_form_field,
    unknown_operation,
    unknown_query_parameter,
    unknown_setting,
    user_token_on_account_path,
    wrong_auth_scheme,
    wrong_content_type,
    wrong_method,
    zone_id_as_account_id,
    zone_update,
}

/// Whether a variable is set to a value that begins with `Bearer`.
fn holds_bearer(assigned: &Assigned) -> bool {
    let value = assigned.text.split_once('=').map_or("", |(_, value)| value.trim_start_matches(['"', '\'']));
    value.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("bearer "))
}

/// Whether the byte `at` stands in a placeholder where the API's path has a parameter.
pub(super) fn is_in_placeholder(subject: Subject<'_>, at: usize) -> bool {
    let mut segments = subject.requests().filter_map(|(_, call)| call).flat_map(|call| &call.segments);
    segments.any(|it| it.placeholder.is_some() && it.span.start <= at && at < it.span.end)
}

/// Rules that tell what the table of shapes says, and nothing where a rule of its own tells of the same bytes.
pub(in crate::lint) const BY_TABLE: [&str; 14] = [
    "body-value-form",
    "body-value-range",
    "body-value-type",
    "body-value-unlisted",
    "deprecated-key",
    "key-of-another-variant",
    "missing-body-key",
    "missing-form-field",
    "missing-parameter",
    "parameter-value",
    "read-only-key",
    "unknown-body-key",
    "unknown-form-field",
    "unknown-query-parameter",
];

/// That the members `names`, quoted and parted by commas, are missing.
fn must_be_sent(names: &str) -> String {
    format!("{names} must be sent here, and {} not", if names.contains(", ") { "are" } else { "is" })
}

/// The setting of a zone that `call` is about.
fn zone_setting(call: &Call) -> Option<&str> {
    let [zones, _, settings, setting] = call.segments.as_slice() else { return None };
    let is_setting = call.api.is_none() && zones.value.text() == "zones" && settings.value.text() == "settings";
    setting.value.known().filter(|_| is_setting)
}

/// Whether it changes a setting of a zone of which it is not well known what it takes.
fn is_odd_setting(call: &Call) -> bool {
    zone_setting(call).is_some_and(|setting| settings::takes(setting).is_none())
}

/// Options that bring credentials along which the command does not show.
const HIDING: [&str; 6] = ["config", "netrc", "netrc-file", "netrc-optional", "cookie", "cert"];

/// Whether credentials may come from where the command does not show them, or were meant to be sent:
/// a header for them that is empty, misspelt or without its colon is told of by another rule.
fn may_hide_credentials(on: &Check<'_>) -> bool {
    hides_credentials(on, is_meant_for_credentials)
}

/// Whether credentials may come from where the command does not show them, or from a header that `is_meant` for them.
fn hides_credentials(on: &Check<'_>, is_meant: fn(&str) -> bool) -> bool {
    on.subject.command.invocation.args.iter().any(|arg| {
        let text = arg.value.as_ref().map_or("", Value::text);
        let begins_unknown = text.starts_with(['$', '%', '@']);
        match arg.option {
            Some(option) if option.long == "header" => begins_unknown || is_meant(text),
            Some(option) => HIDING.contains(&option.long),
            None => begins_unknown && !text.contains('/'),
        }
    })
}

/// Whether a header was to say who asks, though it does not.
fn is_meant_for_credentials(header: &str) -> bool {
    let name = header.split([':', ' ', ';']).next().unwrap_or_default().to_ascii_lowercase();
    let value = header.get(name.len()..).unwrap_or_default();
    let is_right = ["authorization", "x-auth-key", "x-auth-email"].contains(&name.as_str());
    let is_lost = !value.starts_with(':') || value[1..].trim().is_empty();
    (is_right && is_lost) || misspelt_auth_header::is_misspelt(&name)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::lint::rules::find;

    /// What replies name as their cause is the name of a rule, so that its finding can be found.
    #[test]
    fn causes_of_replies_are_rules() {
        let api = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api");
        let files = [
            "fault.rs",
            "segment.rs",
            "reply/answer.rs",
            "reply/credentials.rs",
            "reply/path.rs",
            "reply/shell.rs",
            "reply/transfer.rs",
        ];
        let mut count = 0;
        for file in files {
            let text = std::fs::read_to_string(api.join(file)).expect("a source file can be read");
            for name in named(&text) {
                assert!(find(name).is_some(), "{file}: no rule `{name}`");
                count += 1;
            }
        }
        assert!(count > 30, "{count}");
    }

    /// The strings behind `because(`, and in arms of `match`.
    fn named(text: &str) -> Vec<&str> {
        let behind = |mark: &'static str| text.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
        let is_kebab = |word: &&str| word.contains('-') && word.bytes().all(|it| it.is_ascii_lowercase() || it == b'-');
        behind("because(\"").chain(behind("=> \"")).filter(is_kebab).collect()
    }
}
