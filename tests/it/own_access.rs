//! APIs that settings describe: at which ports they are, which credentials go together, and what is certainly no value.

use crate::program::{Folder, uncurly};

const DOCUMENT: &str = r#"
openapi: 3.0.3
info: {title: Books, version: "1"}
servers:
  - url: https://api.books.example:{port}/v1
    variables: {port: {default: "8443", enum: ["8443", "9443"]}}
components:
  securitySchemes:
    client: {type: apiKey, in: header, name: X-Client-Id}
    token: {type: http, scheme: bearer}
    key: {type: apiKey, in: query, name: key}
    cert: {type: mutualTLS}
    login: {type: http, scheme: basic}
security: [{client: [], token: []}, {key: []}]
paths:
  /open:
    get: {security: [{client: []}, {}]}
  /shut:
    get: {security: [{cert: [], client: [], login: []}]}
  /books:
    get:
      parameters:
        - {name: day, in: query, schema: {type: string, format: date}}
        - {name: at, in: query, schema: {type: string, format: date-time}}
        - {name: id, in: query, schema: {type: string, format: uuid}}
        - {name: ids, in: query, explode: false, schema: {type: array, items: {type: string, format: uuid}}}
        - {name: mail, in: query, schema: {type: string, format: email}}
        - {name: ip, in: query, schema: {type: string, format: ipv4}}
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              additionalProperties: false
              required: [title]
              properties:
                title: {type: string}
                shelf: {type: string}
                day: {type: string, format: date}
                at: {type: string, format: date-time}
                mail: {type: string, format: email}
    put:
      requestBody: {required: false, content: {application/json: {schema: {type: object}}}}
  /scans/{id}:
    put:
      requestBody: {required: true, content: {application/octet-stream: {schema: {type: string, format: binary}}}}
"#;

/// What is told of `commands`, each line as its rule and message.
fn told(document: &str, commands: &str, format: &str) -> String {
    let folder = Folder::of(&[("a.yaml", document), ("uncurly.toml", "[[api]]\nopenapi = \"a.yaml\"\n")]);
    folder.write("a.sh", commands);
    let done = uncurly().folder(&folder).args(["lint", "--format", format, "a.sh"]).run();
    assert!(done.stderr.is_empty(), "{}", done.stderr);
    done.stdout
}

#[track_caller]
fn check(command: &str, expected: &[&str]) {
    let told = told(DOCUMENT, &format!("{command}\n"), "short");
    let told: Vec<_> = told.lines().map(|line| line.splitn(4, ':').nth(3).unwrap_or(line).trim()).collect();
    assert_eq!(told, expected, "{command}");
}

const SHELF: &str = "https://api.books.example:8443/v1/books";

#[test]
fn ports_that_are_listed_are_known() {
    let off = |port: u16| format!("warning: `Books` does not answer at port {port} [api-port]");
    check(&format!("curl \"{SHELF}?key=$K\""), &[]);
    check("curl \"https://api.books.example:9443/v1/books?key=$K\"", &[]);
    check("curl \"https://api.books.example:$PORT/v1/books?key=$K\"", &[]);
    check("curl \"https://api.books.example:7443/v1/books?key=$K\"", &[&off(7443)]);
    check("curl \"https://api.books.example/v1/books?key=$K\"", &[&off(443)]);
    // What else is there is not its business.
    check("curl https://api.books.example:7443/metrics", &[]);
    check("curl https://api.books.example/v1/help", &[]);
    check("curl https://www.books.example:7443/v1/books", &[]);
    let one = DOCUMENT.replace("[\"8443\", \"9443\"]", "[\"8443\"]");
    let text = told(&one, "curl \"https://api.books.example:8433/v1/books?key=$K\"\n", "human");
    assert!(text.contains("why: by `a.yaml` of `Books` it is at `8443`"), "{text}");
    assert!(text.contains("unsafe fix: ask port 8443"), "{text}");
    // A port that is not listed may be any.
    let any = DOCUMENT.replace(", enum: [\"8443\", \"9443\"]", "");
    assert_eq!(told(&any, "curl https://api.books.example:7443/v1/books\n", "short"), "");
}

#[test]
fn credentials_that_go_together_are_all_wanted() {
    let get = |signs: &str| format!("curl {SHELF} {signs}");
    check(&get("-H \"X-Client-Id: $ID\" -H \"Authorization: Bearer $T\""), &[]);
    check(&get("-H \"X-Client-Id: $ID\" --oauth2-bearer \"$T\""), &[]);
    check(&get("-H \"X-Client-Id: $ID\" -H \"$MORE\""), &[]);
    check(&get("-H \"X-Client-Id: $ID\""), &["error: the request carries `X-Client-Id` alone [no-credentials]"]);
    check(
        &get("-H \"Authorization: Bearer $T\""),
        &["error: the request carries `Authorization: Bearer` alone [no-credentials]"],
    );
    check(
        &get("-H \"X-Client-Id: $ID\" -H \"Authorization: Token $T\""),
        &["error: `Token` is no scheme of `Books` [wrong-auth-scheme]"],
    );
    check(
        &get("-H \"X-Client-Ids: $ID\" -H \"Authorization: Bearer $T\""),
        &["error: `Books` knows no header `X-Client-Ids` [misspelt-auth-header]"],
    );
    check(&get(""), &["error: the request carries no credentials [no-credentials]"]);
    let text = told(DOCUMENT, &get("\n"), "human");
    assert!(
        text.contains("why: `Books` wants `X-Client-Id` and `Authorization: Bearer` or `key` in the query"),
        "{text}"
    );
    let text = told(DOCUMENT, &get("-H \"X-Client-Id: $ID\"\n"), "human");
    assert!(text.contains("why: `Books` wants `Authorization: Bearer` with it"), "{text}");
    assert!(text.contains("by hand: add `-H \"Authorization: Bearer $TOKEN\"`"), "{text}");
    // Nothing need be said where that is one of the ways, and of a certificate nothing is seen.
    check("curl https://api.books.example:8443/v1/open", &[]);
    let shut = "curl https://api.books.example:8443/v1/shut";
    check(&format!("{shut} -u ann:$P -H 'X-Client-Id: 5'"), &[]);
    check(&format!("{shut} --cert a.pem"), &[]);
    check(shut, &["error: the request carries no credentials [no-credentials]"]);
    check(
        &format!("{shut} -u \"ann:$P\""),
        &["error: the request carries `Authorization: Basic` alone [no-credentials]"],
    );
}

#[test]
fn an_empty_body_is_none() {
    let want = |there: &str| format!("warning: this `POST` wants a JSON body, and {there} [body-missing]");
    let post = |data: &str| format!("curl \"{SHELF}?key=$K\" {data}");
    check(&post("-X POST"), &[&want("there is none")]);
    for data in ["-d ''", "--data-raw \"\"", "--json ''"] {
        check(&post(data), &[&want("what is sent is empty")]);
    }
    for data in ["--json \"$BODY\"", "--json @body.json", "--json '{\"title\": \"a\"}'", "-X PUT -d ''"] {
        check(&post(data), &[]);
    }
    let scan =
        "curl \"https://api.books.example:8443/v1/scans/5?key=$K\" -X PUT -H 'Content-Type: application/octet-stream'";
    check(&format!("{scan} --data-binary ''"), &[]);
}

#[test]
fn formats_are_certain_or_not_told() {
    let get = |pair: &str| format!("curl \"{SHELF}?key=$K&{pair}\"");
    for right in [
        "day=2026-02-28",
        "day=$DAY",
        "day=YYYY-MM-DD",
        "day=<DAY>",
        "day=2026-02-$D",
        "day=",
        "at=2026-02-28T10:00:00Z",
        "at=2026-02-28T10:00:00%2B01:00",
        "id=6f1c2a5e-93d4-4b7a-8e21-c05d7b9f3a64",
        "id=$ID",
        "id=YOUR_ID",
        "ids=6f1c2a5e-93d4-4b7a-8e21-c05d7b9f3a64,$ID",
        "mail=ann@a.example",
        "mail=ann%40a.example",
        "mail=YOUR_EMAIL",
        "ip=192.0.2.1",
        "ip=$IP",
        "ip=x.x.x.x",
        "id=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
    ] {
        check(&get(right), &[]);
    }
    let value = |level: &str, name: &str| format!("{level}: `{name}` does not take this value [parameter-value]");
    for (wrong, level) in [
        ("day=2026-02-30", "warning"),
        ("day=28.02.2026", "warning"),
        ("day=today", "warning"),
        ("at=now", "warning"),
        ("at=2026-02-30T10:00:00Z", "warning"),
        ("at=2026-02-28", "note"),
        ("at=2026-02-28T10:00:00", "note"),
        ("at=2026-02-28T25:00:00Z", "note"),
        ("id=17", "warning"),
        ("ids=17,18", "warning"),
        ("mail=ann", "warning"),
        ("ip=192.0.2", "warning"),
        ("ip=192.0.2.256", "warning"),
    ] {
        check(&get(wrong), &[&value(level, wrong.split('=').next().expect("a name"))]);
    }
    let post = |member: &str| format!("curl \"{SHELF}?key=$K\" --json '{{\"title\": \"a\", {member}}}'");
    for right in ["<day>", "{{day}}", "YOUR_DAY", "YYYY-MM-DD", "$DAY"] {
        let text = told(DOCUMENT, &post(&format!("\"day\": \"{right}\"")), "short");
        assert!(!text.contains("body-value-form"), "{text}");
    }
    let told = |level: &str, name: &str| format!("{level}: `{name}` has not the form that is taken [body-value-form]");
    check(&post("\"day\": \"2026-02-30\""), &[&told("warning", "day")]);
    check(&post("\"mail\": \"ann\""), &[&told("warning", "mail")]);
    check(&post("\"at\": \"2026-02-28\""), &[&told("note", "at")]);
}

#[test]
fn a_misspelt_key_that_is_required_is_told_once() {
    let post = |body: &str| format!("curl \"{SHELF}?key=$K\" --json '{body}'");
    check(
        &post("{\"titel\": \"a\"}"),
        &[
            "warning: the operation of `Books` has no key `titel` here, and the required `title` is missing [unknown-body-key]",
        ],
    );
    check(
        &format!("curl \"{SHELF}?key=$K\" --json \"{{\\\"titel\\\": \\\"a\\\", \\\"$KEY\\\": 1}}\""),
        &["warning: the operation of `Books` has no key `titel` here [unknown-body-key]"],
    );
    check(
        &post("{\"title\": \"a\", \"shelv\": \"b\"}"),
        &["warning: the operation of `Books` has no key `shelv` here [unknown-body-key]"],
    );
}
