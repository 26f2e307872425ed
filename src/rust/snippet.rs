//! Small functions that a program brings along where it needs them.

use super::Flavor;
use super::draft::Import;

/// A function of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Snippet {
    /// The value of an environment variable.
    Env,
    /// An argument of the program.
    Argument,
    /// Percent-encodes.
    Encode,
    /// Leaves line ends out.
    Joined,
    /// Reads standard input.
    Stdin,
    /// The last segment of a path.
    FileName,
    /// The same of a URL.
    RemoteName,
    /// The entity tag in a file.
    Etag,
    /// The head of a reply as text.
    Head,
    /// Sends, and sends again.
    Send,
    /// Goes where redirects lead.
    Follow,
    /// Has libcurl send something, and collects the reply.
    Perform,
    /// Has libcurl send a file.
    Upload,
    /// Reads a file of cookies.
    Cookies,
    /// The type of what Cloudflare's API answers.
    Envelope,
}

const ENV: &str = r#"
/// The value of the environment variable `name`.
fn env(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("set the environment variable {name}"))
}
"#;

const ARGUMENT: &str = r#"
/// The argument of the program at `position`, the first of which is 1.
fn argument(position: usize) -> Result<String, String> {
    std::env::args().nth(position).ok_or_else(|| format!("argument {position} is missing"))
}
"#;

const ENCODE: &str = r#"
/// Percent-encodes `bytes` as `curl --data-urlencode` does.
fn encode(bytes: impl AsRef<[u8]>) -> String {
    let mut out = String::new();
    for &byte in bytes.as_ref() {
        match byte {
            b' ' => out.push('+'),
            b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => out.extend(["%", &format!("{byte:02X}")]),
        }
    }
    out
}
"#;

const JOINED: &str = r"
/// Leaves out line ends and NUL bytes, as `curl --data @FILE` does.
fn joined(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.retain(|byte| !matches!(byte, b'\r' | b'\n' | 0));
    bytes
}
";

const STDIN: &str = r"
/// All of standard input.
fn stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}
";

const FILE_NAME: &str = r"
/// What follows the last slash of `path`.
fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}
";

const REMOTE_NAME: &str = r#"
/// The name that `curl -O` gives what is at `url`.
fn remote_name(url: &str) -> &str {
    let address = url.split(['?', '#']).next().unwrap_or(url);
    let path = address.split_once("://").map_or(address, |(_, path)| path);
    match path.rsplit_once('/') {
        Some((_, name)) if !name.is_empty() => name,
        _ => "curl_response",
    }
}
"#;

const PERFORM: &str = "
/// Sends what `easy` has been told to; the body of the reply.
fn perform(easy: &mut Easy) -> Result<Vec<u8>, curl::Error> {
    let mut body = Vec::new();
    let mut transfer = easy.transfer();
    transfer.write_function(|data| {
        body.extend_from_slice(data);
        Ok(data.len())
    })?;
    transfer.perform()?;
    drop(transfer);
    Ok(body)
}
";

const UPLOAD: &str = "
/// Has `easy` send the file at `path`, and from its start again where libcurl asks for that.
fn upload(easy: &mut Easy, path: &str) -> Result<(), Box<dyn Error>> {
    let mut file = fs::File::open(path)?;
    // Both of them read on from the same place.
    let mut same = file.try_clone()?;
    easy.upload(true)?;
    easy.in_filesize(file.metadata()?.len())?;
    easy.read_function(move |buffer| file.read(buffer).map_err(|_| ReadError::Abort))?;
    easy.seek_function(move |place| same.seek(place).map_or(SeekResult::Fail, |_| SeekResult::Ok))?;
    Ok(())
}
";

const ETAG: &str = r#"
/// The entity tag in the file at `path`; one that fits nothing where there is no such file.
fn etag(path: &str) -> String {
    match fs::read_to_string(path) {
        Ok(text) if !text.trim().is_empty() => text.trim().to_owned(),
        _ => "\"\"".to_owned(),
    }
}
"#;

const HEAD: &str = r#"
/// The status line and headers of `response`, and the blank line behind them.
fn head(response: &reqwest::Response) -> String {
    let mut head = format!("{:?} {}\r\n", response.version(), response.status());
    for (name, value) in response.headers() {
        let value = String::from_utf8_lossy(value.as_bytes());
        head.extend([name.as_str(), ": ", &value, "\r\n"]);
    }
    head + "\r\n"
}
"#;

const SEND: &str = r#"
/// Sends `request`, and again up to `retries` times while it times out or the server is not ready.
async fn send(
    request: reqwest::RequestBuilder,
    retries: u32,
) -> Result<reqwest::Response, Box<dyn Error>> {
    let mut pause = Duration::from_secs(1);
    for _ in 0..retries {
        let attempt = request.try_clone().ok_or("a stream cannot be sent twice")?;
        match attempt.send().await {
            Ok(response) => match response.status().as_u16() {
                408 | 429 | 500 | 502 | 503 | 504 | 522 | 524 => {}
                _ => return Ok(response),
            },
            Err(error) if error.is_timeout() => {}
            Err(error) => return Err(error.into()),
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(Duration::from_secs(600));
    }
    Ok(request.send().await?)
}
"#;

const ENVELOPE: &str = r#"
/// What Cloudflare's API wraps its answers in.
#[derive(Deserialize)]
struct Envelope<T> {
    success: bool,
    #[serde(default)]
    errors: Vec<Notice>,
    #[serde(default)]
    messages: Vec<Notice>,
    result: Option<T>,
}

/// An error or a message in an envelope.
#[derive(Deserialize)]
struct Notice {
    code: u32,
    message: String,
}

impl<T> Envelope<T> {
    /// The result, if there is one; all errors in one where there are some.
    fn into_result(self) -> Result<Option<T>, String> {
        for Notice { code, message } in &self.messages {
            eprintln!("{code}: {message}");
        }
        if self.success {
            return Ok(self.result);
        }
        let told = |error: &Notice| format!("{}: {}", error.code, error.message);
        let errors: Vec<_> = self.errors.iter().map(told).collect();
        Err(errors.join("; "))
    }
}
"#;

const COOKIES: &str = r##"
/// The cookies in the Netscape file at `path`; none where there is no such file.
fn cookies(path: &str) -> Result<std::sync::Arc<reqwest::cookie::Jar>, Box<dyn Error>> {
    let jar = reqwest::cookie::Jar::default();
    let now = std::time::UNIX_EPOCH.elapsed()?.as_secs();
    for line in fs::read_to_string(path).unwrap_or_default().lines() {
        let line = line.strip_prefix("#HttpOnly_").unwrap_or(line);
        let fields: Vec<&str> = line.split('\t').collect();
        let [domain, below, path, secure, end, name, value] = fields[..] else {
            continue;
        };
        let is_over = end.parse().is_ok_and(|end: u64| end > 0 && end < now);
        if line.starts_with('#') || is_over {
            continue;
        }
        let host = domain.trim_start_matches('.');
        let mut cookie = format!("{name}={value}; Path={path}");
        if below == "TRUE" {
            cookie.extend(["; Domain=", host]);
        }
        if secure == "TRUE" {
            cookie += "; Secure";
        }
        jar.add_cookie_str(&cookie, &format!("https://{host}{path}").parse()?);
    }
    Ok(std::sync::Arc::new(jar))
}
"##;

const FOLLOW: &str = r#"
/// Sends `request` and goes where redirects lead, at most `limit` times. At a status in `bare` it
/// goes on without body by the method beside it, and the headers in `lost` go with the body; those
/// in `private` are for the first host only.
async fn follow(
    request: reqwest::RequestBuilder,
    limit: usize,
    bare: &[(u16, &str)],
    lost: &[&str],
    private: &[&str],
) -> Result<reqwest::Response, Box<dyn Error>> {
    let (client, request) = request.build_split();
    let mut request = request?;
    let (home, mut headers) = (request.url().origin(), request.headers().clone());
    for _ in 0..=limit {
        let copy = request.try_clone();
        let response = client.execute(request).await?;
        let status = response.status();
        let location = response.headers().get("Location");
        let Some(location) = location.filter(|_| status.is_redirection()) else {
            return Ok(response);
        };
        let url = response.url().join(location.to_str()?)?;
        let elsewhere = url.origin() != home;
        request = if let Some((_, method)) = bare.iter().find(|rule| rule.0 == status.as_u16()) {
            lost.iter().for_each(|name| drop(headers.remove(*name)));
            reqwest::Request::new(method.parse()?, url)
        } else {
            let mut next = copy.ok_or("a form or stream cannot be sent twice")?;
            *next.url_mut() = url;
            next
        };
        *request.headers_mut() = headers.clone();
        for name in private.iter().filter(|_| elsewhere) {
            request.headers_mut().remove(*name);
        }
    }
    Err("too many redirects".into())
}
"#;

impl Snippet {
    /// The function, a blank line before it.
    pub(super) fn code(self, flavor: Flavor) -> String {
        let code = match self {
            Self::Env => ENV,
            Self::Argument => ARGUMENT,
            Self::Encode => ENCODE,
            Self::Joined => JOINED,
            Self::Stdin => STDIN,
            Self::FileName => FILE_NAME,
            Self::RemoteName => REMOTE_NAME,
            Self::Perform => PERFORM,
            Self::Upload => UPLOAD,
            Self::Etag => ETAG,
            Self::Head => HEAD,
            Self::Send => SEND,
            Self::Follow => FOLLOW,
            Self::Envelope => ENVELOPE,
            Self::Cookies => COOKIES,
        };
        match flavor {
            Flavor::Async => code.to_owned(),
            Flavor::Blocking => code
                .replace("reqwest::Re", "reqwest::blocking::Re")
                .replace("tokio::time::sleep", "std::thread::sleep")
                .replace("async fn", "fn")
                .replace(".await", ""),
        }
    }

    /// What it wants in scope.
    pub(super) fn imports(self) -> &'static [Import] {
        match self {
            Self::Stdin => &[Import::Io, Import::Read],
            Self::Send => &[Import::Duration],
            Self::Cookies | Self::Etag => &[Import::Fs],
            Self::Upload => &[Import::Fs, Import::Read, Import::Seek],
            _ => &[],
        }
    }

    /// The names of `curl::easy` in it.
    pub(super) fn uses(self) -> &'static [&'static str] {
        if self == Self::Upload { &["ReadError", "SeekResult"] } else { &[] }
    }

    /// Features of tokio that it wants.
    pub(super) fn tokio(self) -> &'static [&'static str] {
        if self == Self::Send { &["time"] } else { &[] }
    }
}
