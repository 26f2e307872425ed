//! What one sees of a paste: underlines in their places, what they say, and what a click on them does.

use serde_json::{Value, json};

use super::browser::Page;

const POST: &str = "Déjà 🚀🙁 vu:\n\ncurl –X POST “https://a.example/é”\n-d ‘🚀’\n";

const FIXED: &str = "Déjà 🚀🙁 vu:\n\ncurl -X POST \"https://a.example/é\" \\\n-d '🚀'\n";

const KEY: &str = "c2547eb745079dac9320b638f5e225cf483cc5cfdda4";

/// What is underlined as a rule finds it: the classes and the text of each stretch.
fn underlined(page: &Page) -> Vec<(String, String)> {
    let marks = page.script(
        "return [...document.querySelectorAll('.mirror mark')].map((it) => [it.className.trim(), it.textContent])",
    );
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    marks.as_array().into_iter().flatten().map(|mark| (text(&mark[0]), text(&mark[1]))).collect()
}

/// The mirror has to show what the area holds, or the underlines are not where they seem to be.
#[track_caller]
fn mirrors(page: &Page) {
    assert_eq!(page.text(".mirror"), page.pasted() + "\u{200b}");
}

#[test]
fn slips_are_underlined_where_they_are() {
    let Some(page) = Page::open("") else { return };
    page.paste(POST);
    mirrors(&page);
    let marks = underlined(&page);
    let errors: Vec<_> =
        marks.iter().filter(|(class, _)| class.starts_with("error")).map(|(_, text)| text.as_str()).collect();
    assert_eq!(errors, ["–", "“", "”", "", "‘", "’"], "{marks:?}");
    assert!(marks.iter().any(|(class, text)| class.starts_with("note") && text == "POST"), "{marks:?}");
    page.is_quiet();
}

#[test]
fn underlines_go_along_while_one_types() {
    let Some(page) = Page::open("") else { return };
    page.paste(POST);
    page.script("document.getElementById('paste').setSelectionRange(0, 0)");
    // All before the answer comes: the event is over when the script is.
    let marks = page.script(
        "document.execCommand('insertText', false, '🙁 so ');
         return [...document.querySelectorAll('.mirror mark.error')].map((it) => it.textContent)",
    );
    assert_eq!(marks, json!(["–", "“", "”", "", "‘", "’"]));
    mirrors(&page);
}

#[test]
fn what_stays_the_same_is_not_drawn_again() {
    let Some(page) = Page::open("") else { return };
    page.paste(POST);
    page.script(
        "window.before = [...document.querySelectorAll('.mirror mark')];
         const it = document.getElementById('paste'); it.focus(); it.setSelectionRange(0, 0);
         document.execCommand('insertText', false, 'So ')",
    );
    page.settle();
    mirrors(&page);
    let same = "const now = [...document.querySelectorAll('.mirror mark')];
         return now.length === before.length && now.every((it, at) => it === before[at])";
    assert_eq!(page.script(same), true);
}

#[test]
fn a_fix_that_cures_several_things_is_offered_once() {
    let Some(page) = Page::open("") else { return };
    page.paste(POST);
    let cures =
        page.script("return [...document.querySelectorAll('#findings .cure')].map((it) => it.firstChild.textContent)");
    let cures: Vec<_> = cures.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let undo = "Fix: undo all that pasting did to the command";
    assert_eq!(cures.iter().filter(|cure| **cure == undo).count(), 1, "{cures:?}");
    assert_eq!(cures.iter().filter(|cure| **cure == "cured with smart-dash").count(), 2, "{cures:?}");
}

#[test]
fn a_click_mends_and_can_be_undone() {
    let Some(page) = Page::open("") else { return };
    page.paste(POST);
    page.click(".mirror mark.error");
    page.wait(&format!("return document.getElementById('paste').value === {}", json!(FIXED)));
    page.settle();
    assert!(underlined(&page).iter().all(|(class, _)| !class.starts_with("error")), "{:?}", underlined(&page));
    page.press(&["\u{e009}", "z"]);
    page.wait(&format!("return document.getElementById('paste').value === {}", json!(POST)));
    page.is_quiet();
}

#[test]
fn what_one_points_at_is_explained() {
    let Some(page) = Page::open("") else { return };
    page.paste(POST);
    // With the mouse.
    page.point(".mirror mark.note");
    page.wait("return !document.getElementById('card').hidden");
    assert!(page.text("#card").contains("curl uses POST here anyway"), "{}", page.text("#card"));
    page.point("h1");
    page.wait("return document.getElementById('card').hidden");
    // By the cursor.
    let at = POST.encode_utf16().position(|unit| unit == 0x2013).expect("there is a dash");
    page.script(&format!("document.getElementById('paste').setSelectionRange({at}, {at})"));
    page.wait("return !document.getElementById('card').hidden");
    assert!(page.text("#card").contains("typographic dash"), "{}", page.text("#card"));
    // By the keys that mend it.
    page.press(&["\u{e00a}", "\u{e007}"]);
    page.wait(&format!("return document.getElementById('paste').value === {}", json!(FIXED)));
}

#[test]
fn the_list_says_what_the_underlines_do_and_goes_by_keyboard() {
    let Some(page) = Page::open("") else { return };
    page.paste(POST);
    assert!(page.text("#summary").starts_with("1 command: 3 errors"), "{}", page.text("#summary"));
    let first = page.text("#findings li");
    assert!(first.contains("typographic dash") && first.contains("smart-dash"), "{first}");
    page.script("document.querySelector('#findings .apply').focus()");
    page.press(&["\u{e007}"]);
    page.wait(&format!("return document.getElementById('paste').value === {}", json!(FIXED)));
}

#[test]
fn the_example_is_one_press_away() {
    let Some(page) = Page::open("") else { return };
    page.click("#example");
    page.settle();
    assert!(page.text("#panel-command pre").starts_with("curl -X POST \"https://api.cloudflare.com/"));
    page.click("#mend");
    page.wait("return document.getElementById('paste').value.includes('--data \\'{\"files\"')");
    page.is_quiet();
}

#[test]
fn a_secret_is_copied_but_not_shown_until_asked_for() {
    let Some(page) = Page::open("") else { return };
    page.paste(&format!(
        "curl –s https://api.cloudflare.com/client/v4/zones -H “X-Auth-Email: a@b.example” -H “X-Auth-Key: {KEY}”"
    ));
    let masked = page.script("return getComputedStyle(document.querySelector('.mirror .secret')).color");
    assert_eq!((page.text(".mirror .secret").as_str(), masked.as_str()), (KEY, Some("rgba(0, 0, 0, 0)")));
    let shown = page.script("return ['given', 'found', 'result'].map((it) => { const all = document.querySelector(`.${it}`).cloneNode(true); all.querySelector('.editor')?.remove(); return all.textContent; })");
    assert!(!shown.to_string().contains(KEY), "{shown}");
    page.click("#panel-command .copy");
    page.wait("return document.getElementById('toast').textContent.startsWith('Copied')");
    assert!(page.clipboard().ends_with(&format!("-H \"X-Auth-Key: {KEY}\"")), "{}", page.clipboard());
    page.click("#reveal");
    page.wait(&format!("return document.querySelector('#panel-command pre').textContent.includes('{KEY}')"));
    let revealed = page.script("return getComputedStyle(document.querySelector('.mirror .secret')).color");
    assert_ne!(revealed, masked);
    page.is_quiet();
}
