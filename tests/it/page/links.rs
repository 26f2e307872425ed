//! What stays with the page: links to a paste, nothing sent, and everything there without a network.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::browser::Page;
use super::{Host, host};

const POST: &str = "curl –s “https://a.example/é🚀” -u “jane:hunter2hunter2”\n";

fn copied(page: &Page) -> String {
    page.wait("return document.getElementById('toast').textContent.startsWith('Copied')");
    let link = page.clipboard();
    link.strip_prefix(&host().origin).expect("a link leads to the page").to_owned()
}

#[test]
fn a_link_holds_the_paste_behind_the_hash() {
    let Some(page) = Page::open("") else { return };
    let text = "curl –s “https://a.example/é🚀”";
    page.paste(text);
    page.click("#share");
    let link = copied(&page);
    assert!(link.starts_with("#paste="), "{link}");
    page.go(&link);
    page.settle();
    assert_eq!(page.pasted(), text);
    page.paste("curl https://b.example");
    assert_eq!(page.script("return location.hash"), "", "a paste is forgotten with what it was changed to");
    page.is_quiet();
}

#[test]
fn a_credential_is_warned_of_before_it_is_in_a_link() {
    let Some(page) = Page::open("") else { return };
    page.paste(POST);
    page.click("#share");
    page.wait("return document.getElementById('warning').open");
    let warning = page.text("#warning");
    assert!(warning.contains("1 secret") && !warning.contains("hunter2"), "{warning}");
    page.click("#warning [value=masked]");
    page.go(&copied(&page));
    page.settle();
    assert!(!page.pasted().contains("hunter2") && page.pasted().starts_with("curl –s"), "{}", page.pasted());

    page.paste(POST);
    page.click("#share");
    page.click("#warning [value=whole]");
    page.go(&copied(&page));
    page.settle();
    assert_eq!(page.pasted(), POST);
    page.is_quiet();
}

#[test]
fn a_link_that_was_cut_off_does_no_harm() {
    let Some(page) = Page::open("#paste=%%%") else { return };
    assert_eq!(page.pasted(), "");
    page.is_quiet();
}

#[test]
fn the_policy_lets_nothing_out() {
    let Some(page) = Page::open("") else { return };
    let tried = page.promise(
        "new Promise((told) => {
            addEventListener('securitypolicyviolation', ({ effectiveDirective }) => told(effectiveDirective), { once: true });
            fetch('https://example.invalid/').catch(() => {});
        })",
    );
    assert_eq!(tried, "connect-src");
    let markup = page.promise(
        "new Promise((told) => {
            addEventListener('securitypolicyviolation', ({ effectiveDirective }) => told(effectiveDirective), { once: true });
            const it = document.createElement('script');
            it.textContent = 'document.title = 1';
            document.body.append(it);
        })",
    );
    assert_eq!(markup, "script-src-elem");
}

/// A host that heeds `_headers` says no other than the page does itself.
#[test]
fn page_and_headers_name_one_policy() {
    let web = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("web").join(name);
        fs::read_to_string(path).expect("it is there")
    };
    let (page, headers) = (web("index.html"), web("_headers"));
    let quoted = |text: &str, before: &str, end: char| {
        text.split_once(before).and_then(|(_, rest)| rest.split(end).next()).expect("a policy is named").to_owned()
    };
    let said = quoted(&page, "Content-Security-Policy\" content=\"", '"');
    // This one only a header can say.
    let header = quoted(&headers, "Content-Security-Policy: ", '\n').replace("; frame-ancestors 'none'", "");
    assert_eq!(said, header);
    assert!(said.starts_with("default-src 'none'; ") && !said.contains("http") && !said.contains("unsafe-inline"));
}

#[test]
fn it_works_without_a_network() {
    if !Page::is_possible() {
        return;
    }
    let host = Host::start();
    let page = Page::of(host, "");
    let is_kept = page.promise(
        "navigator.serviceWorker.ready.then(({ active }) => new Promise((told) => {
            const check = () => (active.state === 'activated' ? told(true) : setTimeout(check, 20));
            check();
        }))",
    );
    assert_eq!(is_kept, Value::Bool(true));
    host.leave();
    assert_eq!(page.promise("fetch('nothing.txt').then(() => 'answered', () => 'gone')"), "gone");
    page.go("");
    page.paste("curl –s “https://a.example”");
    assert_eq!(page.text("#panel-command pre"), "curl -s \"https://a.example\"");
}
