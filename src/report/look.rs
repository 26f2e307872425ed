//! How text for people looks.

/// How text for people looks; formats for programs do not care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether it is colored.
    pub color: Color,
    /// What lines are drawn with.
    pub charset: Charset,
    /// Columns of the terminal.
    pub width: usize,
    /// What is told of habits.
    pub habits: Habits,
    /// The folder that names of files start from, where a terminal opens links to them.
    pub folder: Option<String>,
}

/// What is told of the habits in commands that work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Habits {
    /// Each, where it stands.
    #[default]
    Told,
    /// How many there are, in one line behind everything else.
    Counted,
}

/// Whether text is colored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// No escape sequences at all.
    #[default]
    Plain,
    /// ANSI colors.
    Ansi,
}

/// What lines are drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Charset {
    /// Box drawing characters.
    #[default]
    Unicode,
    /// Only ASCII.
    Ascii,
}

impl Default for Look {
    fn default() -> Self {
        Self { color: Color::Plain, charset: Charset::Unicode, width: 100, habits: Habits::Told, folder: None }
    }
}

/// What a stretch of text is, for its color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Error,
    Warning,
    Note,
    Good,
    Strong,
    Faint,
}

impl Look {
    /// `text` in the color of `ink`.
    pub(super) fn paint(&self, ink: Ink, text: &str) -> String {
        let code = match ink {
            Ink::Error => "1;31",
            Ink::Warning => "1;33",
            Ink::Note => "1;36",
            Ink::Good => "1;32",
            Ink::Strong => "1",
            Ink::Faint => "2",
        };
        match self.color {
            Color::Plain => text.to_owned(),
            Color::Ansi => format!("\x1b[{code}m{text}\x1b[0m"),
        }
    }

    /// `unicode`, or `ascii` where nothing else may be shown.
    pub(super) fn sign(&self, unicode: &'static str, ascii: &'static str) -> &'static str {
        match self.charset {
            Charset::Unicode => unicode,
            Charset::Ascii => ascii,
        }
    }
}
