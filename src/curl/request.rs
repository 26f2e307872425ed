//! What curl would send.

use crate::shell::Value;
use crate::text::Span;

/// One request.
#[derive(Clone, Debug)]
pub struct Request {
    /// The word of the request line.
    pub method: String,
    /// Where the method was given; `None` where curl infers it.
    pub method_span: Option<Span>,
    /// The URL as written.
    pub url: Value,
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
    /// Cookie files to read (`-b FILE`) and the jar to write (`-c FILE`).
    pub cookie_files: Vec<Value>,
    /// Where cookies go at the end.
    pub cookie_jar: Option<Value>,
    /// How it is carried.
    pub transport: Transport,
    /// What is done with the reply.
    pub output: Output,
}

/// A header line.
#[derive(Clone, Debug)]
pub struct Header {
    /// The name as written.
    pub name: Value,
    /// The value, blanks around it trimmed.
    pub value: Value,
    /// Where it comes from.
    pub origin: HeaderOrigin,
}

/// Where a header comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderOrigin {
    /// `-H`, with the span of its value.
    Given(Span),
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
}

/// Credentials.
#[derive(Clone, Debug)]
pub struct Auth {
    /// How they are sent.
    pub scheme: AuthScheme,
    /// `user:password`, or the token.
    pub value: Value,
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
    /// Something only curl itself can do: NTLM, Negotiate, AWS signatures; by its option's name.
    Other(&'static str),
}

/// How a request is carried.
#[derive(Clone, Debug, Default)]
pub struct Transport {
    /// `-L`
    pub follow: bool,
    /// `--location-trusted`
    pub trust_redirects: bool,
    /// `--max-redirs`; `None` is curl's 50, `Some(-1)` no limit.
    pub max_redirects: Option<i64>,
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
    /// `-x`
    pub proxy: Option<Proxy>,
    /// `--noproxy`
    pub no_proxy: Option<Value>,
    /// `--cacert`
    pub ca_file: Option<Value>,
    /// `-E`, `--key`
    pub client_cert: Option<(Value, Option<Value>)>,
    /// `--resolve`
    pub resolve: Vec<Value>,
    /// `--retry`
    pub retries: u32,
    /// `-g`
    pub glob_off: bool,
    /// Options that change what is sent or to whom and that only curl itself can carry out.
    pub unsupported: Vec<(&'static str, Span)>,
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
    /// `--http3`, `--http3-only`
    Http3,
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
pub struct Output {
    /// `-o FILE`
    pub file: Option<Target>,
    /// `-O`
    pub remote_name: bool,
    /// `-i`
    pub show_headers: bool,
    /// `-I`
    pub head_only: bool,
    /// `-f` or `--fail-with-body`
    pub fail: bool,
    /// `--fail-with-body`
    pub fail_with_body: bool,
    /// `-s`
    pub silent: bool,
    /// `-S`
    pub show_error: bool,
    /// `-D FILE`
    pub dump_headers: Option<Target>,
    /// `-w FORMAT`
    pub write_out: Option<Value>,
}
