//! Rules of the group `shell`: how a shell reads the command.

mod command_substitution;
mod dollar_expanded;
mod history_expansion;
mod inner_quote;
mod open_quote;
mod other_shell_variable;
mod percent_in_batch;
mod pipe_to_shell;
mod unquoted_ampersand;
mod unquoted_glob;
mod unquoted_placeholder;
mod unquoted_url;
mod unquoted_variable;
mod variable_in_single_quotes;

rules! {
    command_substitution,
    dollar_expanded,
    history_expansion,
    inner_quote,
    open_quote,
    other_shell_variable,
    percent_in_batch,
    pipe_to_shell,
    unquoted_ampersand,
    unquoted_glob,
    unquoted_placeholder,
    unquoted_url,
    unquoted_variable,
    variable_in_single_quotes,
}
