//! The function of a program that follows redirects as curl does, written for what its requests are.

use std::fmt::Write as _;

use super::snippet::flavored;
use super::{Flavor, name};
use crate::curl::{Body, Header, HeaderOrigin, Request};

/// The redirects that curl follows.
const REDIRECTS: i64 = 50;

/// The statuses after which a body may be left behind.
const BARE: [u16; 3] = [301, 302, 303];

/// What happens to a request that is redirected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rules {
    /// How often it may be; below 0 as often as it takes.
    limit: i64,
    /// The statuses that lose the body.
    bare: Vec<u16>,
    /// The method after those.
    method: String,
    /// The headers that are lost with it.
    lost: Vec<&'static str>,
    /// The headers that are for the first host only.
    private: Vec<&'static str>,
    /// Whether each request says where it was redirected from.
    refers: bool,
    /// What is sent.
    content: Content,
}

/// How often the body of a request can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Content {
    /// As often as it takes, with its request.
    Kept,
    /// A form once only, so that each request gets one of its own.
    Form,
}

/// How many redirects `request` may follow.
pub(super) fn limit(request: &Request) -> i64 {
    request.transport.max_redirects.unwrap_or(REDIRECTS)
}

/// Whether `header` is a `Content-Type` that the command gives.
pub(super) fn is_type_of_ones_own(header: &Header) -> bool {
    header.is("content-type") && header.origin != HeaderOrigin::Implied
}

impl Rules {
    /// Those of curl for `request`.
    pub(super) fn of(request: &Request) -> Self {
        let transport = &request.transport;
        let kept = transport.keep_post;
        let bare = match request.body {
            Body::None => Vec::new(),
            Body::Upload(_) => vec![303],
            Body::Data(_) | Body::Form(_) => {
                let kept = [kept.moved, kept.found, kept.see_other];
                BARE.iter().zip(kept).filter(|(_, kept)| !kept).map(|(status, _)| *status).collect()
            }
        };
        let method = match &request.custom_method {
            Some(_) if !transport.follow_spec && !bare.is_empty() => request.method.clone(),
            _ => "GET".to_owned(),
        };
        let content = if matches!(request.body, Body::Form(_)) { Content::Form } else { Content::Kept };
        let mut lost = vec!["Content-Length", "Transfer-Encoding"];
        if bare.is_empty() || content == Content::Form {
            lost.clear();
        } else if !request.headers.iter().any(is_type_of_ones_own) {
            lost.push("Content-Type");
        }
        let private = if transport.trust_redirects { vec!["Host"] } else { vec!["Authorization", "Cookie", "Host"] };
        Self { limit: limit(request), bare, method, lost, private, refers: request.referer_auto, content }
    }

    /// What the function is called: other rules give another name.
    pub(super) fn name(&self) -> String {
        let mut out = String::from("follow");
        if self.content == Content::Form {
            out += "_with_form";
        }
        let plain = self.content == Content::Form && self.method == "GET";
        if !self.bare.is_empty() && !plain {
            out.extend(["_as_", &name::snake(&self.method)]);
        }
        if !self.bare.is_empty() && self.bare != BARE {
            out.extend(self.bare.iter().map(|status| format!("_{status}")));
        }
        // What most commands are has the shortest name: no body, JSON that is posted, or `-X` with a form.
        match (&*self.method, self.lost.len()) {
            _ if self.content == Content::Form => {}
            ("GET", 3) => out += "_untyped",
            ("GET", _) | (_, 0 | 3) => {}
            _ => out += "_typed",
        }
        if self.private.len() == 1 {
            out += "_trusting";
        }
        if self.refers {
            out += "_with_referer";
        }
        match self.limit {
            ..0 => out += "_endlessly",
            REDIRECTS => {}
            limit => out.extend(["_", &limit.to_string()]),
        }
        out
    }

    /// The function, a blank line before it.
    pub(super) fn code(&self, flavor: Flavor) -> String {
        let name = self.name();
        let (request, response) = ("reqwest::RequestBuilder", "reqwest::Response");
        let head = format!("async fn {name}(request: {request}) -> Result<{response}, Box<dyn Error>> {{");
        let head = match flavored(&head, flavor) {
            short if short.len() <= 100 => short,
            _ => format!("async fn {name}(\n    request: {request},\n) -> Result<{response}, Box<dyn Error>> {{"),
        };
        let changes = if self.lost.is_empty() && !self.refers { "" } else { "mut " };
        let refer = if self.refers {
            "        let mut referer = response.url().clone();\n        referer.set_fragment(None);\n        \
             headers.insert(\"Referer\", referer.as_str().parse()?);\n"
        } else {
            ""
        };
        let (turn, end) = match self.limit {
            ..0 => ("loop".to_owned(), ""),
            limit => (format!("for _ in 0..={limit}"), "    Err(\"too many redirects\".into())\n"),
        };
        if self.content == Content::Form {
            return flavored(&self.form_code(&turn, end, refer), flavor);
        }
        let code = format!(
            r#"
{doc}{head}
    let (client, request) = request.build_split();
    let mut request = request?;
    let (home, {changes}headers) = (request.url().origin(), request.headers().clone());
    {turn} {{
        let copy = request.try_clone();
        let response = client.execute(request).await?;
        let status = response.status();
        let location = response.headers().get("Location");
        let Some(location) = location.filter(|_| status.is_redirection()) else {{
            return Ok(response);
        }};
        let url = response.url().join(location.to_str()?)?;
        let elsewhere = url.origin() != home;
{refer}{next}        request.headers_mut().clone_from(&headers);
        if elsewhere {{
{private}        }}
    }}
{end}}}
"#,
            doc = self.doc(),
            next = self.next(),
            private = removed(&self.private, "request.headers_mut()"),
        );
        flavored(&code, flavor)
    }

    /// The function where each request gets a form of its own.
    fn form_code(&self, turn: &str, end: &str, refer: &str) -> String {
        let changes = if self.refers { "mut " } else { "" };
        let changes_method = if self.bare.is_empty() || self.method == "POST" { "" } else { "mut " };
        let (flag, with_form) = match &*self.bare {
            [] => ("", "builder.multipart(form()?)"),
            _ => (
                "    let mut with_form = true;\n",
                "if with_form {\n            builder.multipart(form()?)\n        } else {\n            builder\n        }",
            ),
        };
        let without = self.without_form();
        format!(
            r#"
{doc}async fn {name}(
    request: reqwest::RequestBuilder,
    form: impl Fn() -> Result<reqwest::multipart::Form, Box<dyn Error>>,
) -> Result<reqwest::Response, Box<dyn Error>> {{
    let (client, request) = request.build_split();
    let mut request = request?;
    let (home, {changes}headers) = (request.url().origin(), request.headers().clone());
    let {changes_method}method = request.method().clone();
{flag}    {turn} {{
        let builder = reqwest::RequestBuilder::from_parts(client.clone(), request);
        let builder = {with_form};
        let response = builder.send().await?;
        let status = response.status();
        let location = response.headers().get("Location");
        let Some(location) = location.filter(|_| status.is_redirection()) else {{
            return Ok(response);
        }};
        let url = response.url().join(location.to_str()?)?;
        let elsewhere = url.origin() != home;
{refer}{without}        request = reqwest::Request::new(method.clone(), url);
        request.headers_mut().clone_from(&headers);
        if elsewhere {{
{private}        }}
    }}
{end}}}
"#,
            doc = self.doc(),
            name = self.name(),
            private = removed(&self.private, "request.headers_mut()"),
        )
    }

    /// What leaves the form behind.
    fn without_form(&self) -> String {
        if self.bare.is_empty() {
            return String::new();
        }
        let mut out = format!("        if {} {{\n            with_form = false;\n", self.is_bare());
        if self.method != "POST" {
            let _ = writeln!(out, "            method = {};", self.method_code());
        }
        out + "        }\n"
    }

    fn doc(&self) -> String {
        let most = match self.limit {
            ..0 => "all redirects".to_owned(),
            0 => "no redirect".to_owned(),
            1 => "one redirect".to_owned(),
            limit => format!("at most {limit} redirects"),
        };
        let (sent, body) = match self.content {
            Content::Kept => ("", "body"),
            Content::Form => (" with a form", "form"),
        };
        let mut out = format!("/// Sends `request`{sent} and follows {most}, as `curl --location` does.\n///\n");
        if !self.bare.is_empty() {
            let list = self.statuses(", ", " or ");
            let _ = writeln!(out, "/// After a {list} it goes on as `{}` without the {body}.", self.method);
        }
        let what = if self.private.len() == 1 { "The `Host` header is" } else { "Credentials are" };
        let _ = writeln!(out, "/// {what} for the first host only.");
        if self.refers {
            out += "/// Each request says in `Referer` where it was redirected from.\n";
        }
        out
    }

    /// The statuses in words or code.
    fn statuses(&self, comma: &str, or: &str) -> String {
        let words: Vec<_> = self.bare.iter().map(u16::to_string).collect();
        match &*words {
            [before @ .., last] if !before.is_empty() => before.join(comma) + or + last,
            words => words.concat(),
        }
    }

    /// What makes the next request.
    fn next(&self) -> String {
        let again = "request = copy.ok_or(\"a stream cannot be sent twice\")?;";
        if self.bare.is_empty() {
            return format!("        {again}\n        *request.url_mut() = url;\n");
        }
        let (is_bare, method) = (self.is_bare(), self.method_code());
        format!(
            "        if {is_bare} {{\n{lost}            request = reqwest::Request::new({method}, url);\n        }} else {{\n            \
             {again}\n            *request.url_mut() = url;\n        }}\n",
            lost = removed(&self.lost, "headers"),
        )
    }

    /// Whether `status` loses the body, as code.
    fn is_bare(&self) -> String {
        let statuses = if self.bare == BARE { "301..=303".to_owned() } else { self.statuses(" | ", " | ") };
        match &*self.bare {
            [one] => format!("status == {one}"),
            _ => format!("matches!(status.as_u16(), {statuses})"),
        }
    }

    /// The method after that, as code.
    fn method_code(&self) -> String {
        match &*self.method {
            "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS" | "TRACE" => {
                format!("reqwest::Method::{}", self.method)
            }
            other => format!("{}.parse()?", super::literal::string(other)),
        }
    }
}

/// Takes `names` out of `map`, three levels deep.
fn removed(names: &[&str], map: &str) -> String {
    let indent = " ".repeat(12);
    if let [name] = names {
        return format!("{indent}{map}.remove(\"{name}\");\n");
    }
    let list: Vec<_> = names.iter().map(|name| format!("\"{name}\"")).collect();
    format!("{indent}for name in [{}] {{\n{indent}    {map}.remove(name);\n{indent}}}\n", list.join(", "))
}
