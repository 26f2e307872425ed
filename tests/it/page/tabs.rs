//! What comes out: the command in every style and shell, the program, the request, the reply.

use serde_json::json;

use super::browser::Page;

const POST: &str = "curl –X POST “https://api.cloudflare.com/client/v4/zones/a9827fc3086045dcde0ed356b366518d/purge_cache”\n-H “Authorization: $API_TOKEN”\n–data ‘{“files”:[“https://shop.example/é🚀”]}’\n\n{“success”:false,“errors”:[{“code”:6003,“message”:“Invalid request headers”,“error_chain”:[{“code”:6111,“message”:“Invalid format for Authorization header”}]}]}\n";

/// Chooses `value` of the list `id`.
fn choose(page: &Page, id: &str, value: &str) {
    page.script(&format!(
        "const it = document.getElementById({}); it.value = {}; it.dispatchEvent(new Event('change'))",
        json!(id),
        json!(value)
    ));
}

#[test]
fn tabs_go_by_arrows_and_show_what_they_say() {
    let Some(page) = Page::open("") else { return };
    page.paste(POST);
    page.script("document.getElementById('tab-command').focus()");
    page.press(&["\u{e014}"]);
    page.wait("return document.querySelector('#panel-rust pre')?.textContent.includes('async fn main()')");
    page.press(&["\u{e014}"]);
    let rows = page.script(
        "return [...document.querySelectorAll('#panel-request tr')].map((it) => [...it.children].map((it) => it.textContent))",
    );
    let expected = json!([
        ["Method", "POST"],
        ["URL", "https://api.cloudflare.com/client/v4/zones/a9827fc3086045dcde0ed356b366518d/purge_cache"],
        ["Authorization", "$API_TOKEN"],
        ["Content-Type", "application/x-www-form-urlencoded"],
        ["Body", "{\n  \"files\": [\n    \"https://shop.example/é🚀\"\n  ]\n}"],
    ]);
    assert_eq!(rows, expected);
    page.press(&["\u{e014}"]);
    let reply = page.text("#panel-reply");
    assert!(reply.contains("6003 > 6111") && reply.contains("lacks the word Bearer"), "{reply}");
    page.click("#panel-reply .go");
    assert_eq!(page.script("return document.activeElement.id"), "paste");
    let selected =
        "const it = document.getElementById('paste'); return it.value.slice(it.selectionStart, it.selectionEnd)";
    assert_eq!(page.script(selected), "$API_TOKEN");
    page.is_quiet();
}

#[test]
fn only_one_tab_is_there_for_the_tabulator() {
    let Some(page) = Page::open("") else { return };
    page.script("document.getElementById('tab-command').focus()");
    page.press(&["\u{e010}"]);
    let tabs = page.script(
        "return [...document.querySelectorAll('[role=tab]')].map((it) => [it.id, it.tabIndex, it.getAttribute('aria-selected')])",
    );
    let expected = json!([
        ["tab-command", -1, "false"],
        ["tab-rust", -1, "false"],
        ["tab-request", -1, "false"],
        ["tab-reply", 0, "true"],
    ]);
    assert_eq!(tabs, expected);
    assert_eq!(
        page.script("return [...document.querySelectorAll('[role=tabpanel]:not([hidden])')].map((it) => it.id)"),
        json!(["panel-reply"])
    );
}

#[test]
fn styles_and_shells_are_those_of_the_command_line() {
    let Some(page) = Page::open("") else { return };
    page.paste("curl –s “https://a.example” \\\n-d $A");
    let shown = |expected: &str| {
        page.wait(&format!("return document.querySelector('#panel-command pre').textContent === {}", json!(expected)));
    };
    shown("curl -s \"https://a.example\" \\\n-d $A");
    choose(&page, "style", "compact");
    shown("curl -s \"https://a.example\" -d $A");
    choose(&page, "shell", "powershell");
    page.wait("return document.querySelector('#panel-command pre').textContent.includes('$Env:A')");
}

#[test]
fn a_missing_value_can_be_filled_in() {
    let Some(page) = Page::open("") else { return };
    page.paste(
        "curl “https://api.cloudflare.com/client/v4/zones/<ZONE_ID>/dns_records” -H 'Authorization: Bearer $TOKEN'",
    );
    page.wait("return document.getElementById('set-ZONE_ID')");
    page.script("document.getElementById('set-ZONE_ID').focus()");
    page.devtools("Input.insertText", &json!({"text": "a9827fc3086045dcde0ed356b366518d"}));
    page.press(&["\u{e004}"]);
    page.wait("return document.querySelector('#panel-command pre').textContent.includes('/zones/a9827fc3086045dcde0ed356b366518d/')");
    assert_eq!(
        page.script("return document.activeElement.className"),
        "copy",
        "who goes on by keyboard is not thrown out"
    );
    page.is_quiet();
}
