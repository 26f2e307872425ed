//! What axe-core has to say of the page, in light and dark: nothing.

use std::fs;

use serde_json::{Value, json};

use super::browser::Page;
use super::{found, site};

/// Where npm puts it: `npm install --prefix target/axe axe-core`.
const AXE: &str = "axe/node_modules/axe-core/axe.min.js";

const POST: &str = "curl –X POST “https://api.cloudflare.com/client/v4/zones/<ZONE_ID>/purge_cache”\n-H “X-Auth-Key: c2547eb745079dac9320b638f5e225cf483cc5cfdda4”\n–data ‘{“files”:[“https://shop.example/logo.svg”]}’\n\n{“success”:false,“errors”:[{“code”:6003,“message”:“Invalid request headers”,“error_chain”:[{“code”:6111,“message”:“Invalid format for Authorization header”}]}]}\n";

/// What is wrong, and where.
fn violations(page: &Page) -> Vec<Value> {
    let told = page.promise("axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => [html, failureSummary])]))");
    told.as_array().unwrap_or_else(|| panic!("axe runs: {told}")).clone()
}

#[test]
fn nothing_is_in_the_way_of_anybody() {
    let axe = site::target().join(AXE);
    if !found(axe.exists(), "axe-core") {
        return;
    }
    let axe = fs::read_to_string(axe).expect("it is a text");
    for scheme in ["light", "dark"] {
        let Some(page) = Page::open("") else { return };
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        page.devtools("Emulation.setEmulatedMedia", &json!({"features": features}));
        page.script(&axe);
        assert_eq!(violations(&page), Vec::<Value>::new(), "{scheme}, empty");
        page.paste(POST);
        for tab in ["command", "rust", "request", "reply"] {
            page.click(&format!("#tab-{tab}"));
            page.wait(&format!("return document.querySelector('#panel-{tab} .content').children.length > 0"));
            assert_eq!(violations(&page), Vec::<Value>::new(), "{scheme}, {tab}");
        }
        page.click("#share");
        assert_eq!(violations(&page), Vec::<Value>::new(), "{scheme}, the warning");
    }
}
