//! APIs that settings describe: their requests are held against their documents, through the real program.

use crate::program::{Done, Folder, uncurly};

const PETS: [(&str, &str); 2] = [
    ("openapi.yaml", include_str!("../../examples/pets/openapi.yaml")),
    ("schemas.yaml", include_str!("../../examples/pets/schemas.yaml")),
];

const KEY: &str = "-H \"X-Api-Key: $KEY\"";

/// A document of the version 3.0, in JSON.
const DEPOTS: &str = include_str!("openapi/depots.json");

/// What is told of `page` in a folder with `settings` and `files`, by line and rule, sorted.
#[track_caller]
fn told(settings: &str, files: &[(&str, &str)], page: &str) -> Vec<String> {
    let text = lint(settings, files, page).stdout;
    text.lines().map(|line| line.strip_prefix("a.sh:").unwrap_or(line).to_owned()).collect()
}

fn lint(settings: &str, files: &[(&str, &str)], page: &str) -> Done {
    let folder = Folder::of(files);
    folder.write("uncurly.toml", settings).write("a.sh", page);
    uncurly().folder(&folder).args(["lint", "--today", "2026-11-29", "--format", "short", "a.sh"]).run()
}

/// What is told of `command` to the pet shop, each as its rule and message.
#[track_caller]
fn check(command: &str, expected: &[&str]) {
    let told = told("[[api]]\nopenapi = \"openapi.yaml\"\n", &PETS, &format!("{command}\n"));
    let plain = |line: &String| line.splitn(3, ':').nth(2).unwrap_or(line).trim().to_owned();
    assert_eq!(told.iter().map(plain).collect::<Vec<_>>(), expected, "{command}");
}

#[test]
fn paths_and_methods_are_known() {
    let shop = "https://api.pets.example/v1";
    check(&format!("curl '{shop}/pets?status=sold' {KEY}"), &[]);
    check(&format!("curl {shop}/pets/p7 {KEY}"), &[]);
    check(&format!("curl {shop}/pets/$PET {KEY}"), &[]);
    check(&format!("curl {shop}/reports/2026-01..2026-02.csv {KEY}"), &[]);
    check(&format!("curl {shop}/$WHAT {KEY}"), &[]);
    check(
        &format!("curl {shop}/pet/p7 {KEY}"),
        &["warning: no operation of `Pet shop` has this path [unknown-operation]"],
    );
    check(
        &format!("curl {shop}/zoo {KEY}"),
        &["warning: no operation of `Pet shop` has this path [unknown-operation]"],
    );
    check(&format!("curl -X PUT {shop}/pets/p7 {KEY}"), &["error: the path has no `PUT` [wrong-method]"]);
    check(
        &format!("curl -X DELETE {shop}/pets/p7 {KEY}"),
        &["note: this operation of `Pet shop` is called deprecated [deprecated-operation]"],
    );
    check(
        &format!("curl https://api.pets.example/pets/p7 {KEY}"),
        &["error: `/v1` is missing before the path [path-base-missing]"],
    );
    check(
        &format!("curl http://api.pets.example/v1/pets/p7 {KEY}"),
        &["error: `Pet shop` is asked without encryption [http-to-api]"],
    );
    // What else is at the host, and what is elsewhere, is not its business.
    check("curl https://api.pets.example/help", &[]);
    check("curl https://www.pets.example/v1/pet", &[]);
    check("curl https://api.pets.example:8443/v1/pet", &[]);
}

#[test]
fn parameters_are_known() {
    let shop = "https://api.pets.example/v1";
    check(
        &format!("curl '{shop}/pets?limt=5&status=gone' {KEY}"),
        &[
            "warning: the operation of `Pet shop` has no query parameter `limt` [unknown-query-parameter]",
            "warning: `status` does not take this value [parameter-value]",
        ],
    );
    check(
        &format!("curl '{shop}/pets?limit=500' {KEY}"),
        &[
            "warning: the query must have `status`, and has not [missing-parameter]",
            "note: `limit` does not take this value [parameter-value]",
        ],
    );
    check(&format!("curl {shop}/pets/7 {KEY}"), &["note: `pet_id` does not take this value [parameter-value]"]);
}

#[test]
fn bodies_are_known() {
    let post = |body: &str| format!("curl https://api.pets.example/v1/pets {KEY} --json '{body}'");
    check(&post(r#"{"name": "Rex", "kind": "dog", "owner": {"mail": "a@pets.example"}}"#), &[]);
    check(
        &post(r#"{"nme": "Rex", "kind": "dogg"}"#),
        &[
            "warning: the operation of `Pet shop` has no key `nme` here, and the required `name` is missing [unknown-body-key]",
            "warning: `kind` does not take `\"dogg\"` [body-value-unlisted]",
        ],
    );
    check(
        &post(r#"{"name": "Rex", "kind": "dog", "id": "p7", "age": "5", "keeper": "Ann", "owner": {"mial": ""}}"#),
        &[
            "note: `id` is set by `Pet shop` [read-only-key]",
            "warning: `age` is a text in place of a whole number [body-value-type]",
            "note: `keeper` is marked deprecated by `openapi.yaml` of `Pet shop` [deprecated-key]",
            "warning: the operation of `Pet shop` has no key `mial` here [unknown-body-key]",
        ],
    );
    // A reference from a file that is referred to.
    check(
        &format!(
            "curl -X PATCH https://api.pets.example/v1/pets/p7 {KEY} --json '{{\"name\": null, \"owner\": {{\"mal\": \"\"}}}}'"
        ),
        &["warning: the operation of `Pet shop` has no key `mal` here [unknown-body-key]"],
    );
    check(
        &format!("curl https://api.pets.example/v1/pets {KEY} -d name=Rex -d kind=dog"),
        &["error: a form is sent where `Pet shop` wants JSON [form-instead-of-json]"],
    );
}

#[test]
fn whoever_asks_must_say_so() {
    let get = |sign: &str| format!("curl https://api.pets.example/v1/pets/p7 {sign}");
    check("curl https://api.pets.example/v1/status", &[]);
    for sign in
        ["-H 'Authorization: Bearer abc'", "-H \"Authorization: $AUTH\"", "--oauth2-bearer abc", "-H @auth.txt", "-n"]
    {
        check(&get(sign), &[]);
    }
    check(&get(""), &["error: the request carries no credentials [no-credentials]"]);
    check(&get("-u ann:pass"), &["error: `Basic` is no scheme of `Pet shop` [wrong-auth-scheme]"]);
    check(
        &get("-H \"Authorization: Token $TOKEN\""),
        &["error: `Token` is no scheme of `Pet shop` [wrong-auth-scheme]"],
    );
    check(&get("-H \"X-Api-Kye: $KEY\""), &["error: `Pet shop` knows no header `X-Api-Kye` [misspelt-auth-header]"]);
}

#[test]
fn settings_go_before_the_document() {
    let settings = "[[api]]\nname = \"Depots\"\nbase-url = \"http://localhost:8080/api\"\nopenapi = \"depots.json\"\n\
                    auth = [\"X-Depot: $DEPOT_KEY\"]\n";
    let page = "curl http://localhost:8080/api/depots/d7\ncurl -X DELETE http://localhost:8080/api/depots/d7\n\
                curl -H \"X-Depot: $K\" http://localhost:8080/api/depot\n";
    let told = told(settings, &[("depots.json", DEPOTS)], page);
    let expected = [
        "1:31: error: the path has no `GET` [wrong-method]",
        "2:16: error: the request carries no credentials [no-credentials]",
        "2:41: warning: this operation is announced to end on 2027-03-01 [retired-endpoint]",
        "3:48: warning: no operation of `Depots` has this path [unknown-operation]",
    ];
    assert_eq!(told, expected);
}

/// A document of the version 3.0 with these members beside its paths.
fn document(more: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: Tiny }}\n{more}\npaths:\n  /a/:\n    get: {{}}\n  /v{{version}}/b:\n    post: {{}}\n"
    )
}

#[test]
fn servers_say_where_it_is() {
    let settings = "[[api]]\nopenapi = \"a.yml\"\n";
    let told = |more: &str, page: &str| told(settings, &[("a.yml", &document(more))], page);
    let servers = "servers: [{ url: 'https://a.example/x' }, { url: 'http://localhost:99' }, { url: /relative }]";
    let page = "curl https://a.example/x/a/\ncurl http://localhost:99/v7/b -d x\ncurl https://a.example/a/\n\
                curl http://localhost:99/c\n";
    let expected = [
        "3:23: error: `/x` is missing before the path [path-base-missing]",
        "4:25: warning: no operation of `Tiny` has this path [unknown-operation]",
    ];
    assert_eq!(told(servers, page), expected);
    // Where the document says nothing of credentials, none are wanted.
    assert!(told("servers: [{ url: 'https://a.example' }]", "curl https://a.example/a/\n").is_empty());
}

#[test]
fn other_places_for_credentials_are_known() {
    let more = "servers: [{ url: 'https://a.example' }]\nsecurity: [{ q: [] }, { c: [] }, { b: [] }]\ncomponents:\n  securitySchemes:\n    \
                q: { type: apiKey, in: query, name: key }\n    c: { type: apiKey, in: cookie, name: sid }\n    b: { type: http, scheme: basic }";
    let document = document(more);
    let told = |page: &str| told("[[api]]\nopenapi = \"a.yaml\"\n", &[("a.yaml", &document)], page);
    for command in [
        "curl \"https://a.example/a/?key=$KEY\"",
        "curl -G -d key=5 https://a.example/a/",
        "curl -b sid=5 https://a.example/a/",
        "curl -H 'Cookie: sid=5' https://a.example/a/",
        "curl -u \"$USER:$PASSWORD\" https://a.example/a/",
        "curl -H \"Authorization: Basic $LOGIN\" https://a.example/a/",
    ] {
        let found = told(&format!("{command}\n"));
        assert!(!found.iter().any(|line| line.contains("credentials")), "{command}: {found:?}");
    }
    let page = "curl https://a.example/a/\n";
    let folder =
        Folder::of(&[("a.yaml", &document), ("uncurly.toml", "[[api]]\nopenapi = \"a.yaml\"\n"), ("a.sh", page)]);
    let done = uncurly().folder(&folder).args(["lint", "a.sh"]).run().code(1);
    let why = "why: `Tiny` wants `key` in the query or the cookie `sid` or `Authorization: Basic`";
    assert!(done.stdout.contains(why), "{}", done.stdout);
}

#[track_caller]
fn check_broken(settings: &str, document: &str, expected: &str) {
    let folder =
        Folder::of(&[("a.yaml", document), ("a.json", document), ("uncurly.toml", settings), ("a.sh", "curl a\n")]);
    let done = uncurly().folder(&folder).args(["lint", "a.sh"]).run().code(2);
    let told = done.stderr.replace(&folder.path().display().to_string(), "HERE");
    assert_eq!(told, format!("uncurly: {expected}\n"));
}

#[test]
fn what_is_broken_is_told() {
    let yaml = "[[api]]\nopenapi = \"a.yaml\"\n";
    let json = "[[api]]\nopenapi = \"a.json\"\n";
    check_broken(
        yaml,
        "openapi: 3.1.0\npaths: a: b\n",
        "`HERE/uncurly.toml`, line 2, column 1: `HERE/a.yaml`, line 2: it is no YAML: mapping values are not allowed in this context",
    );
    check_broken(
        json,
        "{\n  \"openapi\": \"3.1.0\",\n}",
        "`HERE/uncurly.toml`, line 2, column 1: `HERE/a.json`, line 3: it is no JSON: trailing comma",
    );
    check_broken(
        yaml,
        "swagger: '2.0'\n",
        "`HERE/uncurly.toml`, line 2, column 1: `a.yaml`: it is Swagger `2.0`; 3.0 and 3.1 of OpenAPI are read, so convert it first",
    );
    check_broken(
        yaml,
        "openapi: 4.0.0\n",
        "`HERE/uncurly.toml`, line 2, column 1: `a.yaml`: it is OpenAPI `4.0.0`; 3.0 and 3.1 are read",
    );
    check_broken(
        yaml,
        "a: b\n",
        "`HERE/uncurly.toml`, line 2, column 1: `a.yaml`: it is no OpenAPI document: it does not begin with `openapi: 3.…`",
    );
    check_broken(
        yaml,
        "openapi: 3.1.0\npaths: {}\n",
        "`HERE/uncurly.toml`, line 2, column 1: `a.yaml`: no operation stands under `paths`",
    );
    check_broken(
        yaml,
        &document("servers: [{ url: /v1 }]"),
        "`HERE/uncurly.toml`, line 2, column 1: `a.yaml` names no server to ask, only `/v1`; say it with `base-url`",
    );
    check_broken(
        yaml,
        &document("x: { $ref: 'no.yaml#/a' }"),
        "`HERE/uncurly.toml`, line 2, column 1: cannot read `HERE/no.yaml`, which it refers to: there is no such file",
    );
    check_broken(
        "[[api]]\nopenapi = \"no.yaml\"\n",
        "",
        "`HERE/uncurly.toml`, line 2, column 1: cannot read `HERE/no.yaml`: there is no such file",
    );
    check_broken(
        "[[api]]\nname = \"x\"\n",
        "",
        "`HERE/uncurly.toml`, line 1, column 1: `openapi` is missing here; add it",
    );
    check_broken(
        "[[api]]\nopenapi = \"a.yaml\"\nbase_url = \"x\"\n",
        "",
        "`HERE/uncurly.toml`, line 3, column 1: there is no key `base_url`; did you mean `base-url`?",
    );
    check_broken(
        "[[api]]\nopenapi = \"a.yaml\"\nbase-url = \"x\"\n",
        &document(""),
        "`HERE/uncurly.toml`, line 3, column 1: `base-url` `x`: it does not begin with `https://`",
    );
    check_broken(
        "[[api]]\nopenapi = \"a.yaml\"\nbase-url = \"https://api.cloudflare.com/client/v4\"\n",
        &document(""),
        "`HERE/uncurly.toml`, line 3, column 1: `base-url`: the operations of `api.cloudflare.com` are known without a table",
    );
    check_broken(
        "[[api]]\nopenapi = \"a.yaml\"\nauth = [\"Authorization: Bearer geheim\"]\n",
        &document(""),
        "`HERE/uncurly.toml`, line 3, column 1: `auth`: a variable of the shell stands for the credential; write it as `Authorization: Bearer $TOKEN`",
    );
    for (more, told) in [
        (
            "auth = [\"Authorization:\"]",
            "`auth`: nothing stands behind the colon; write it as `Authorization: Bearer $TOKEN`",
        ),
        ("auth = [\"basic\"]", "`auth`: it is a scheme, and no header; write it as `Authorization: Bearer $TOKEN`"),
        ("name = \" \"", "`name` is empty; leave it out, and the title of the document is taken"),
        ("base-url = \"\"", "`base-url` is empty; leave it out, and the document's servers are taken"),
    ] {
        let settings = format!("[[api]]\nopenapi = \"a.yaml\"\n{more}\n");
        check_broken(&settings, &document(""), &format!("`HERE/uncurly.toml`, line 3, column 1: {told}"));
    }
    check_broken(
        "[[api]]\nopenapi = \"\"\n",
        "",
        "`HERE/uncurly.toml`, line 2, column 1: `openapi` is empty; name the file of the OpenAPI document",
    );
    check_broken(
        &yaml.repeat(2),
        &document("servers: [{ url: 'https://a.example' }]"),
        "`HERE/uncurly.toml`, line 3, column 1: this table stands there twice; leave one of them out",
    );
}

/// What a project names may have no end.
#[cfg(unix)]
#[test]
fn devices_are_no_documents() {
    for yaml in ["[[api]]\nopenapi = \"/dev/zero\"\n", "[[api]]\nopenapi = \"a.yaml\"\n"] {
        let folder = Folder::of(&[("a.yaml", "x: { $ref: /dev/zero }\n"), ("uncurly.toml", yaml), ("b.md", "")]);
        let done = uncurly().folder(&folder).args(["lint", "b.md"]).run();
        done.code(2).tells(&["cannot read `/dev/zero`", "it is no regular file"]);
    }
}

#[test]
fn settings_are_shown_with_what_came_of_them() {
    let document = document("servers: [{ url: 'https://a.example' }]\ncomponents: { schemas: {} }")
        + "  /broken:\n    put: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/no' } } } } }\n";
    let folder =
        Folder::of(&[("a.yaml", &document), ("uncurly.toml", "[[api]]\nopenapi = \"a.yaml\"\nauth = [\"X-Key\"]\n")]);
    let done = uncurly().folder(&folder).args(["lint", "--show-config"]).run().code(0);
    let expected = "# .\n# by HERE/uncurly.toml\n[[api]]\nopenapi = \"a.yaml\"\nauth = [\"X-Key\"]\n\n# Tiny at https://a.example\n\
                    #   `a.yaml` has 3 operations\n#   PUT /broken body: there is no `#/components/schemas/no`\n#   it wants `X-Key`\n";
    assert_eq!(done.stdout.replace(&folder.path().display().to_string(), "HERE"), expected);
}

/// What schemas say of numbers, lists and names beyond bounds.
#[test]
fn validations_of_schemas_are_told() {
    const DOCUMENT: &str = r#"
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: https://api.shop.example/v1}]
paths:
  /files/{name}:
    put:
      requestBody: {content: {application/octet-stream: {schema: {type: string}}}}
  /items:
    get:
      parameters:
        - {name: "tags[]", in: query, required: true, schema: {type: array, items: {type: string, maxLength: 3}}}
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                rate: {type: number, exclusiveMinimum: 0, exclusiveMaximum: 1}
                price: {type: number, multipleOf: 0.05}
                tags: {type: array, items: {type: string}, maxItems: 3, uniqueItems: true}
"#;
    let check = |command: &str, expected: &[&str]| {
        let files = [("api.yaml", DOCUMENT)];
        let told = told("[[api]]\nopenapi = \"api.yaml\"\n", &files, &format!("{command}\n"));
        let plain = |line: &String| line.splitn(3, ':').nth(2).unwrap_or(line).trim().to_owned();
        assert_eq!(told.iter().map(plain).collect::<Vec<_>>(), expected, "{command}");
    };
    let items = "https://api.shop.example/v1/items";
    let outside = |name: &str| format!("note: `{name}` is out of its bounds [body-value-range]");
    check("curl -T a.bin https://api.shop.example/v1/files/", &[]);
    check(
        "curl -X PUT --data-binary '{}' -H \"Content-Type: application/octet-stream\" https://api.shop.example/v1/files/",
        &["error: `name` is missing in the path [empty-path-segment]"],
    );
    check(&format!("curl -g '{items}?tags[]=a&tags[]=b'"), &[]);
    check(&format!("curl '{items}?tags%5B%5D=a'"), &[]);
    check(&format!("curl '{items}?tags=wxyz'"), &["note: `tags[]` does not take this value [parameter-value]"]);
    check(&format!("curl '{items}'"), &["warning: the query must have `tags[]`, and has not [missing-parameter]"]);
    check(&format!("curl {items} --json '{{\"rate\": 0.5, \"price\": 19.95, \"tags\": [\"a\", \"b\"]}}'"), &[]);
    check(&format!("curl {items} --json '{{\"rate\": 1}}'"), &[&outside("rate")]);
    check(&format!("curl {items} --json '{{\"rate\": 0}}'"), &[&outside("rate")]);
    check(&format!("curl {items} --json '{{\"price\": 19.99}}'"), &[&outside("price")]);
    check(
        &format!("curl {items} --json '{{\"tags\": [\"a\", \"b\", \"a\"]}}'"),
        &["note: `tags` has the same twice [body-value-range]"],
    );
}
