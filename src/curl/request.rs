//! What curl would send.

use crate::shell::Value;
use crate::text::Span;

pub use crate::knowledge::options::{HttpVersion, IpVersion, TlsVersion};

/// One request.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of curl, and they are independent")]
pub struct Request {
    /// The word of the request line; of `-X "$METHOD"`, the text as written.
    pub method: String,
    /// In which operation it stands, from 0: each `--next` begins another.
    pub operation: usize,
    /// The value of `-X`.
    pub custom_method: Option<Value>,
    /// Where the method was given; `None` where curl infers it.
    pub method_span: Option<Span>,
    /// The URL as written.
    pub url: Value,
    /// `--proto-default`: the scheme of a URL that has none.
    pub default_scheme: Option<Value>,
    /// Pieces for the query beside the URL's own (`-G`, `--url-query`), joined with `&`.
    pub query: Vec<Chunk>,
    /// The headers in order: those given, and those that options imply. `Host`, `User-Agent`, `Accept`
    /// and `Content-Length` defaults are left to the sender.
    pub headers: Vec<Header>,
    /// Names of default headers that were switched off with `-H 'Name:'`, in lower case.
    pub removed: Vec<String>,
    /// The body.
    pub body: Body,
    /// Credentials given by options or in the URL.
    pub auth: Option<Auth>,
    /// How credentials from a file are sent.
    pub scheme: AuthScheme,
    /// `--aws-sigv4`: in whose name the request is signed.
    pub signature: Option<Value>,
    /// Cookie files to read (`-b FILE`); one with an empty name only switches the cookie engine on.
    pub cookie_files: Vec<Value>,
    /// Where cookies go at the end (`-c FILE`).
    pub cookie_jar: Option<Value>,
    /// `-j`: cookies of a session are not read from files.
    pub junk_cookies: bool,
    /// Where user names and passwords are looked up.
    pub netrc: Netrc,
    /// `-r`
    pub range: Option<Value>,
    /// `-C`: an offset, or `-` for the size of the output.
    pub resume: Option<Value>,
    /// `-z`: a date or a file, with a `-` or `=` before it for other conditions.
    pub time_condition: Option<Value>,
    /// `--etag-compare FILE`
    pub etag_compare: Option<Value>,
    /// `-e ';auto'`: a redirect tells where it came from.
    pub referer_auto: bool,
    /// `--form-escape`
    pub form_escape: bool,
    /// `--crlf`: line feeds of an upload become pairs.
    pub crlf: bool,
    /// How it is carried.
    pub transport: Transport,
    /// What is done with the reply.
    pub output: Output,
}

/// Whether a `.netrc` file is read.
#[derive(Clone, Debug, Default)]
pub enum Netrc {
    /// No.
    #[default]
    Off,
    /// `--netrc-optional`, with the file of `--netrc-file`.
    Optional(Option<Value>),
    /// `-n`, with the file of `--netrc-file`: what the URL says of a user does not count.
    Required(Option<Value>),
}

/// A header line.
#[derive(Clone, Debug)]
pub struct Header {
    /// The name as written.
    pub name: Value,
    /// The value, blanks around it trimmed.
    pub value: Value,
    /// The value with the blanks that stand before and behind it, as curl sends it.
    pub untrimmed: Option<Value>,
    /// Where it comes from.
    pub origin: HeaderOrigin,
}

/// Where a header comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderOrigin {
    /// `-H`, with the span of its value.
    Given(Span),
    /// `-H @FILE`: the name is empty, and the value is the path of a file of headers (`-` is standard
    /// input), with the span of the option's value.
    File(Span),
    /// Another option (`-A`, `-e`, `-b`, `-r`, `--json`, `--oauth2-bearer`, …), with its span.
    Option(Span),
    /// curl adds it for the body (`Content-Type` of a form).
    Implied,
}

/// A body.
#[derive(Clone, Debug, Default)]
pub enum Body {
    /// None.
    #[default]
    None,
    /// `-d` and its like: the chunks one after another, separators included.
    Data(Vec<Chunk>),
    /// `-F`.
    Form(Vec<Form>),
    /// `-T`.
    Upload(Target),
}

/// A run of body or query bytes.
#[derive(Clone, Debug)]
pub enum Chunk {
    /// Text as given.
    Text(Value),
    /// A separator that curl puts in: `&`.
    Separator(&'static str),
    /// Text to be percent-encoded.
    Encoded(Value),
    /// The content of a file.
    File(Target, FilePolicy),
}

/// A file, or standard input.
#[derive(Clone, Debug)]
pub enum Target {
    /// A path.
    Path(Value),
    /// `-`
    Stdio,
}

/// What happens to the bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilePolicy {
    /// Sent as they are.
    Verbatim,
    /// CR, LF and NUL are left out.
    Stripped,
    /// Percent-encoded.
    Encoded,
}

/// A part of a multipart form.
#[derive(Clone, Debug)]
pub struct Form {
    /// All of the `-F` value.
    pub span: Span,
    /// The field's name.
    pub name: Value,
    /// What it holds.
    pub source: FormSource,
    /// `;filename=`
    pub file_name: Option<Value>,
    /// `;type=`
    pub content_type: Option<Value>,
    /// `;headers=`
    pub headers: Vec<Value>,
    /// `;headers=@FILE`
    pub header_files: Vec<Target>,
    /// `;encoder=`
    pub encoder: Option<Value>,
}

/// What a form field holds.
#[derive(Clone, Debug)]
pub enum FormSource {
    /// Text.
    Text(Value),
    /// `@path`: a file, sent as one; several paths make nested parts.
    Files(Vec<Target>),
    /// `<path`: the content of a file as a plain field.
    Content(Target),
    /// Parts of its own: `(` to `)`, or several files with attributes.
    Nested(Vec<Form>),
}

/// Credentials.
#[derive(Clone, Debug)]
pub struct Auth {
    /// How they are sent.
    pub scheme: AuthScheme,
    /// `user:password`, or the token.
    pub value: Value,
    /// Where they were given.
    pub origin: AuthOrigin,
}

/// Where credentials were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuthOrigin {
    /// `-u`
    User,
    /// `--oauth2-bearer`
    Bearer,
    /// Before the host in the URL, percent-encoded.
    Url,
}

/// How credentials are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuthScheme {
    /// `Authorization: Basic`
    Basic,
    /// `Authorization: Bearer`
    Bearer,
    /// Answers a Digest challenge.
    Digest,
    /// Whatever the server asks for (`--anyauth`, or several ways at once).
    Any,
    /// Something else: NTLM, Negotiate, AWS signatures; by its option's name.
    Other(&'static str),
}

/// How a request is carried.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of curl, and they are independent")]
pub struct Transport {
    /// `-L`
    pub follow: bool,
    /// `--follow`: the word of `-X` is given up where HTTP says so; with `-L` it sticks.
    pub follow_spec: bool,
    /// `--post301` and its like.
    pub keep_post: KeepPost,
    /// `--location-trusted`
    pub trust_redirects: bool,
    /// `--max-redirs`; `None` is curl's 50, `Some(-1)` no limit.
    pub max_redirects: Option<i64>,
    /// `--proto`: which protocols may be used.
    pub protocols: Option<Value>,
    /// `--proto-redir`: which protocols a redirect may lead to.
    pub redirect_protocols: Option<Value>,
    /// `--path-as-is`
    pub path_as_is: bool,
    /// `--disallow-username-in-url`
    pub no_userinfo: bool,
    /// `-k`
    pub insecure: bool,
    /// `-m`, in seconds.
    pub timeout: Option<f64>,
    /// `--connect-timeout`, in seconds.
    pub connect_timeout: Option<f64>,
    /// `--compressed`
    pub compressed: bool,
    /// `--http1.1` and its like.
    pub version: Option<HttpVersion>,
    /// `--tlsv1.x`
    pub tls_min: Option<TlsVersion>,
    /// `--tls-max`
    pub tls_max: Option<TlsVersion>,
    /// `-4`, `-6`
    pub ip_version: Option<IpVersion>,
    /// `--max-filesize`, in bytes.
    pub max_size: Option<u64>,
    /// `-x`, `--socks5` and its like; an empty URL switches the environment's proxy off.
    pub proxy: Option<Proxy>,
    /// `--noproxy`
    pub no_proxy: Option<Value>,
    /// `--cacert`
    pub ca_file: Option<Value>,
    /// `-E`, `--key`
    pub client_cert: Option<(Value, Option<Value>)>,
    /// `--resolve`
    pub resolve: Vec<Value>,
    /// `--connect-to`
    pub connect_to: Vec<Value>,
    /// `--unix-socket`
    pub unix_socket: Option<Value>,
    /// `--retry`
    pub retries: u32,
    /// When and how fast to try again.
    pub retry: Retry,
    /// `-g`
    pub glob_off: bool,
    /// Options that change what is sent or to whom and that only curl itself can carry out.
    pub unsupported: Vec<(&'static str, Span)>,
    /// The same and others, in order, for those who can carry them out.
    pub extras: Vec<Extra>,
    /// `-U`
    pub proxy_user: Option<Value>,
    /// Options that leave an HTTP request as it is: those of other protocols, and those that make it
    /// slower or less private and no different.
    pub ignored: Vec<(&'static str, Span)>,
}

/// An option that a `Request` has no place of its own for.
#[derive(Clone, Debug)]
pub struct Extra {
    /// Its long name.
    pub name: &'static str,
    /// Its value, if it takes one.
    pub value: Option<Value>,
    /// Whether it is switched on.
    pub on: bool,
}

/// Redirects on which a POST stays one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeepPost {
    /// `--post301`
    pub moved: bool,
    /// `--post302`
    pub found: bool,
    /// `--post303`
    pub see_other: bool,
}

/// When and how fast to try again.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Retry {
    /// `--retry-all-errors`
    pub all_errors: bool,
    /// `--retry-connrefused`
    pub refused: bool,
    /// `--retry-delay`, in seconds.
    pub delay: Option<f64>,
    /// `--retry-max-time`, in seconds.
    pub max_time: Option<f64>,
}

/// A proxy.
#[derive(Clone, Debug)]
pub struct Proxy {
    /// As given.
    pub url: Value,
    /// `-U`
    pub user: Option<Value>,
}

/// What is done with the reply.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of curl, and they are independent")]
pub struct Output {
    /// `-o FILE`
    pub file: Option<Target>,
    /// `-O`
    pub remote_name: bool,
    /// `-J`
    pub header_name: bool,
    /// `--out-null`
    pub discard: bool,
    /// `--output-dir`
    pub directory: Option<Value>,
    /// `--create-dirs`
    pub create_dirs: bool,
    /// `--no-clobber`
    pub no_clobber: bool,
    /// `--clobber`
    pub clobber: bool,
    /// `--remove-on-error`
    pub remove_on_error: bool,
    /// `-i`
    pub show_headers: bool,
    /// `-I`
    pub head_only: bool,
    /// `-f` or `--fail-with-body`
    pub fail: bool,
    /// `--fail-with-body`
    pub fail_with_body: bool,
    /// `--fail-early`
    pub fail_early: bool,
    /// `-s`
    pub silent: bool,
    /// `-S`
    pub show_error: bool,
    /// `-D FILE`
    pub dump_headers: Option<Target>,
    /// `--etag-save FILE`
    pub etag_save: Option<Value>,
    /// `--skip-existing`
    pub skip_existing: bool,
    /// `-R`: the file gets the time that the server tells.
    pub remote_time: bool,
    /// `-w FORMAT`
    pub write_out: Option<Value>,
}
