//! The arguments of a curl command as options and operands.

use super::Request;
use crate::knowledge::options::CurlOption;
use crate::shell::Value;
use crate::text::Span;

/// A curl command line, read.
#[derive(Clone, Debug, Default)]
pub struct Invocation {
    /// Every option and URL, in order.
    pub args: Vec<Arg>,
    /// What would be sent, in order: one for each URL of each `--next` scope.
    pub requests: Vec<Request>,
    /// What curl would refuse or warn about.
    pub complaints: Vec<Complaint>,
}

/// One option with its value, or one URL.
#[derive(Clone, Debug)]
pub struct Arg {
    /// Index of the word the option's name (or the URL) stands in.
    pub word: usize,
    /// The name as written with its dashes (`-X`, `--request`, the `s` of `-sS`); the URL itself.
    pub span: Span,
    /// The option; `None` for a URL and where curl knows none of the name.
    pub option: Option<&'static CurlOption>,
    /// How it was spelled.
    pub spelling: Spelling,
    /// The value; for a URL, the URL.
    pub value: Option<Value>,
}

/// How an argument was spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// A word that is no option.
    Url,
    /// `--name`
    Long,
    /// `--no-name`
    Negated,
    /// `--expand-name`
    Expanded,
    /// `-n`, or a letter of a cluster `-sSf`
    Short,
    /// Like an option, but none that curl knows.
    Unknown,
}

/// Something curl refuses or warns about.
#[derive(Clone, Debug)]
pub struct Complaint {
    /// The bytes it is about.
    pub span: Span,
    /// What it is.
    pub kind: ComplaintKind,
    /// curl's own words, or ours where it says nothing.
    pub message: String,
    /// curl's exit code; 0 for a warning.
    pub exit: u8,
}

/// The kinds of complaints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ComplaintKind {
    /// No such option.
    UnknownOption,
    /// A long name cut short, which old curls took.
    Abbreviated,
    /// `--data=x`, which curls before 8.16.0 refuse.
    EqualsValue,
    /// `-X=POST`: the value starts with `=`.
    EqualsShort,
    /// The option wants a value and none follows.
    MissingValue,
    /// The value is no number, or out of range, or empty where it must not be.
    BadValue,
    /// `--no-` before an option that has none.
    NotNegatable,
    /// No URL at all.
    NoUrl,
    /// Two of `-G -I -F -d -T` that exclude each other.
    MethodConflict,
    /// The URL cannot be sent.
    BadUrl,
    /// A bad range or set in a URL.
    BadGlob,
    /// A `-F` value without `=`.
    BadForm,
    /// A `-H` without colon or semicolon, which curl drops.
    BadHeader,
    /// The option does nothing any more.
    Deprecated,
    /// The option is gone.
    Removed,
    /// Options that exclude each other.
    Conflict,
    /// `--expand-` before an option that takes no value.
    NotExpandable,
    /// The file name starts with `-`, as if an option's value were missing.
    LooksLikeFlag,
    /// The value starts with a typographic quote, dash or blank.
    UnicodeStart,
    /// More `-o`, `-O` or `-T` than URLs.
    TooManyOutputs,
}
