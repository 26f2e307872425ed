//! What mending gives.

use super::certainty::Certainty;
use super::{Argument, Around};
use crate::curl::{self, Invocation};
use crate::shell::{Dialect, Pipeline, Value, Word};
use crate::text::{Mapped, Span};

/// The commands of a block, and the rest of it.
#[derive(Clone, Debug, Default)]
pub struct Mended {
    /// In order.
    pub commands: Vec<Command>,
    /// What is no command, in order: replies, messages of curl and the shell. Prose is not listed.
    pub rest: Vec<Rest>,
}

/// One curl command.
#[derive(Clone, Debug)]
pub struct Command {
    /// Where it stands in the text as given, pipeline and heredocs included.
    pub span: Span,
    /// The command as mended, in its own [`dialect`](Self::dialect), mapped to the text as given.
    /// Redirections, heredoc and the pipeline it stands in are part of it; prompts are not.
    pub text: Mapped,
    /// What was done to it, in order of place.
    pub slips: Vec<Slip>,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// Why it was taken for this one.
    pub evidence: Evidence,
    /// The shell it is written for.
    pub dialect: Dialect,
    /// The pipeline as read, spans in [`text`](Self::text).
    pub pipeline: Pipeline,
    /// Index of the curl command within the pipeline.
    pub position: usize,
    /// The arguments as read, spans in [`text`](Self::text).
    pub invocation: Invocation,
    /// The words the arguments were read from: `argv` without the name.
    pub arguments: Vec<Value>,
    /// Assignments elsewhere in the paste to variables that the command uses, latest before it.
    pub assignments: Vec<Assigned>,
    /// What the script around it makes of it.
    pub around: Around,
    /// The text in quotes that it stands in, where another program runs that.
    pub argument: Option<Argument>,
}

impl Command {
    /// Whether one of `commands`, which stand in order, overlaps `span`.
    pub(super) fn any_overlaps(commands: &[Self], span: Span) -> bool {
        let next = commands.partition_point(|command| command.span.end < span.start);
        commands[next..].iter().take(2).any(|command| command.span.overlaps(span))
    }

    /// Whether all of `span` lies in one of `commands`, which stand in order.
    pub(super) fn any_holds(commands: &[Self], span: Span) -> bool {
        let next = commands.partition_point(|command| command.span.end < span.end);
        commands.get(next).is_some_and(|command| command.span.contains(span))
    }

    /// Whether `other` hands curl the same words.
    pub(super) fn says_same(&self, other: &Self) -> bool {
        let alike = |(one, other): (&Value, &Value)| one.pieces().eq(other.pieces());
        self.arguments.len() == other.arguments.len() && self.arguments.iter().zip(&other.arguments).all(alike)
    }

    /// The variables that the command and the programs beside it use, each once.
    pub fn variables(&self) -> Vec<&str> {
        super::variables::names(self.text.text(), self.dialect)
    }

    /// The words of the call, up to its last argument.
    pub fn words(&self) -> &[Word] {
        let words = self.pipeline.commands.get(self.position).map_or(&[][..], |simple| &simple.words);
        super::read::own(words, self.text.text())
    }

    /// The words before curl's name: programs that run it.
    pub fn before(&self) -> &[Word] {
        let words = self.words();
        &words[..words.len().saturating_sub(self.arguments.len() + 1)]
    }

    /// The words behind curl's name: its arguments.
    pub fn behind(&self) -> &[Word] {
        let words = self.words();
        words.len().checked_sub(self.arguments.len()).map_or(&[], |first| &words[first..])
    }

    /// The assignment before the command, as written, of a variable that changes what curl does.
    pub fn environment(&self) -> Option<&str> {
        let simple = self.pipeline.commands.get(self.position)?;
        let read = simple.assignments.iter().find(|assignment| curl::environment::is_read(&assignment.name));
        // Those that `env` makes are words.
        let text = self.text.text();
        let words = self.before().iter().map(|word| word.span.of(text));
        let is_read = |word: &&str| word.split_once('=').is_some_and(|(name, _)| curl::environment::is_read(name));
        read.map(|read| read.span.of(text)).or_else(|| words.into_iter().find(is_read))
    }

    /// The same command with `text` in place of its text, read anew.
    #[must_use]
    pub fn with_text(&self, text: Mapped) -> Self {
        let command = Self { text, ..self.clone() };
        command.read_anew().unwrap_or(command)
    }

    /// What `text` says in the shell of this command; `None` where it finds no curl in it.
    pub(crate) fn reread(&self, text: &str) -> Option<Self> {
        let text = Mapped::verbatim(text, Span::new(0, text.len()));
        Self { text, ..self.clone() }.read_anew()
    }

    fn read_anew(&self) -> Option<Self> {
        let read = super::read::read(self.text.text(), self.dialect)?;
        Some(Self {
            pipeline: read.pipeline,
            position: read.position,
            arguments: read.arguments,
            invocation: read.invocation,
            ..self.clone()
        })
    }
}

/// `NAME=value` or `export NAME=value` in the paste.
#[derive(Clone, Debug)]
pub struct Assigned {
    /// Where it stands in the text as given.
    pub span: Span,
    /// The variable.
    pub name: String,
    /// The assignment as mended shell text: `ZONE_ID="abc"`.
    pub text: String,
    /// The value, where it is known.
    pub value: Option<String>,
    /// Who sees it.
    pub reach: Reach,
    /// The command of the paste whose output it is.
    pub output: Option<Output>,
}

/// What a command puts out, as the value of a variable: `TOKEN=$(curl …)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// The command, by its place in the text as given.
    pub of: Span,
    /// What stands before it: `TOKEN=$(`.
    pub before: String,
    /// What stands behind it: `)`.
    pub behind: String,
}

impl Output {
    /// The assignment with `command` as the one whose output it is.
    pub fn around(&self, command: &str) -> String {
        // What ends a here-document stands alone on its line.
        let end = if command.contains("<<") { "\n" } else { "" };
        format!("{}{}{end}{}", self.before, command.trim_end(), self.behind)
    }
}

/// How far an assignment reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// `NAME=value`: the script it stands in.
    Script,
    /// `export NAME=value`: whatever runs in that shell from then on.
    Environment,
}

/// What a reading was weighed by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What it costs to believe in it: nothing where the text stands as it would be typed.
    pub cost: u32,
    /// The next best reading that does something else.
    pub other: Option<Other>,
}

/// A reading that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The command as it would then be.
    pub text: String,
    /// What that costs.
    pub cost: u32,
}

/// One thing that pasting did to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What it was.
    pub kind: SlipKind,
    /// The damaged bytes in the text as given; empty where something was lost.
    pub span: Span,
    /// What stands there in the mended command.
    pub text: String,
}

/// Something between the commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// Where it stands in the text as given.
    pub span: Span,
    /// What it is.
    pub kind: RestKind,
}

/// What stands between commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RestKind {
    /// What a server answered: JSON, damaged or not, a page, or the head alone.
    Reply,
    /// `curl: (6) Could not resolve host: …`
    CurlError,
    /// `bash: -H: command not found`
    ShellError,
    /// `Invalid request headers (6003)`, as a program words what the API answered
    ProgramError,
    /// A sentence that gives advice on commands or credentials.
    Advice,
}

macro_rules! slip_kinds {
    ($($kind:ident $name:literal $first:literal $again:literal $brief:literal,)*) => {
        /// The kinds of damage; each has a rule of the same name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum SlipKind {
            $(#[doc = $brief] $kind,)*
        }

        impl SlipKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// The name of the rule that tells of it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// What it costs to believe that it happened, against a reading without it: the first
            /// time in a command, and each further time. One text has one history.
            pub(super) const fn cost(self) -> (u32, u32) {
                match self { $(Self::$kind => ($first, $again),)* }
            }

            /// What it is, in a few words.
            pub const fn brief(self) -> &'static str {
                match self { $(Self::$kind => $brief,)* }
            }
        }
    };
}

slip_kinds! {
    SmartQuote "smart-quote" 1 0 "a typographic quote where the shell needs an ASCII one",
    SmartDash "smart-dash" 1 0 "a typographic dash where hyphens belong",
    SingleDash "single-dash-option" 2 1 "one dash before a long option",
    SpacedDash "spaced-dash" 2 1 "a blank between the dashes and the name of an option",
    OptionCase "option-case" 1 0 "an option, or `curl` itself, in the wrong letter case",
    LostContinuation "lost-continuation" 1 0 "a line end inside a command without its backslash",
    GluedContinuation "glued-continuation" 1 0 "a backslash whose line end was lost",
    DoubledContinuation "doubled-continuation" 1 0 "two backslashes at a line end",
    WrongContinuation "wrong-continuation" 1 0 "another sign at a line end than the backslash that was meant",
    TrailedContinuation "trailed-continuation" 1 0 "a blank behind the backslash at a line end",
    UnclosedQuote "unclosed-quote" 4 3 "a quote that is never closed",
    MismatchedQuote "mismatched-quote" 1 1 "a quote that another mark closes than opened it",
    StrayQuote "stray-quote" 2 2 "a quote too many",
    UnescapedQuote "unescaped-quote" 1 0 "a quote inside a quoted value that ends it too early",
    MissingQuotes "missing-quotes" 3 1 "a value without the quotes that it needs",
    BrokenUrl "broken-url" 2 1 "a blank inside a URL",
    MissingBlank "missing-blank" 2 1 "no blank between two arguments",
    NoBreakSpace "no-break-space" 0 0 "a blank that the shell takes for a letter",
    InvisibleCharacter "invisible-character" 0 0 "a character that cannot be seen",
    BidiControl "bidi-control" 0 0 "a control of writing direction",
    FullWidth "full-width" 1 0 "a full-width or compatibility form of an ASCII character",
    Ellipsis "ellipsis" 1 0 "three dots made into one character",
    HtmlEntity "html-entity" 0 0 "an HTML entity in place of its character",
    HtmlTag "html-tag" 0 0 "an HTML tag left in the command",
    MarkdownLink "markdown-link" 1 0 "a URL made into a link",
    WrappedLink "wrapped-link" 0 0 "a URL that a mail gateway wrapped",
    MarkdownEscape "markdown-escape" 1 0 "a backslash that Markdown needs and the shell does not",
    CodeFence "code-fence" 0 0 "the fence of a code block in the text",
    QuotePrefix "quote-prefix" 0 0 "the mark of quoted mail or a block quote",
    DiffMark "diff-mark" 0 0 "a line of a diff with its mark",
    CommentMark "comment-mark" 0 0 "the mark of a comment before the command",
    ListMark "list-mark" 0 0 "the bullet or number of a list before the command",
    Emphasis "emphasis" 0 0 "stars or underscores around the command",
    EatenEmphasis "eaten-emphasis" 1 0 "stars that Markdown took for emphasis",
    MailSource "mail-source" 0 0 "the quoted-printable source of a mail",
    StringLiteral "string-literal" 0 0 "a command inside a string of source code or JSON",
    WordList "word-list" 0 0 "a list of words, as programs have it, for a command",
    Prompt "prompt" 0 0 "a shell's prompt before the command",
    LogPrefix "log-prefix" 0 0 "what a log puts before each line",
    LineNumber "line-number" 0 0 "a line number before the command",
    Mojibake "mojibake" 0 0 "UTF-8 that was read as Windows-1252",
    TerminalEscape "terminal-escape" 0 0 "an escape sequence for terminals",
    CarriageReturn "carriage-return" 0 0 "a carriage return at a line end",
    HardWrap "hard-wrap" 2 1 "a line break in the middle of a word",
    GluedReply "glued-reply" 1 0 "a reply or message glued to the command",
    EatenBrackets "eaten-brackets" 2 1 "an empty list that software took for a checkbox",
    WindowsQuoting "windows-quoting" 1 0 "quoting of another shell than the rest of the command",
    PowerShellRequest "powershell-request" 0 0 "a request of PowerShell's own, which no other shell sends",
    Indentation "indentation" 1 0 "blanks before the end of a here-document",
    CommentBetween "comment-between" 1 0 "a comment between the lines of a command",
    DanglingContinuation "dangling-continuation" 1 0 "a backslash at the end with nothing to continue",
    ReplacedCharacter "replaced-character" 0 0 "a question mark where a quote or dash was",
    DoubtfulCharacter "doubtful-character" 0 0 "a character that can only be guessed",
    DroppedCharacter "dropped-character" 1 0 "quotes or dashes that software dropped",
    LostPlaceholder "lost-placeholder" 0 0 "a value that was swallowed as an HTML tag",
}
