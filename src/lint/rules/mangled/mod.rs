//! Rules of the group `mangled`: what pasting did to a command.

mod bidi_control;
mod broken_url;
mod carriage_return;
mod code_fence;
mod comment_between;
mod comment_mark;
mod dangling_continuation;
mod diff_mark;
mod doubled_continuation;
mod doubtful_character;
mod dropped_character;
mod eaten_brackets;
mod eaten_emphasis;
mod ellipsis;
mod emphasis;
mod full_width;
mod glued_continuation;
mod glued_reply;
mod hard_wrap;
mod html_entity;
mod html_tag;
mod indentation;
mod invisible_character;
mod line_number;
mod list_mark;
mod log_prefix;
mod lost_continuation;
mod lost_placeholder;
mod mail_source;
mod markdown_escape;
mod markdown_link;
mod mismatched_quote;
mod missing_blank;
mod missing_quotes;
mod mojibake;
mod no_break_space;
mod option_case;
mod powershell_request;
mod prompt;
mod quote_prefix;
mod replaced_character;
mod single_dash_option;
mod smart_dash;
mod smart_quote;
mod spaced_dash;
mod stray_quote;
mod string_literal;
mod terminal_escape;
mod trailed_continuation;
mod unclosed_quote;
mod unescaped_quote;
mod windows_quoting;
mod word_list;
mod wrapped_link;
mod wrong_continuation;

rules! {
    bidi_control,
    broken_url,
    carriage_return,
    code_fence,
    comment_between,
    comment_mark,
    dangling_continuation,
    diff_mark,
    doubled_continuation,
    doubtful_character,
    dropped_character,
    eaten_brackets,
    eaten_emphasis,
    ellipsis,
    emphasis,
    full_width,
    glued_continuation,
    glued_reply,
    hard_wrap,
    html_entity,
    html_tag,
    indentation,
    invisible_character,
    line_number,
    list_mark,
    log_prefix,
    lost_continuation,
    lost_placeholder,
    mail_source,
    markdown_escape,
    markdown_link,
    mismatched_quote,
    missing_blank,
    missing_quotes,
    mojibake,
    no_break_space,
    option_case,
    powershell_request,
    prompt,
    quote_prefix,
    replaced_character,
    single_dash_option,
    smart_dash,
    smart_quote,
    spaced_dash,
    stray_quote,
    string_literal,
    terminal_escape,
    trailed_continuation,
    unclosed_quote,
    unescaped_quote,
    windows_quoting,
    word_list,
    wrapped_link,
    wrong_continuation,
}
