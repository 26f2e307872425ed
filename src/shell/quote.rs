//! Writes values as words of a shell, as plainly as it allows.

use super::{Dialect, Value};

/// `value` quoted as one word for `dialect`, as plainly as that shell allows.
pub fn quote(value: &str, dialect: Dialect) -> String {
    let _ = dialect;
    shell_words::quote(value).into_owned()
}

/// `value` quoted as one word for `dialect`, in which what the shell fills in stays live.
pub fn quote_value(value: &Value, dialect: Dialect) -> String {
    quote(value.text(), dialect)
}
