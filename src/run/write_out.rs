//! `-w`: what is told of a transfer at its end.

use std::time::Duration;

use super::Stop;
use super::address;
use super::exchange::Exchange;
use super::prepared::Prepared;
use super::reply::Connection;

/// What is known of a transfer.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    status: u16,
    method: String,
    given: String,
    effective: String,
    scheme: String,
    version: &'static str,
    content_type: String,
    redirects: usize,
    redirect_url: String,
    connection: Connection,
    headers: Vec<(String, String)>,
    head: usize,
    number: usize,
    file: String,
    referer: String,
    pub(super) size: usize,
    pub(super) time: Duration,
    pub(super) exit: u8,
    pub(super) error: String,
}

/// What `%{json}` tells.
const IN_JSON: [&str; 32] = [
    "content_type",
    "errormsg",
    "exitcode",
    "filename_effective",
    "http_code",
    "http_connect",
    "http_version",
    "local_ip",
    "local_port",
    "method",
    "num_connects",
    "num_headers",
    "num_redirects",
    "num_retries",
    "redirect_url",
    "referer",
    "remote_ip",
    "remote_port",
    "response_code",
    "scheme",
    "size_download",
    "size_header",
    "size_upload",
    "speed_download",
    "speed_upload",
    "time_connect",
    "time_namelookup",
    "time_starttransfer",
    "time_total",
    "url",
    "url_effective",
    "urlnum",
];

/// Bytes in a second.
fn speed(bytes: u64, time: Duration) -> String {
    let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX).max(1);
    (bytes.saturating_mul(1_000_000) / micros).to_string()
}

/// What goes to which stream.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) out: String,
    pub(super) err: String,
}

impl Facts {
    /// What an exchange tells before its body is read.
    pub(super) fn of(exchange: &Exchange, prepared: &Prepared) -> Self {
        let reply = &exchange.reply;
        let header = |name: &str| reply.header(name).map(str::to_owned);
        Self {
            status: reply.status,
            method: exchange.hop.method.word.clone(),
            given: prepared.url.to_string(),
            effective: exchange.hop.url.to_string(),
            scheme: exchange.hop.url.scheme().to_owned(),
            version: reply.version,
            content_type: reply.all("content-type").pop().unwrap_or_default().to_owned(),
            redirects: exchange.redirects,
            redirect_url: header("location")
                .and_then(|location| address::redirected(&exchange.hop.url, &location).ok())
                .map(|address| address.url.to_string())
                .unwrap_or_default(),
            connection: reply.connection,
            headers: reply.headers.clone(),
            head: exchange.heads.len(),
            number: prepared.number,
            file: prepared.delivery.file_name(),
            referer: exchange.hop.referer().unwrap_or_default().to_owned(),
            ..Self::default()
        }
    }

    /// What is to be told where no reply came.
    pub(super) fn unanswered(stop: &Stop, prepared: &Prepared) -> Self {
        let line = String::from_utf8_lossy(&stop.heads).into_owned();
        let last = line.lines().rfind(|line| line.starts_with("HTTP/"));
        let status = last
            .and_then(|line| line.split(' ').nth(1)?.parse().ok())
            .filter(|_| prepared.carriage.tunnels(&prepared.url));
        Self {
            given: prepared.url.to_string(),
            effective: prepared.url.to_string(),
            scheme: prepared.url.scheme().to_owned(),
            method: prepared.method.word.clone(),
            connection: Connection { tunnel: status.unwrap_or_default(), ..Connection::default() },
            number: prepared.number,
            file: prepared.delivery.file_name(),
            ..Self::default()
        }
    }

    fn value(&self, name: &str) -> Option<String> {
        let seconds = |time: Duration| format!("{:.6}", time.as_secs_f64());
        Some(match name {
            "http_code" | "response_code" => format!("{:03}", self.status),
            "method" => self.method.clone(),
            "url" => self.given.clone(),
            "url_effective" => self.effective.clone(),
            "scheme" => self.scheme.clone(),
            "http_version" => self.version.to_owned(),
            "content_type" => self.content_type.clone(),
            "num_redirects" => self.redirects.to_string(),
            "redirect_url" => self.redirect_url.clone(),
            "remote_ip" => self.connection.remote.map(|remote| remote.ip().to_string()).unwrap_or_default(),
            "remote_port" => self.connection.remote.map(|remote| remote.port().to_string()).unwrap_or_default(),
            "size_download" => self.size.to_string(),
            "size_upload" => self.connection.uploaded.to_string(),
            "num_headers" => self.headers.len().to_string(),
            "time_total" => seconds(self.time),
            "time_namelookup" => seconds(self.connection.found),
            "time_connect" => seconds(self.connection.connected),
            "time_appconnect" => seconds(self.connection.secured),
            "time_pretransfer" => seconds(self.connection.sent),
            "time_starttransfer" => seconds(self.connection.answered),
            "local_ip" => self.connection.local.map(|local| local.ip().to_string()).unwrap_or_default(),
            "local_port" => self.connection.local.map(|local| local.port().to_string()).unwrap_or_default(),
            "size_header" => self.head.to_string(),
            "num_connects" => (self.redirects + 1).to_string(),
            "num_retries"
            | "ssl_verify_result"
            | "proxy_ssl_verify_result"
            | "conn_id"
            | "xfer_id"
            | "proxy_used"
            | "tls_earlydata"
            | "num_certs" => "0".to_owned(),
            "certs" | "ftp_entry_path" | "onerror" => String::new(),
            "urlnum" => self.number.to_string(),
            "filename_effective" => self.file.clone(),
            "referer" => self.referer.clone(),
            "speed_download" => speed(self.size as u64, self.time),
            "speed_upload" => speed(self.connection.uploaded, self.time),
            "time_redirect" | "time_queue" | "time_posttransfer" => seconds(Duration::ZERO),
            "header_json" => self.header_json(),
            "json" => self.json(),
            "http_connect" => format!("{:03}", self.connection.tunnel),
            "exitcode" => self.exit.to_string(),
            "errormsg" => self.error.clone(),
            _ => return None,
        })
    }

    /// All headers, by name, as JSON.
    fn header_json(&self) -> String {
        let mut out = serde_json::Map::new();
        for (name, value) in &self.headers {
            let values = out.entry(name.to_ascii_lowercase()).or_insert_with(|| serde_json::json!([]));
            if let serde_json::Value::Array(values) = values {
                values.push(value.trim().into());
            }
        }
        let lines: Vec<_> = out.iter().map(|(name, values)| format!("{}:{values}", serde_json::json!(name))).collect();
        format!("{{{}\n}}", lines.join(",\n"))
    }

    /// All variables that have one value, as JSON.
    fn json(&self) -> String {
        let mut out = serde_json::Map::new();
        for name in IN_JSON {
            let text = self.value(name).unwrap_or_default();
            let is_number = !matches!(name, "http_version" | "remote_ip" | "local_ip");
            let number = is_number.then(|| text.parse::<serde_json::Number>().ok()).flatten();
            let known = match (number, text.is_empty()) {
                (Some(number), _) => number.into(),
                (None, true) => serde_json::Value::Null,
                (None, false) => text.into(),
            };
            out.insert(name.to_owned(), known);
        }
        serde_json::Value::Object(out).to_string()
    }

    fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }
}

/// `format` with what it asks for.
pub(super) fn tell(format: &str, facts: &Facts) -> Told {
    let mut told = Told::default();
    let mut to_err = false;
    let mut rest = format;
    while let Some(next) = rest.chars().next() {
        let (text, after) = match next {
            '\\' => escape(rest),
            '%' => match directive(rest, facts) {
                Directive::Text(text, after) => (text, after),
                Directive::To(stream, after) => {
                    to_err = stream == Stream::Err;
                    rest = after;
                    continue;
                }
                Directive::Stop => break,
                Directive::Unknown(name, after) => {
                    told.err.push_str("`-w` has an unknown variable `");
                    told.err.push_str(name);
                    told.err.push('`');
                    rest = after;
                    continue;
                }
            },
            _ => {
                let split = rest.find(['\\', '%']).unwrap_or(rest.len());
                (rest[..split].to_owned(), &rest[split..])
            }
        };
        let stream = if to_err { &mut told.err } else { &mut told.out };
        stream.push_str(&text);
        rest = after;
    }
    told
}

#[derive(PartialEq, Eq)]
enum Stream {
    Out,
    Err,
}

enum Directive<'a> {
    Text(String, &'a str),
    To(Stream, &'a str),
    Unknown(&'a str, &'a str),
    Stop,
}

/// Reads what starts with `%`.
fn directive<'a>(text: &'a str, facts: &Facts) -> Directive<'a> {
    if let Some(after) = text.strip_prefix("%%") {
        return Directive::Text("%".to_owned(), after);
    }
    if let Some((name, after)) = text.strip_prefix("%header{").and_then(|rest| rest.split_once('}')) {
        return Directive::Text(facts.header(name).to_owned(), after);
    }
    match text.strip_prefix("%{").and_then(|rest| rest.split_once('}')) {
        None => Directive::Text("%".to_owned(), &text[1..]),
        Some(("stdout", after)) => Directive::To(Stream::Out, after),
        Some(("stderr", after)) => Directive::To(Stream::Err, after),
        Some(("onerror", _)) if facts.exit == 0 => Directive::Stop,
        Some((name, after)) => match facts.value(name) {
            Some(value) => Directive::Text(value, after),
            None => Directive::Unknown(name, after),
        },
    }
}

/// Reads what starts with a backslash.
fn escape(text: &str) -> (String, &str) {
    let mut chars = text.chars();
    chars.next();
    let shown = match chars.next() {
        Some('n') => "\n".to_owned(),
        Some('r') => "\r".to_owned(),
        Some('t') => "\t".to_owned(),
        Some(other) => format!("\\{other}"),
        None => "\\".to_owned(),
    };
    (shown, chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: &str, out: &str, err: &str) {
        let headers = vec![("server".to_owned(), "x".to_owned())];
        let facts = Facts { status: 200, size: 3, headers, ..Facts::default() };
        assert_eq!(tell(format, &facts), Told { out: out.into(), err: err.into() }, "{format}");
    }

    #[test]
    fn formats() {
        check("%{http_code} %{size_download}\\n", "200 3\n", "");
        check("100%% %header{Server} 5% \\q", "100% x 5% \\q", "");
        check("a%{stderr}b%{stdout}c", "ac", "b");
        check("a%{onerror}b", "a", "");
        check("%{nonsense}x", "x", "`-w` has an unknown variable `nonsense`");
        check("%{open", "%{open", "");
    }
}
