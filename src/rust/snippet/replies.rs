//! What a program makes of replies.

pub(super) const FILE_NAME: &str = r"
/// What follows the last slash of `path`.
fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}
";

pub(super) const REMOTE_NAME: &str = r#"
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

pub(super) const HEAD: &str = r#"
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

pub(super) const HEADER: &str = "
/// The value of the header `name` of `response`; nothing where there is none.
fn header(response: &reqwest::Response, name: &str) -> String {
    let value = response.headers().get(name);
    String::from_utf8_lossy(value.map_or(b\"\", |value| value.as_bytes())).into_owned()
}
";

pub(super) const ENVELOPE: &str = r#"
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
