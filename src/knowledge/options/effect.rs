//! What options do to the request, by the words that the table has for it.

/// How a value of the `--data` family is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DataKind {
    /// `--data`: as it is; files without line ends.
    Plain,
    /// `--data-binary`: as it is, files too.
    Binary,
    /// `--data-raw`: as it is, a leading `@` included.
    Raw,
    /// `--data-urlencode`
    Encoded,
    /// `--json`
    Json,
}

/// A version of HTTP asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HttpVersion {
    /// `-0`
    Http10,
    /// `--http1.1`
    Http11,
    /// `--http2`
    Http2,
    /// `--http2-prior-knowledge`
    Http2Prior,
    /// `--http3`
    Http3,
    /// `--http3-only`
    Http3Only,
}

/// A version of TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TlsVersion {
    /// 1.0
    Tls10,
    /// 1.1
    Tls11,
    /// 1.2
    Tls12,
    /// 1.3
    Tls13,
}

/// The only version of IP to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IpVersion {
    /// `-4`
    V4,
    /// `-6`
    V6,
}

/// A redirect on which a POST may stay one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Redirect {
    /// 301
    Moved,
    /// 302
    Found,
    /// 303
    SeeOther,
}

macro_rules! effects {
    ($($(#[$doc:meta])* $variant:ident$(($kind:ty))? { $($word:literal $($value:expr)?),* },)*) => {
        /// What an option does to the request; each has exactly one of these.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Effect {
            $($(#[$doc])* $variant$(($kind))?,)*
        }

        /// The effect that a row of the table names.
        pub(super) fn named(word: &str) -> Option<Effect> {
            Some(match word {
                $($($word => Effect::$variant$(($value))?,)*)*
                _ => return None,
            })
        }
    };
}

effects! {
    /// A URL, as a bare word is.
    Url { "url" },
    /// Adds to the query.
    Query { "query" },
    /// Sets the word of the request line.
    Method { "method" },
    /// Moves the data into the query.
    Get { "get" },
    /// Asks for headers only.
    Head { "head" },
    /// Adds to the body.
    Data(DataKind) { "data" DataKind::Plain, "data-binary" DataKind::Binary, "data-raw" DataKind::Raw, "data-encoded" DataKind::Encoded, "data-json" DataKind::Json },
    /// Adds a part to a multipart form.
    Form { "form" },
    /// Adds a part to a multipart form, all literal.
    FormString { "form-string" },
    /// Escapes quotes in a form as older releases did.
    FormEscape { "form-escape" },
    /// Sends a file with PUT.
    Upload { "upload" },
    /// Adds, replaces or leaves out a header.
    Header { "header" },
    /// Sets `User-Agent`.
    UserAgent { "user-agent" },
    /// Sets `Referer`.
    Referer { "referer" },
    /// Sets `Cookie`, or reads a file of cookies.
    Cookie { "cookie" },
    /// Writes the cookies to a file.
    CookieJar { "cookie-jar" },
    /// Reads no session's cookies from files.
    JunkCookies { "junk-cookies" },
    /// Looks users up in a file of them.
    Netrc { "netrc" },
    /// Names that file.
    NetrcFile { "netrc-file" },
    /// Looks users up there where the command names none.
    NetrcOptional { "netrc-optional" },
    /// Sets `Range`.
    Range { "range" },
    /// Sets `Range`, and goes on with a file.
    Resume { "resume" },
    /// Sets `If-Modified-Since` or its like.
    TimeCondition { "time-condition" },
    /// Sets `If-None-Match` from a file.
    EtagCompare { "etag-compare" },
    /// Writes the reply's `ETag` to a file.
    EtagSave { "etag-save" },
    /// User and password.
    User { "user" },
    /// A bearer token.
    Bearer { "bearer" },
    /// Basic authentication, which is the default.
    AuthBasic { "auth-basic" },
    /// Digest authentication.
    AuthDigest { "auth-digest" },
    /// Authentication as the server asks for it.
    AuthAny { "auth-any" },
    /// Signs the request.
    Signature { "signature" },
    /// Authentication that only curl itself can do.
    AuthOther { "auth-other" },
    /// Follows redirects.
    Follow { "follow" },
    /// Follows redirects, with the method that HTTP says.
    FollowSpec { "follow-spec" },
    /// Follows redirects, with credentials to any host.
    FollowTrusted { "follow-trusted" },
    /// How many redirects.
    MaxRedirects { "max-redirects" },
    /// Stays with POST on a redirect.
    KeepPost(Redirect) { "keep-post-301" Redirect::Moved, "keep-post-302" Redirect::Found, "keep-post-303" Redirect::SeeOther },
    /// Which protocols may be used.
    Protocols { "protocols" },
    /// Which protocols redirects may lead to.
    RedirectProtocols { "redirect-protocols" },
    /// The scheme of a URL that has none.
    DefaultScheme { "default-scheme" },
    /// Refuses a user name in the URL.
    NoUserinfo { "no-userinfo" },
    /// Leaves dot segments in the path.
    PathAsIs { "path-as-is" },
    /// Takes `{}` and `[]` in URLs literally.
    GlobOff { "globoff" },
    /// Goes by way of a proxy.
    Proxy { "proxy" },
    /// User and password for the proxy.
    ProxyUser { "proxy-user" },
    /// Hosts to reach without the proxy.
    NoProxy { "no-proxy" },
    /// Goes by way of a SOCKS proxy, whose scheme this is.
    Socks(&'static str) { "socks-4" "socks4", "socks-4a" "socks4a", "socks-5" "socks5", "socks-5h" "socks5h" },
    /// The address to use for a host and port.
    Resolve { "resolve" },
    /// Another host and port to connect to.
    ConnectTo { "connect-to" },
    /// A Unix socket to connect to.
    UnixSocket { "unix-socket" },
    /// IPv4 or IPv6 only.
    Ip(IpVersion) { "ipv4" IpVersion::V4, "ipv6" IpVersion::V6 },
    /// Trusts any server.
    Insecure { "insecure" },
    /// Which certificates to trust.
    CaFile { "ca-file" },
    /// The client's certificate.
    ClientCert { "client-cert" },
    /// The client's private key.
    ClientKey { "client-key" },
    /// The format of certificate or key.
    KeyFormat { "key-format" },
    /// The oldest version of TLS.
    TlsMin(TlsVersion) { "tls-1.0" TlsVersion::Tls10, "tls-1.1" TlsVersion::Tls11, "tls-1.2" TlsVersion::Tls12, "tls-1.3" TlsVersion::Tls13 },
    /// The newest version of TLS.
    TlsMax { "tls-max" },
    /// The version of HTTP.
    Http(HttpVersion) { "http-1.0" HttpVersion::Http10, "http-1.1" HttpVersion::Http11, "http-2" HttpVersion::Http2, "http-2-prior" HttpVersion::Http2Prior, "http-3" HttpVersion::Http3, "http-3-only" HttpVersion::Http3Only },
    /// The longest time for all of it.
    Timeout { "timeout" },
    /// The longest time to connect.
    ConnectTimeout { "connect-timeout" },
    /// How fast it may go.
    LimitRate { "limit-rate" },
    /// The largest reply to take.
    MaxSize { "max-size" },
    /// How often to try again.
    Retry { "retry" },
    /// Tries again after any error.
    RetryAll { "retry-all" },
    /// Tries again when the connection is refused.
    RetryRefused { "retry-refused" },
    /// How long to wait before trying again.
    RetryDelay { "retry-delay" },
    /// How long to go on trying.
    RetryMaxTime { "retry-max-time" },
    /// Asks for a compressed reply.
    Compressed { "compressed" },
    /// Where the reply goes.
    Output { "output" },
    /// Throws the reply away.
    OutputNull { "output-null" },
    /// The directory for output files.
    OutputDir { "output-dir" },
    /// Makes the directories for the output.
    CreateDirs { "create-dirs" },
    /// Whether to overwrite a file that exists.
    Clobber { "clobber" },
    /// Leaves out what has been fetched already.
    SkipExisting { "skip-existing" },
    /// Gives the output the time that the server tells.
    RemoteTime { "remote-time" },
    /// Makes line ends of an upload those of the network.
    Crlf { "crlf" },
    /// Deletes the output of a failed transfer.
    RemoveOnError { "remove-on-error" },
    /// Names the output as the URL does.
    RemoteName { "remote-name" },
    /// Names all outputs as their URLs do.
    RemoteNameAll { "remote-name-all" },
    /// Names the output as the server says.
    RemoteHeaderName { "remote-header-name" },
    /// Prints the reply's headers too.
    ShowHeaders { "show-headers" },
    /// Writes the reply's headers to a file.
    DumpHeader { "dump-header" },
    /// Prints something at the end.
    WriteOut { "write-out" },
    /// Fails on HTTP errors.
    Fail { "fail" },
    /// Fails on HTTP errors, but prints the reply.
    FailWithBody { "fail-with-body" },
    /// Stops at the first transfer that fails.
    FailEarly { "fail-early" },
    /// Prints no progress and no errors.
    Silent { "silent" },
    /// Prints errors even when silent.
    ShowError { "show-error" },
    /// Tells more of what happens.
    Verbosity { "verbosity" },
    /// Begins another request.
    Next { "next" },
    /// Reads more options from a file.
    Config { "config" },
    /// Sets a variable of curl's own.
    Variable { "variable" },
    /// Shapes nothing but local output, or nothing at all.
    Noise { "noise" },
    /// How fast or how privately the same bytes travel.
    Tuning { "tuning" },
    /// The same, where it is carried out on the way from the `Request` to the wire.
    Tuned { "tuned" },
    /// Belongs to other protocols than HTTP.
    Protocol { "protocol" },
    /// Permissions of files on a server of another protocol.
    FileMode { "file-mode" },
    /// Prints something about curl, and sends nothing.
    Stop { "stop" },
    /// Does nothing any more.
    Deprecated { "deprecated" },
    /// Changes trust, bytes or destination, on the way from the `Request` to the wire.
    Carried { "carried" },
    /// Changes trust, authentication, bytes or destination as only curl itself can.
    Refused { "refused" },
}
