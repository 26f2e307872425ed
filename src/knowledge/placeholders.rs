//! How people and pages write "put your own value here": `grammar/placeholders.tsv`.

/// A stand-in for a value that only the user has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// How it is written.
    pub style: Style,
    /// What it stands for, if its words tell.
    pub meaning: Option<Meaning>,
}

/// How a placeholder is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `<zone id>`, `&lt;id&gt;`, `«id»`
    Angle,
    /// `{zone_id}`, `{{zone_id}}`
    Curly,
    /// `[zone id]`
    Square,
    /// `:zone_identifier`
    Colon,
    /// `%ZONE%` where no shell would fill it in
    Percent,
    /// `YOUR_ZONE_ID`, `MyZone`, `zone_id`
    Words,
    /// `xxxx`, `****`, `…`, `1234567`, or real-looking text with such a run in it
    Masked,
    /// `[email protected]`
    Protected,
    /// `me@MYDOMAIN-com`, `you@example.com`
    Email,
    /// Words in another script: `域名ID`
    Foreign,
}

/// What a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// The id of a zone.
    ZoneId,
    /// The id of an account.
    AccountId,
    /// The id of a DNS record.
    RecordId,
    /// Some other id.
    Id,
    /// An API token.
    Token,
    /// A Global API Key.
    Key,
    /// The login's e-mail address.
    Email,
    /// A domain name.
    Domain,
    /// A name of something.
    Name,
}

impl Meaning {
    /// The shell variable that takes its place in a corrected command.
    pub const fn variable(self) -> &'static str {
        match self {
            Self::ZoneId => "ZONE_ID",
            Self::AccountId => "ACCOUNT_ID",
            Self::RecordId => "DNS_RECORD_ID",
            Self::Id => "ID",
            Self::Token => "CLOUDFLARE_API_TOKEN",
            Self::Key => "CLOUDFLARE_API_KEY",
            Self::Email => "CLOUDFLARE_EMAIL",
            Self::Domain => "DOMAIN",
            Self::Name => "NAME",
        }
    }
}

/// Reads the whole of `text` as a placeholder; `None` where it may be a real value.
pub fn classify(text: &str) -> Option<Placeholder> {
    let _ = text;
    None
}
