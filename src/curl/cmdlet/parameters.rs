//! The parameters of `Invoke-RestMethod` and `Invoke-WebRequest`, and what curl has for them.

/// What a parameter means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The URL.
    Uri,
    /// The method.
    Method,
    /// A table of headers.
    Headers,
    /// The body, or a table that becomes a query or a form.
    Body,
    /// A table that becomes a form of parts.
    Form,
    /// The type of the body.
    ContentType,
    /// The file that is the body.
    InFile,
    /// The scheme that `-Token` goes with.
    Authentication,
    /// A bearer token.
    Token,
    /// An option of curl whose value is the same.
    Option(&'static str),
    /// An option of curl for a switch.
    Flag(&'static [&'static str]),
    /// How many redirections are followed.
    Redirections,
    /// The version of HTTP.
    Version,
    /// Nothing that the request shows.
    Nothing,
    /// What curl cannot be told here.
    Beyond,
}

/// Whether a parameter is followed by a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// It is a switch.
    Nothing,
    /// It is.
    Value,
}

/// One parameter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameter {
    /// Its name in lower case.
    pub(super) name: &'static str,
    pub(super) takes: Takes,
    pub(super) meaning: Meaning,
}

const fn value(name: &'static str, meaning: Meaning) -> Parameter {
    Parameter { name, takes: Takes::Value, meaning }
}

const fn switch(name: &'static str, meaning: Meaning) -> Parameter {
    Parameter { name, takes: Takes::Nothing, meaning }
}

/// All of them, those that every command has at the end.
const PARAMETERS: &[Parameter] = &[
    switch("allowinsecureredirect", Meaning::Nothing),
    switch("allowunencryptedauthentication", Meaning::Nothing),
    value("authentication", Meaning::Authentication),
    value("body", Meaning::Body),
    value("certificate", Meaning::Beyond),
    value("certificatethumbprint", Meaning::Beyond),
    value("connectiontimeoutseconds", Meaning::Option("--connect-timeout")),
    value("contenttype", Meaning::ContentType),
    value("credential", Meaning::Beyond),
    value("custommethod", Meaning::Method),
    switch("disablekeepalive", Meaning::Flag(&["-H", "Connection: close"])),
    switch("followrellink", Meaning::Beyond),
    value("form", Meaning::Form),
    value("headers", Meaning::Headers),
    value("httpversion", Meaning::Version),
    value("infile", Meaning::InFile),
    value("maximumfollowrellink", Meaning::Beyond),
    value("maximumredirection", Meaning::Redirections),
    value("maximumretrycount", Meaning::Option("--retry")),
    value("method", Meaning::Method),
    switch("noproxy", Meaning::Flag(&["--noproxy", "*"])),
    value("operationtimeoutseconds", Meaning::Beyond),
    value("outfile", Meaning::Option("-o")),
    switch("passthru", Meaning::Nothing),
    switch("preserveauthorizationonredirect", Meaning::Beyond),
    switch("preservehttpmethodonredirect", Meaning::Beyond),
    value("proxy", Meaning::Option("-x")),
    value("proxycredential", Meaning::Beyond),
    switch("proxyusedefaultcredentials", Meaning::Beyond),
    value("responseheadersvariable", Meaning::Nothing),
    switch("resume", Meaning::Beyond),
    value("retryintervalsec", Meaning::Option("--retry-delay")),
    value("sessionvariable", Meaning::Nothing),
    switch("skipcertificatecheck", Meaning::Flag(&["-k"])),
    switch("skipheadervalidation", Meaning::Nothing),
    switch("skiphttperrorcheck", Meaning::Nothing),
    value("sslprotocol", Meaning::Beyond),
    value("statuscodevariable", Meaning::Nothing),
    value("timeoutsec", Meaning::Option("-m")),
    value("token", Meaning::Token),
    value("transferencoding", Meaning::Beyond),
    value("unixsocket", Meaning::Option("--unix-socket")),
    value("uri", Meaning::Uri),
    switch("usebasicparsing", Meaning::Nothing),
    switch("usedefaultcredentials", Meaning::Beyond),
    value("useragent", Meaning::Option("-A")),
    value("websession", Meaning::Beyond),
    switch("debug", Meaning::Nothing),
    value("erroraction", Meaning::Nothing),
    value("errorvariable", Meaning::Nothing),
    value("informationaction", Meaning::Nothing),
    value("informationvariable", Meaning::Nothing),
    value("outbuffer", Meaning::Nothing),
    value("outvariable", Meaning::Nothing),
    value("pipelinevariable", Meaning::Nothing),
    value("progressaction", Meaning::Nothing),
    switch("verbose", Meaning::Flag(&["-v"])),
    value("warningaction", Meaning::Nothing),
    value("warningvariable", Meaning::Nothing),
];

/// Names that stand for others.
const ALIASES: &[(&str, &str)] = &[
    ("cm", "custommethod"),
    ("ea", "erroraction"),
    ("ev", "errorvariable"),
    ("fl", "followrellink"),
    ("ml", "maximumfollowrellink"),
    ("ov", "outvariable"),
    ("rhv", "responseheadersvariable"),
    ("sv", "sessionvariable"),
    ("vb", "verbose"),
    ("wa", "warningaction"),
];

/// The parameter `name`, which may be cut where no other begins so.
pub(super) fn find(name: &str) -> Option<&'static Parameter> {
    let name = name.to_ascii_lowercase();
    let name = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name.as_str(), |(_, name)| name);
    if let Some(exact) = PARAMETERS.iter().find(|parameter| parameter.name == name) {
        return Some(exact);
    }
    let mut begun = PARAMETERS.iter().filter(|parameter| parameter.name.starts_with(name));
    begun.next().filter(|_| begun.next().is_none() && !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_be_cut() {
        assert_eq!(find("Meth").map(|it| it.name), Some("method"));
        assert_eq!(find("Certificate").map(|it| it.name), Some("certificate"));
        assert_eq!(find("EA").map(|it| it.name), Some("erroraction"));
        assert!(find("C").is_none() && find("Request").is_none());
    }

    #[test]
    fn all_are_found_by_their_names() {
        for parameter in PARAMETERS {
            assert_eq!(find(parameter.name).map(|it| it.name), Some(parameter.name));
        }
        for (_, name) in ALIASES {
            assert!(find(name).is_some(), "{name}");
        }
    }
}
