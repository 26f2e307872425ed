//! What a program is given: variables, arguments, files, standard input.

pub(super) const ENV: &str = r#"
/// The value of the environment variable `name`.
fn env(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("set the environment variable {name}"))
}
"#;

pub(super) const FILLED: &str = r#"
/// The value of the environment variable `name`, which must hold something.
fn env(name: &str) -> Result<String, String> {
    let value = std::env::var(name).ok().filter(|value| !value.is_empty());
    value.ok_or_else(|| format!("set the environment variable {name}"))
}
"#;

pub(super) const ENV_OR: &str = r#"
/// The value of the environment variable `name`, or `other` where it is empty or not set.
fn env_or(name: &str, other: &str) -> String {
    let value = std::env::var(name).ok().filter(|value| !value.is_empty());
    value.unwrap_or_else(|| other.to_owned())
}
"#;

pub(super) const ARGUMENT: &str = r#"
/// The argument of the program at `position`, the first of which is 1.
fn argument(position: usize) -> Result<String, String> {
    let argument = std::env::args().nth(position);
    argument.ok_or_else(|| format!("argument {position} is missing"))
}
"#;

pub(super) const CONTENTS: &str = r"
/// The text in the file at `path`, without the line ends behind it.
fn contents(path: &str) -> io::Result<String> {
    let text = fs::read_to_string(path)?;
    Ok(text.trim_end_matches('\n').to_owned())
}
";

pub(super) const ENCODE: &str = r#"
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

pub(super) const JOINED: &str = r"
/// Leaves out line ends and NUL bytes, as `curl --data @FILE` does.
fn joined(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.retain(|byte| !matches!(byte, b'\r' | b'\n' | 0));
    bytes
}
";

pub(super) const STDIN: &str = r"
/// All of standard input.
fn stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}
";

pub(super) const ETAG: &str = r#"
/// The entity tag in the file at `path`; one that fits nothing where there is no such file.
fn etag(path: &str) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    match text.replace(['\r', '\n'], "") {
        none if none.is_empty() => "\"\"".to_owned(),
        etag => etag,
    }
}
"#;

pub(super) const COOKIES: &str = r##"
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
