//! What stays with the page: links to a paste, nothing sent, and everything there without a network.

use serde_json::{Value, json};

use super::browser::Page;
use super::origin;

const POST: &str = "curl –s “https://a.example/é🚀” -u “jane:hunter2hunter2”\n";

fn copied(page: &Page) -> String {
    page.wait("return document.getElementById('toast').textContent.startsWith('Copied')");
    let link = page.clipboard();
    link.strip_prefix(origin()).expect("a link leads to the page").to_owned()
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

#[test]
fn it_works_without_a_network() {
    let Some(page) = Page::open("") else { return };
    let is_kept = page.promise(
        "navigator.serviceWorker.ready.then(({ active }) => new Promise((told) => {
            const check = () => (active.state === 'activated' ? told(true) : setTimeout(check, 20));
            check();
        }))",
    );
    assert_eq!(is_kept, Value::Bool(true));
    let none = json!({"offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0});
    page.devtools("Network.enable", &json!({}));
    page.devtools("Network.emulateNetworkConditions", &none);
    assert_eq!(page.promise("fetch('nothing.txt').then(() => 'found', () => 'offline')"), "offline");
    page.go("");
    page.paste("curl –s “https://a.example”");
    assert_eq!(page.text("#panel-command pre"), "curl -s \"https://a.example\"");
}
