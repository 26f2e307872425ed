//! What the file of a reply is called: as its URL ends, as the server says, or as no other file is.

use std::path::PathBuf;

use super::sink::Sink;
use super::{Stop, Url, octets};

/// What curl calls a file whose URL names none.
const UNNAMED: &str = "curl_response";

/// The last segment of the path of `url`.
pub(super) fn remote_name(url: &Url) -> String {
    url.written_path().rsplit('/').find(|segment| !segment.is_empty()).unwrap_or(UNNAMED).to_owned()
}

/// `path`, or with `.1` to `.100` behind it the first that does not exist.
pub(super) fn unused(path: PathBuf) -> Sink {
    if !path.exists() {
        return Sink::File(path);
    }
    let numbered = (1..=100).map(|number| {
        let mut name = path.clone().into_os_string();
        name.push(format!(".{number}"));
        PathBuf::from(name)
    });
    let free = numbered.into_iter().find(|path| !path.exists());
    free.map_or_else(|| Sink::Taken(path.clone()), Sink::File)
}

/// The name that a server gives in `heads`, those of errors aside: where it leads to, until it names the file.
pub(super) fn said(heads: &[u8]) -> Result<Option<String>, Stop> {
    let mut name = None;
    let mut status = "";
    // A file that the server would not name has its name from then on.
    let mut is_open = false;
    let text = octets::text(heads);
    for line in text.split('\n') {
        if line.starts_with("HTTP/") {
            status = line.split(' ').nth(1).unwrap_or_default();
        }
        let Some((field, value)) = line.split_once(':') else { continue };
        let value = value.trim_start_matches([' ', '\t']);
        if field.eq_ignore_ascii_case("location") && status.starts_with('3') {
            let path = value.split(['?', '#']).next().unwrap_or_default();
            name = base(path).filter(|name| !name.is_empty()).map(str::to_owned).or(name);
        }
        if !field.eq_ignore_ascii_case("content-disposition") || !status.starts_with(['2', '3']) {
            continue;
        }
        match disposed(value) {
            Some(_) if is_open => return Err(Stop::curl(23, "the server names the file too late")),
            Some(name) if name.is_empty() => {
                return Err(Stop::curl(23, "the server gives the file a name of no length"));
            }
            Some(name) => return Ok(Some(name)),
            None => is_open = true,
        }
    }
    Ok(name)
}

/// The name of a file in a `Content-Disposition`, without folders; only `filename=` written so is looked at.
fn disposed(value: &str) -> Option<String> {
    let is_letter = |letter: char| letter.is_ascii_alphabetic();
    let mut rest = value;
    loop {
        rest = &rest[rest.find(is_letter)?..];
        if let Some(value) = rest.strip_prefix("filename=") {
            let value = value.trim_start_matches([' ', '\t']);
            let name = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
                _ => value.split(';').next(),
            };
            return base(name.unwrap_or_default()).map(str::to_owned);
        }
        rest = &rest[rest.find(';')?..];
    }
}

/// What stands behind the last slash, or backslash, of `name`; nothing where nothing stands there, not even the line's end.
fn base(name: &str) -> Option<&str> {
    let mut rest = name;
    for slash in ['/', '\\'] {
        if let Some((_, behind)) = rest.rsplit_once(slash) {
            rest = Some(behind).filter(|behind| !behind.is_empty())?;
        }
    }
    rest.split('\r').next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::address::address;
    use crate::run::url::Dots;

    #[track_caller]
    fn check(value: &str, expected: Option<&str>) {
        assert_eq!(disposed(value).as_deref(), expected, "{value}");
    }

    #[test]
    fn servers_name_files_and_no_folders() {
        check("attachment; filename=\"a b.txt\"; x=y", Some("a b.txt"));
        check("attachment; x=y;filename= /etc/passwd\r", Some("passwd"));
        check("filename=a; x=y", Some("a"));
        check("attachment", None);
        check("inline; FileName=x", None);
        check("inline; filename =x; filename*=UTF-8''y", None);
        check("; filename='q;q'", Some("q;q"));
        check("filename=\"\"", Some(""));
        check("filename=\"a\\\"b\"", None);
        check("filename=\"a\\b\u{1}c\"", Some("b\u{1}c"));
        check("filename=\"a/\"", None);
        check("filename=a/\r", Some(""));
    }

    #[test]
    fn the_first_name_counts_and_where_it_leads_to_before_that() {
        let name = |heads: &str| said(heads.replace('|', "\r\n").as_bytes()).map_err(|stop| stop.exit);
        let some = |name: &str| Ok(Some(name.to_owned()));
        assert_eq!(name("HTTP/1.1 302 x|Location: /a/b?c/d||HTTP/1.1 200 y||"), some("b"));
        assert_eq!(name("HTTP/1.1 302 x|Location: /a/b/||HTTP/1.1 200 y||"), Ok(None));
        let named = "HTTP/1.1 302 x|Location: /a||HTTP/1.1 200 y|Content-Disposition: filename=c||";
        assert_eq!(name(named), some("c"));
        assert_eq!(name("HTTP/1.1 404 x|Content-Disposition: filename=c||"), Ok(None));
        let twice = "HTTP/1.1 200 x|Content-Disposition: inline|Content-Disposition: filename=c||";
        assert_eq!(name(twice), Err(23));
        assert_eq!(name("HTTP/1.1 200 x|Content-Disposition: filename=||"), Err(23));
    }

    #[test]
    fn files_are_named_by_the_last_segment() {
        let name = |url: &str| remote_name(&address(url, None, None, Dots::Resolve).expect("a good URL").url);
        assert_eq!(name("https://e.com/a/b.zip?c=/d"), "b.zip");
        assert_eq!(name("https://e.com/a/"), "a");
        assert_eq!(name("https://e.com"), "curl_response");
    }
}
