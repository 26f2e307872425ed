//! Credentials told from words, ids and each other.

use super::shape::{Alphabet, ROWS, Tail};
use super::*;

/// Forty characters, and the digits that make them a right credential.
const BODY: &str = "abcdefghijABCDEFGHIJ0123456789abcdefghij";
const SUM: &str = "ac23d2c3";

#[test]
fn every_row_is_read() {
    let mut seen = Vec::new();
    for (line, shape) in ROWS.lines().zip(&SHAPES) {
        assert!(line.is_ascii() && line.split('\t').count() == 8, "{line}");
        assert!(line.starts_with(shape.prefix) && shape.min <= shape.max, "{line}");
        assert!(["yes", "no"].iter().any(|end| line.ends_with(end)), "{line}");
        assert!(!seen.contains(&line), "{line} stands twice");
        seen.push(line);
    }
    assert_eq!(seen.len(), SHAPES.len());
}

#[test]
fn every_shape_with_a_prefix_is_reached() {
    for shape in &SHAPES {
        if shape.prefix.is_empty() || shape.tail == Tail::Crc32 {
            continue;
        }
        let letter = if matches!(shape.alphabet, Alphabet::Upper) { "A" } else { "a" };
        let text = format!("{}{}", shape.prefix, letter.repeat(shape.min));
        let found = classify(&text).map(|c| (c.class, c.service, c.secret));
        assert_eq!(found, Some((shape.class, shape.service, shape.secret)), "{text}");
    }
}

#[test]
fn classes_are_told_apart() {
    let check = |text: &str, expected| assert_eq!(classify(text).map(|c| c.class), expected, "{text}");
    check(&format!("cfut_{BODY}{SUM}"), Some(Class::UserToken));
    check(&format!("cfat_{BODY}{SUM}"), Some(Class::AccountToken));
    check(&format!("cfk_{BODY}{SUM}"), Some(Class::GlobalKey));
    check(&format!("cfut_{BODY}"), Some(Class::Broken));
    check(&format!("cfut_{BODY}{SUM}0"), Some(Class::Broken));
    check(&format!("cfut_{BODY}AC23D2C3"), Some(Class::Broken));
    check("cfat_", Some(Class::Broken));
    check("cfoat_anything.at-all", Some(Class::OauthToken));
    check("cfut_the prefix", None);
    check(&format!("v1.0-{}-{}", "0a".repeat(12), "b1".repeat(73)), Some(Class::OriginCaKey));
    check(&"a".repeat(31), None);
    check(&"0".repeat(32), Some(Class::Id));
    check(&"A".repeat(32), None);
    check(&"0".repeat(36), None);
    check(&"0".repeat(37), Some(Class::LegacyKey));
    check(&"0".repeat(39), Some(Class::LegacyKey));
    check(&"0".repeat(40), Some(Class::KeyOrToken));
    check(&"0".repeat(45), Some(Class::LegacyKey));
    check(&"0".repeat(46), None);
    check(&"0".repeat(64), Some(Class::R2Secret));
    check(BODY, Some(Class::LegacyToken));
    check(&BODY[1..], None);
    check("YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T", Some(Class::LegacyToken));
    check("c2547eb745079dac9320b638f5e225cf483cc5cfdda41", Some(Class::LegacyKey));
    check("eyJhbGciOiJIUzI1NiJ9.e30.c2ln", Some(Class::Jwt));
    check("f174e90a-fafe-4643-bbbc-4a0ed4fc8415", Some(Class::Uuid));
    check("f174e90a_fafe-4643-bbbc-4a0ed4fc8415", None);
    check(&format!("ghp_{}", &BODY[..36]), Some(Class::Foreign));
    check("-----BEGIN PRIVATE KEY-----\nMIIE", Some(Class::Foreign));
    check("", None);
    check("example.com", None);
    check("jane@company.co.uk", None);
    check("é".repeat(20).as_str(), None);
}

#[test]
fn the_checksum_is_of_the_body() {
    let check = |text: &str, expected| {
        let found = classify(text).expect("it has the shape of a credential");
        assert_eq!((found.prefix, found.checksum), expected, "{text}");
    };
    check(&format!("cfut_{BODY}{SUM}"), ("cfut_", Some(true)));
    check(&format!("cfk_{BODY}{SUM}"), ("cfk_", Some(true)));
    check(&format!("cfat_{BODY}00000000"), ("cfat_", Some(false)));
    check("cfut_short", ("cfut_", None));
    check(BODY, ("", None));
}

#[test]
fn what_is_public_is_no_secret() {
    let check = |text: &str, expected| assert_eq!(classify(text).map(|c| c.secret), Some(expected), "{text}");
    check("0x4AAAAAAAabcdefghijklm", false);
    check(&format!("0x4AAAA{}", "a".repeat(28)), true);
    check("pk_live_abcdefghij", false);
    check("sk_live_abcdefghij", true);
    check("023e105f4ecef8ad9ca31a8372d0c353", false);
}

#[test]
fn a_masked_value_may_tell_its_class() {
    let check = |text: &str, expected| assert_eq!(remnant(text), expected, "{text}");
    check("CFAU1mImL_xxxMY_AUTH_KEY", Some(Class::LegacyToken));
    check("cfut_xxxx", Some(Class::UserToken));
    check("cfat_****", Some(Class::AccountToken));
    check("cfk_…", Some(Class::GlobalKey));
    check("v1.0-...", Some(Class::OriginCaKey));
    check("ghp_xxxx", Some(Class::Foreign));
    check("YQSn-xWAQiiEh9…", Some(Class::LegacyToken));
    check("****GIUAbrh7T", Some(Class::LegacyToken));
    check("c2547xxxx", None);
    check("xxxxxxxx", None);
    check("XXXXMY_API_KEY", None);
    check("MyAuthKey", None);
}

#[test]
fn every_example_is_known() {
    let mut last = "";
    for row in EXAMPLES.rows().iter() {
        let [value, kind, rest] = row.take();
        assert!(last < value && rest.is_empty() && value.is_ascii(), "{}", row.line());
        assert!(["id", "token", "key", "email"].contains(&kind), "{}", row.line());
        assert!(is_published_example(value), "{value}");
        last = value;
    }
    for value in [
        "023e105f4ecef8ad9ca31a8372d0c353",
        "cd7d0123e3012345da9420df9514dad0",
        "f2ea6707005a4da1af1b431202e96ac5",
        "699d98642c564d2e855e9661899b7252",
        "372e67954025e0ba6aaa6d586b9e0b59",
        "0123456789abcdef0123456789abcdef",
        "9a7806061c88ada191ed06f989cc3dac",
        "01a7362d577a6c3019a474fd6f485823",
        "YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T",
        "Sn3lZJTBX6kkg7OdcBUAxOO963GEIyGQqnFTOFYY",
        "8M7wS6hCpXVc-DoRnPPY_UCWPgy8aea4Wy6kCe5T",
        "c2547eb745079dac9320b638f5e225cf483cc5cfdda41",
        "144c9defac04969c7bfad8efaa8ea194",
        "1234567893feefc5f0q5000bfo0c38d90bbeb",
        "user@example.com",
    ] {
        assert!(is_published_example(value), "{value}");
    }
    assert!(!is_published_example("023e105f4ecef8ad9ca31a8372d0c354"));
}
