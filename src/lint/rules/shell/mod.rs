//! Rules of the group `shell`: how a shell reads the command.

mod command_substitution;
mod dollar_expanded;
mod dollar_name;
mod history_expansion;
mod inner_quote;
mod kept_backslash;
mod open_quote;
mod other_shell_variable;
mod percent_in_batch;
mod pipe_to_shell;
mod single_quotes_in_cmd;
pub(super) mod unquoted_ampersand;
mod unquoted_braces;
mod unquoted_glob;
mod unquoted_operator;
mod unquoted_placeholder;
mod unquoted_url;
mod unquoted_variable;
mod variable_in_single_quotes;

rules! {
    command_substitution,
    dollar_expanded,
    dollar_name,
    history_expansion,
    inner_quote,
    kept_backslash,
    open_quote,
    other_shell_variable,
    percent_in_batch,
    pipe_to_shell,
    single_quotes_in_cmd,
    unquoted_ampersand,
    unquoted_braces,
    unquoted_glob,
    unquoted_operator,
    unquoted_placeholder,
    unquoted_url,
    unquoted_variable,
    variable_in_single_quotes,
}
