//! What seems to have gone from a command to an API that nothing is known of: between two slashes, from a host, behind a
//! colon, a dollar or an `@`. What it was, nothing tells.

use super::accept::Role;
use super::command::{Command, SlipKind};
use crate::curl::Arg;
use crate::json::{self, FaultKind, Value as Json};
use crate::knowledge::secret_names;
use crate::shell::Unknown;
use crate::text::Span;

/// What `command`, as mended, does not tell.
pub(super) fn told(command: &Command) -> impl Iterator<Item = &'static str> {
    let args = &command.invocation.args;
    let urls = || args.iter().filter(|arg| role(arg) == Role::Operand || role(arg) == Role::Url).map(text);
    let is_joined = command.slips.iter().any(|slip| slip.kind == SlipKind::HardWrap && slip.text == " ");
    // A value that is known to be gone is told already.
    let is_lost = command.slips.iter().any(|slip| slip.kind == SlipKind::LostPlaceholder);
    let told = [
        (urls().any(lacks_segment), "what stood between two slashes of its URL"),
        (urls().any(lacks_host), "what the host was"),
        (urls().any(lacks_port), "which port was meant"),
        (args.iter().any(lacks_name), "what stood behind `$`"),
        (args.iter().any(lacks_secret), "the value of a header"),
        (args.iter().any(lacks_file), "the name of a file"),
        (args.iter().any(has_line_in_text), "whether a line of a value was broken by software"),
        (is_joined && args.iter().any(has_blank_in_name), "whether a line end within a name was a blank"),
    ];
    told.into_iter().filter_map(move |(holds, what)| (holds && !is_lost).then_some(what))
}

fn role(arg: &Arg) -> Role {
    arg.option.map_or(Role::Operand, Role::of)
}

fn text(arg: &Arg) -> &str {
    arg.value.as_ref().map_or("", |value| value.text())
}

/// Host and path of `url`.
fn place(url: &str) -> Option<(&str, &str)> {
    let rest = url.split_once("://")?.1;
    let rest = &rest[..rest.find(['?', '#']).unwrap_or(rest.len())];
    Some(rest.split_at(rest.find('/').unwrap_or(rest.len())))
}

/// Whether nothing stands behind the name of a collection, `/users//posts`. Behind a version or a host, a path that
/// began with a slash was put there.
fn lacks_segment(url: &str) -> bool {
    let Some((_, path)) = place(url) else { return false };
    path.split_once("//").is_some_and(|(before, behind)| {
        let last = before.rsplit('/').next().unwrap_or("");
        let is_collection = last.len() > 3 && last.ends_with('s') && last.bytes().all(|byte| byte.is_ascii_lowercase());
        let next = behind.trim_start_matches('/');
        is_collection && next.starts_with(|c: char| c.is_ascii_lowercase()) && !next.contains(':')
    })
}

/// Whether the host is empty where the path of an API follows, or a part of it is. Of another path, curl takes the first
/// part for the host.
fn lacks_host(url: &str) -> bool {
    let Some((host, path)) = place(url) else { return false };
    let is_http = url.starts_with("http");
    let first = path.trim_start_matches('/').split('/').next().unwrap_or("");
    let is_version = first.strip_prefix('v').is_some_and(|number| number.parse::<u8>().is_ok());
    let is_empty = host.is_empty() && (is_version || ["api", "rest", "graphql"].contains(&first));
    is_http && (is_empty || host.contains("..") && !host.contains("..."))
}

/// Whether nothing stands behind the colon of the host.
fn lacks_port(url: &str) -> bool {
    // What would be the port of `https://https://…` is a scheme.
    place(url)
        .is_some_and(|(host, path)| host.ends_with(':') && host.len() > 1 && path.len() > 1 && !path.starts_with("//"))
}

/// Whether a dollar stands alone where a credential belongs, or nothing between its braces.
fn lacks_name(arg: &Arg) -> bool {
    let Some(value) = &arg.value else { return false };
    let is_secret = matches!(role(arg), Role::Header) || arg.option.is_some_and(|option| option.long == "user");
    let text = value.text();
    let last = Span::new(text.len().saturating_sub(1), text.len());
    let is_bare = text.ends_with(" $") && !value.is_unknown(last);
    let is_empty = |unknown: &Unknown| unknown.span.of(text) == "${}";
    is_secret && is_bare || value.unknowns().iter().any(is_empty)
}

/// Whether a header that carries a credential is given without one: curl leaves out those of its own only.
fn lacks_secret(arg: &Arg) -> bool {
    let name = text(arg).strip_suffix(':').unwrap_or("");
    let is_own = ["authorization", "proxy-authorization", "cookie"].iter().any(|own| name.eq_ignore_ascii_case(own));
    role(arg) == Role::Header && !name.is_empty() && !is_own && secret_names::is_header(name)
}

/// Whether `@` stands where the name of a file should follow.
fn lacks_file(arg: &Arg) -> bool {
    let is_form = arg.option.is_some_and(|option| option.long == "form");
    let is_body = arg.option.is_some_and(|option| matches!(option.long, "data" | "data-binary" | "json"));
    is_form && text(arg).ends_with("=@") || is_body && text(arg) == "@"
}

/// Whether a line ends within a text of a JSON body, which no text may have.
fn has_line_in_text(arg: &Arg) -> bool {
    let body = text(arg);
    if role(arg) != Role::Data || !body.contains('\n') {
        return false;
    }
    let (field, value) = body.split_once('=').unwrap_or(("", body));
    let body = if field.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') { value } else { body };
    let is_json = body.trim_start().starts_with(['{', '[']);
    is_json && {
        let faults = json::read(body).faults;
        let is_line = |fault: &json::Fault| fault.kind == FaultKind::Control && fault.span.of(body).starts_with('\n');
        !faults.is_empty() && faults.iter().all(is_line)
    }
}

/// Whether a name in a JSON body has a blank.
fn has_blank_in_name(arg: &Arg) -> bool {
    fn any(value: &Json, depth: usize) -> bool {
        let is_wide = |name: &str| name.contains(' ');
        depth < DEPTH
            && (value.members().iter().any(|member| is_wide(&member.name) || any(&member.value, depth + 1))
                || value.items().iter().any(|item| any(item, depth + 1)))
    }
    matches!(role(arg), Role::Data) && json::read(text(arg)).root.is_some_and(|root| any(&root, 0))
}

/// How deep a body is looked through.
const DEPTH: usize = 32;

#[cfg(test)]
mod tests {
    use super::super::pasted::tests::check;

    #[test]
    fn what_is_gone_is_told() {
        let segment = Some("what stood between two slashes of its URL");
        check("curl https://a.example/users//posts\n", segment);
        check("curl https://a.example//x\n", None);
        check("curl https://a.example/v1//users/https://b.example\n", None);
        check("curl http:///api/items\n", Some("what the host was"));
        check("curl https://api..a.example/x\n", Some("what the host was"));
        check("curl https://https://a.example/x\n", None);
        check("curl http://localhost:/x\n", Some("which port was meant"));
        check("curl -H \"Authorization: Bearer $\" https://a.example/x\n", Some("what stood behind `$`"));
        check("curl -H \"X-Api-Key:\" https://a.example/x\n", Some("the value of a header"));
        check("curl -H \"Authorization:\" -u a:b https://a.example/x\n", None);
        check("curl -F file=@ https://a.example/x\n", Some("the name of a file"));
    }

    #[test]
    fn lines_within_json_are_told() {
        let broken = Some("whether a line of a value was broken by software");
        check("curl -d '{\"name\": \"cus-\ntomer\"}' https://a.example/x\n", broken);
        check("curl -d '{\n\"name\": \"a\"\n}' https://a.example/x\n", None);
        check(
            "curl -X POST https://a.example/x -d '{\"descrip\ntion\": \"x\"}' -H 'Content-Type: application/json'\n",
            Some("whether a line end within a name was a blank"),
        );
    }
}
