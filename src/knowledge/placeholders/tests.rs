//! Placeholders told from real values.

use super::*;
use Meaning::{AccountId, Domain, Email, Id, Key, Name, RecordId, Token, ZoneId};

fn check(text: &str, style: Style, meaning: impl Into<Option<Meaning>>) {
    assert_eq!(classify(text), Some(Placeholder { style, meaning: meaning.into() }), "{text}");
}

fn check_real(text: &str) {
    assert_eq!(classify(text), None, "{text}");
}

#[test]
fn brackets() {
    check("<YOUR ZONE ID>", Style::Angle, ZoneId);
    check("<zone-id>", Style::Angle, ZoneId);
    check("<ZONE_ID>", Style::Angle, ZoneId);
    check("&lt;api_token&gt;", Style::Angle, Token);
    check("%3Caccount_id%3E", Style::Angle, AccountId);
    check("«zone id»", Style::Angle, ZoneId);
    check("<RULE_ID>", Style::Angle, Id);
    check("<id>", Style::Angle, Id);
    check("<...>", Style::Angle, None);
    check("<frobnicator>", Style::Angle, None);
    check("<user@example.com>", Style::Email, Email);
    check("{zone_id}", Style::Curly, ZoneId);
    check("{id}", Style::Curly, Id);
    check("{{ account.id }}", Style::Curly, AccountId);
    check("${ZONE_ID}", Style::Curly, ZoneId);
    check("${{ secrets.CLOUDFLARE_API_TOKEN }}", Style::Curly, Token);
    check("${{ vars.ZONE_ID }}", Style::Curly, ZoneId);
    check("[zone id]", Style::Square, ZoneId);
    check("[YOUR API TOKEN]", Style::Square, Token);
    check("[REDACTED]", Style::Square, None);
    check("%ZONE_ID%", Style::Percent, ZoneId);
    check("%CDN_KEY%", Style::Percent, Key);
    check(":zone_identifier", Style::Colon, ZoneId);
    check(":identifier", Style::Colon, Id);
    check(":zone_id", Style::Colon, ZoneId);
    check(":account_id", Style::Colon, AccountId);
    check(":id", Style::Colon, Id);
    check(":script_name", Style::Colon, Name);
}

#[test]
fn stand_ins_of_any_api() {
    let stands = |text: &str, place| stand_in(text, place).is_some();
    for text in
        ["<CHAT_ID>", "[YOUR TOKEN]", "{TOKEN}", "********", "xxxxxxxx", "YOUR_API_KEY", "ghp_xxxxxxxxxxxx", "..."]
    {
        assert!(stands(text, Place::Value) && stands(text, Place::Secret), "{text}");
    }
    for text in [
        "{{name}}",
        "[name]",
        "my-secret",
        ":id",
        "TOKEN",
        "token",
        "<br/>",
        "???",
        "1234567890",
        "me@example.com",
        "%NAME%",
    ] {
        assert!(!stands(text, Place::Value), "{text}");
    }
    assert!(stands("eyJhbGciOi...Qssw", Place::Secret) && !stands("and so on...", Place::Secret));
    assert!(stands("TOKEN", Place::Secret) && !stands("password", Place::Secret));
    assert!(stands(":id", Place::Path) && stands("{id}", Place::Path) && !stands("users", Place::Path));
    assert!(!stands("API_KEY", Place::Value) && stands("PROJECT_ID", Place::Path) && !stands("xxx", Place::Value));
    assert!(stands("{token}", Place::Secret) && !stands("{{ token }}", Place::Secret));
}

#[test]
fn letters_and_digits_in_order() {
    check("abcdefghijklmnopqrstuvwxyz0123456789ABCD", Style::Masked, None);
    check("1234567890abcdefghijklmnopqrstuvwxyz", Style::Masked, None);
    check("abcdefg…hijk123", Style::Masked, Token);
}

#[test]
fn no_brackets_of_placeholders() {
    for text in [
        "<p>hello</p>",
        "<br>",
        "<https://example.com>",
        "<jane@company.co.uk>",
        "<a href=x>",
        "[1-3]",
        "[a-z]",
        "[::1]",
        "[]",
        "[x]",
        "[error]",
        "{1..3}",
        "{a,b}",
        "{}",
        "{\"zone_id\":1}",
        "{purge_everything:true}",
        "%20",
        "100%",
        ":8080",
        ":",
        ":)",
        "[1,2]",
        "<>",
        "[\"zone\"]",
    ] {
        check_real(text);
    }
}

#[test]
fn words_alone() {
    check("ZONE_ID", Style::Words, ZoneId);
    check("YOUR_ZONE_ID", Style::Words, ZoneId);
    check("MyZone", Style::Words, ZoneId);
    check("MYZONE ID", Style::Words, ZoneId);
    check("MYZONE\u{a0}ID", Style::Words, ZoneId);
    check("ZONE_ID_HERE", Style::Words, ZoneId);
    check("zone-id-here", Style::Words, ZoneId);
    check("zone_identifier", Style::Words, ZoneId);
    check("the_account_id", Style::Words, AccountId);
    check("DNS_RECORD_ID", Style::Words, RecordId);
    check("record-id", Style::Words, RecordId);
    check("MyEmail", Style::Words, Email);
    check("your e-mail", Style::Words, Email);
    check("MyAuthKey", Style::Words, Key);
    check("MY_AUTH_KEY", Style::Words, Key);
    check("API_KEY", Style::Words, Key);
    check("YOUR_API_TOKEN", Style::Words, Token);
    check("your_token", Style::Words, Token);
    check("YOURTOKENHERE", Style::Words, Token);
    check("CLOUDFLARE_API_TOKEN", Style::Words, Token);
    check("CF_Zone_ID", Style::Words, ZoneId);
    check("__ZONE_ID__", Style::Words, ZoneId);
    check("my-account", Style::Words, AccountId);
    check("name", Style::Words, Name);
    check("zone_name", Style::Words, Domain);
    check("YOUR-ZONE-ID-FROM-DASHBOARD", Style::Words, ZoneId);
    check("your_32_character_zone_id", Style::Words, ZoneId);
    check("changeme", Style::Words, None);
    check("REPLACE_ME", Style::Words, None);
    check("your-secret", Style::Words, None);
    for text in ["foo", "bar", "todo", "redacted", "hidden", "removed", "secret"] {
        check(text, Style::Words, None);
    }
    check("mydomain.com", Style::Words, Domain);
    check("MYDOMAIN-com", Style::Words, Domain);
    check("dev.MYDOMAIN-com", Style::Words, Domain);
    check("www.your-domain.tld", Style::Words, Domain);
    check("domain.com", Style::Words, Domain);
}

#[test]
fn masked_values() {
    check("CFAU1mImL_xxxMY_AUTH_KEY", Style::Masked, Key);
    check("cfut_xxxxxxxxxxxx", Style::Masked, Token);
    check("cfk_****", Style::Masked, Key);
    check("c2547xxxx", Style::Masked, None);
    check("xxxx", Style::Masked, None);
    check("***", Style::Masked, None);
    check("…", Style::Masked, None);
    check("...", Style::Masked, None);
    check("00000000", Style::Masked, None);
    check("1234567890", Style::Masked, None);
    check("xxxx_ZONE_ID_xxxx", Style::Masked, ZoneId);
    check("j***@gmail.com", Style::Masked, Email);
    check("xxx@xxx.com", Style::Masked, Email);
}

#[test]
fn addresses() {
    check("me@MYDOMAIN-com", Style::Email, Email);
    check("user@example.com", Style::Email, Email);
    check("jane@example.org", Style::Email, Email);
    check("you@company.com", Style::Email, Email);
    check("me@home.net", Style::Email, Email);
    check("email@acme.io", Style::Email, Email);
    check("your.email@gmail.com", Style::Email, Email);
    check("name@domain.com", Style::Email, Email);
    check("user@email.com", Style::Email, Email);
    check("foo@bar.com", Style::Email, Email);
    check("test@test.com", Style::Email, Email);
    check("[email protected]", Style::Protected, Email);
    check("[email\u{a0}protected]", Style::Protected, Email);
    check("[email&#160;protected]", Style::Protected, Email);
    for text in ["jane@company.co.uk", "j.doe+cf@gmail.com", "info@cloudflare.com", "@", "a@", "@b", "root@localhost"] {
        check_real(text);
    }
}

#[test]
fn other_scripts() {
    check("域名zoneid值", Style::Foreign, ZoneId);
    check("子域名DNS记录id值", Style::Foreign, RecordId);
    check("CF账号API令牌", Style::Foreign, Token);
    check("токен", Style::Foreign, Token);
    check("идентификатор_зоны", Style::Foreign, ZoneId);
    check("ваш ключ API", Style::Foreign, Key);
    check("это мой комментарий", Style::Foreign, None);
    check_real("münchen.de");
    check_real("例え.jp");
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "[<{\\[%:a-zA-Z0-9.@…*xX_ é域-]{0,40}") {
        let placeholder = classify(&text);
        proptest::prop_assert!(placeholder.is_none() || !text.trim().is_empty());
        credentials::remnant(&text);
    }
}

#[test]
fn real_values() {
    for text in [
        "",
        " ",
        "023e105f4ecef8ad9ca31a8372d0c353",
        "c2547eb745079dac9320b638f5e225cf483cc5cfdda41",
        "YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T",
        "f174e90a-fafe-4643-bbbc-4a0ed4fc8415",
        "example.com",
        "dev.example.com",
        "cloudflare.com",
        "monkey",
        "theme",
        "valid",
        "www",
        "api",
        "mail",
        "account",
        "purge_everything",
        "dns_records",
        "hello world",
        "zone1",
        "A",
        "@",
        "*.shop.de",
        "XXXL",
        "Loading...",
        "v=spf1 include:_spf.google.com ~all",
        "on",
        "strict",
        "keyhost.com",
        "test-record",
        "your mileage may vary",
        "Your domain is protected by us",
        "youruba-name",
        "name.com",
    ] {
        check_real(text);
    }
}
