//! Whole documents of APIs as teams write them: right commands are silent, wrong ones are told, and what is not understood too.

use crate::program::{Folder, uncurly};

const SHOP: (&str, &str) = ("shop.yaml", include_str!("openapi/shop.yaml"));
const CLUSTER: (&str, &str) = ("cluster.json", include_str!("openapi/cluster.json"));
const PAYMENTS: (&str, &str) = ("payments.yaml", include_str!("openapi/payments.yaml"));
const EVENTS: (&str, &str) = ("events.yaml", include_str!("openapi/events.yaml"));
const PARCELS: (&str, &str) = ("parcels.yaml", include_str!("openapi/parcels.yaml"));

const KEY: &str = "-H \"Authorization: Bearer $TOKEN\"";

fn folder((name, document): (&str, &str)) -> Folder {
    let base = if name == CLUSTER.0 { "base-url = \"https://cluster.example:6443\"\n" } else { "" };
    let folder = Folder::of(&[(name, document)]);
    folder.write("uncurly.toml", format!("[[api]]\nopenapi = \"{name}\"\n{base}"));
    folder
}

/// What is told of `page` by a document, each line as its rule and message.
fn told(document: (&str, &str), page: &str) -> Vec<String> {
    let folder = folder(document);
    folder.write("a.sh", page);
    let done = uncurly().folder(&folder).args(["lint", "--format", "short", "a.sh"]).run();
    assert!(done.stderr.is_empty(), "{}", done.stderr);
    done.stdout.lines().map(|line| line.splitn(4, ':').nth(3).unwrap_or(line).trim().to_owned()).collect()
}

#[track_caller]
fn check(document: (&str, &str), command: &str, expected: &[&str]) {
    assert_eq!(told(document, &format!("{command}\n")), expected, "{command}");
}

/// Every command of `page` is right.
#[track_caller]
fn check_right(document: (&str, &str), page: &str) {
    let alarms: Vec<_> = page.lines().map(|line| (line, told(document, &format!("{line}\n")))).collect();
    let alarms: Vec<_> = alarms.into_iter().filter(|(_, told)| !told.is_empty()).collect();
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn right_commands_are_silent() {
    check_right(SHOP, include_str!("openapi/shop.sh"));
    check_right(CLUSTER, include_str!("openapi/cluster.sh"));
    check_right(PAYMENTS, include_str!("openapi/payments.sh"));
    check_right(EVENTS, include_str!("openapi/events.sh"));
    check_right(PARCELS, include_str!("openapi/parcels.sh"));
}

#[test]
fn queries_lead_into_objects() {
    let get = |query: &str| format!("curl -g 'https://eu.shop.example/v2/orders?{query}' {KEY}");
    check(
        SHOP,
        &get("filter[status]=gone&page=1"),
        &["warning: `filter[status]` does not take this value [parameter-value]"],
    );
    check(
        SHOP,
        &get("filter[stats]=open&page=1"),
        &["warning: the operation of `Shop` has no query parameter `filter[stats]` [unknown-query-parameter]"],
    );
    check(
        SHOP,
        &get("filter[total][gt]=much&page=1"),
        &["warning: `filter[total][gt]` does not take this value [parameter-value]"],
    );
    // An object that is exploded stands there as its members.
    check(SHOP, &get("page=0&size=20"), &["note: `page` does not take this value [parameter-value]"]);
    check(
        SHOP,
        &get("siez=20"),
        &["warning: the operation of `Shop` has no query parameter `siez` [unknown-query-parameter]"],
    );
    check(SHOP, &get("ids=1|two"), &["warning: `ids` does not take this value [parameter-value]"]);
    check(SHOP, &get("fields=id,totl"), &["warning: `fields` does not take this value [parameter-value]"]);
    check(
        SHOP,
        &get("paging=1"),
        &["note: the operation of `Shop` has no query parameter `paging` [unknown-query-parameter]"],
    );
}

#[test]
fn required_parameters_are_told() {
    let post = |query: &str, more: &str| {
        format!("curl 'https://eu.shop.example/v2/orders{query}' {KEY} {more} -d currency=EUR -d sku=A-1")
    };
    check(
        SHOP,
        &post("", ""),
        &[
            "warning: the query must have `dry_run`, and has not [missing-parameter]",
            "warning: the header `Idempotency-Key` must be sent, and is not [missing-parameter]",
        ],
    );
    check(
        SHOP,
        &post("?dry_run=true", "-H 'Idempotency-Key: 7'"),
        &["warning: `Idempotency-Key` does not take this value [parameter-value]"],
    );
    let events = "curl 'https://events.example/api/events?since=2026-10-01T00:00:00Z'";
    check(EVENTS, events, &["warning: the header `X-Tenant` must be sent, and is not [missing-parameter]"]);
    check(EVENTS, &format!("{events} -H \"$TENANT_HEADER\""), &[]);
}

#[test]
fn forms_are_known() {
    let login = |form: &str| format!("curl https://eu.shop.example/v2/login {form}");
    check(
        SHOP,
        &login("-d grant_type=password"),
        &["warning: `username` must be sent in the form, and is not [missing-form-field]"],
    );
    check(
        SHOP,
        &login("-d 'grant_type=password&usrname=ann'"),
        &[
            "warning: `username` must be sent in the form, and is not [missing-form-field]",
            "warning: the operation of `Shop` has no field `usrname` [unknown-form-field]",
        ],
    );
    check(
        SHOP,
        &login("-d grant_type=passwort -d username=ann -d ttl=9999 --data-urlencode remember=maybe"),
        &[
            "warning: `grant_type` does not take this value [parameter-value]",
            "note: `ttl` does not take this value [parameter-value]",
            "warning: `remember` does not take this value [parameter-value]",
        ],
    );
    check(
        SHOP,
        &login("--json '{\"grant_type\": \"password\", \"username\": \"ann\"}'"),
        &["error: the operation of `Shop` takes a form, and no JSON [json-instead-of-form]"],
    );
    check(SHOP, &login("-X POST"), &["warning: this `POST` wants a form, and there is none [body-missing]"]);
    let sessions =
        |form: &str| format!("curl https://api.pay.example/v1/checkout/sessions -u \"$KEY:\" -d mode=payment {form}");
    check(
        PAYMENTS,
        &sessions(""),
        &["warning: `line_items` must be sent in the form, and is not [missing-form-field]"],
    );
    check(
        PAYMENTS,
        &sessions("-d 'line_items[0][prize]=a' -d 'line_items[0][quantity]=two' -d metadta[a]=b"),
        &[
            "warning: the operation of `Payments` has no field `line_items[0][prize]` [unknown-form-field]",
            "warning: `line_items[0][quantity]` does not take this value [parameter-value]",
            "warning: the operation of `Payments` has no field `metadta[a]` [unknown-form-field]",
        ],
    );
    let upload = |form: &str| format!("curl https://files.pay.example/v1/files -u \"$KEY:\" {form}");
    check(
        PAYMENTS,
        &upload("-F purpose=fun -F fille=@a.png"),
        &[
            "warning: `file` must be sent in the form, and is not [missing-form-field]",
            "warning: `purpose` does not take this value [parameter-value]",
            "warning: the operation of `Payments` has no field `fille` [unknown-form-field]",
        ],
    );
}

#[test]
fn schemas_are_held_against_bodies() {
    let order = |body: &str| {
        let head = format!("curl 'https://eu.shop.example/v2/orders?dry_run=true' {KEY} -H \"Idempotency-Key: $ID\"");
        format!("{head} --json '{{\"currency\": \"EUR\", \"lines\": [{{\"sku\": \"A\"}}], {body}}}'")
    };
    let outside = |name: &str| format!("note: `{name}` is out of its bounds [body-value-range]");
    check(SHOP, &order(r#""labels": {}"#), &[&outside("labels")]);
    check(SHOP, &order(r#""labels": {"a": "b", "c": "d", "e": "f"}"#), &[&outside("labels")]);
    check(SHOP, &order(r#""labels": {"a": 5}"#), &["warning: `a` is a number in place of a text [body-value-type]"]);
    check(
        SHOP,
        &order(r#""extra": {"weight": "5"}"#),
        &["warning: `weight` is a text in place of a whole number [body-value-type]"],
    );
    check(SHOP, &order(r#""address": {"street": "A"}"#), &[&outside("address")]);
    check(
        SHOP,
        &order(r#""strict": {"b": 1}"#),
        &["note: the operation of `Shop` has no key `b` here [unknown-body-key]"],
    );
    let pay = |body: &str| format!("curl https://eu.shop.example/v2/payments {KEY} --json '{body}'");
    check(
        SHOP,
        &pay(r#"{"method": "card", "amount": 5, "nummer": "42"}"#),
        &[
            "warning: the operation of `Shop` has no key `nummer` here, and the required `number` is missing [unknown-body-key]",
        ],
    );
    check(
        SHOP,
        &pay(r#"{"method": "sepa", "amount": 5}"#),
        &["warning: `iban` must be sent here, and is not [missing-body-key]"],
    );
    let pods = "https://cluster.example:6443/api/v1/namespaces/default/pods";
    check(
        CLUSTER,
        &format!("curl {pods} {KEY} --json '{{\"spec\": {{\"containers\": [{{\"nmae\": \"a\"}}]}}}}'"),
        &[
            "warning: the operation of `Cluster` has no key `nmae` here, and the required `name` is missing [unknown-body-key]",
        ],
    );
}

#[test]
fn operations_are_looked_for_at_their_servers() {
    let nowhere = "warning: no operation of `Shop` has this path [unknown-operation]";
    check(SHOP, &format!("curl https://eu.shop.example/v2/orders/o7/invoice {KEY}"), &[nowhere]);
    check(SHOP, &format!("curl https://files.shop.example/orders {KEY}"), &[nowhere]);
    check(
        SHOP,
        &format!("curl -X DELETE https://upload.shop.example/v1/orders/o7/invoice {KEY}"),
        &["error: the path has no `DELETE` [wrong-method]"],
    );
    check(SHOP, &format!("curl 'http://localhost:8081/v2/ordrs' {KEY}"), &[nowhere]);
    // A region or a port that is not listed.
    check(SHOP, "curl https://www.shop.example/v2/ordrs", &[]);
    check(SHOP, "curl http://localhost:9000/v2/ordrs", &[]);
    check(SHOP, &format!("curl \"https://$REGION.shop.example/v2/ordrs\" {KEY}"), &[nowhere]);
}

const LOGIN: &str = "-u \"$USER:$PASSWORD\"";

#[test]
fn other_versions_and_hosts_are_told() {
    let get = |url: &str| format!("curl {url} {LOGIN}");
    check(
        PARCELS,
        &get("https://eu.parcels.example/v9/parcels"),
        &["warning: `/v9` stands in place of `/v1` [path-base-missing]"],
    );
    check(
        PARCELS,
        &get("https://sandbox.parcels.example/v3/parcels/p7"),
        &["warning: `/v3` stands in place of `/v1` or `/v2` [path-base-missing]"],
    );
    check(
        PARCELS,
        &get("https://asia.parcels.example/v1/parcels"),
        &["warning: `asia.parcels.example` is no server of `Parcels` [misspelt-host]"],
    );
}

#[test]
fn each_operation_has_its_ways_to_say_who_asks() {
    let of = |sign: &str| format!("curl https://eu.parcels.example/v1/parcels {sign}");
    let bearer = "error: `Bearer` is no scheme of `Parcels` here [wrong-auth-scheme]";
    check(PARCELS, &of("-H \"Authorization: Bearer $TOKEN\""), &[bearer]);
    check(PARCELS, &of("--oauth2-bearer \"$TOKEN\""), &[bearer]);
    check(PARCELS, &of(""), &["error: the request carries no credentials [no-credentials]"]);
    let digest = "error: `Digest` is no scheme of `Parcels` [wrong-auth-scheme]";
    check(PARCELS, &of(&format!("--digest {LOGIN}")), &[digest]);
    let lost = "error: the value behind `Basic` is gone [lost-placeholder]";
    check(PARCELS, &of("-H 'Authorization: Basic'"), &[lost]);
    let delete = |sign: &str| format!("curl -X DELETE https://eu.parcels.example/v1/tokens {sign}");
    let basic = "error: `Basic` is no scheme of `Parcels` here [wrong-auth-scheme]";
    check(PARCELS, &delete(LOGIN), &[basic]);
    check(PARCELS, &delete("-H \"Authorization: Basic $LOGIN\""), &[basic]);
    // Cookies may say anything.
    check(PARCELS, &delete("-b \"sid=$SID\""), &[]);
}

#[test]
fn bodies_that_must_be_sent_are_told() {
    let post = |path: &str| format!("curl -X POST https://eu.parcels.example/v1/{path} {LOGIN}");
    check(PARCELS, &post("parcels"), &["warning: this `POST` wants JSON or a form, and there is none [body-missing]"]);
    check(PARCELS, &post("notes"), &["warning: this `POST` wants a JSON body, and there is none [body-missing]"]);
    check(PARCELS, &post("scans"), &["warning: this `POST` wants a form, and there is none [body-missing]"]);
    check(
        PARCELS,
        &format!("curl -X PUT https://eu.parcels.example/v1/parcels/p7/label {LOGIN}"),
        &["warning: this `PUT` wants a body, and there is none [body-missing]"],
    );
}

#[test]
fn what_a_body_is_called_is_told() {
    let of = |path: &str, body: &str| format!("curl https://eu.parcels.example/v1/{path} {LOGIN} {body}");
    let as_form = "warning: JSON is sent as if it were a form [content-type-missing]";
    check(PARCELS, &of("notes", "-d '{\"text\": \"a\"}'"), &[as_form]);
    check(PARCELS, &of("drafts", "-d '{\"text\": \"a\"}'"), &[as_form]);
    check(PARCELS, &of("parcels", "-d '{\"to\": \"Ann\"}'"), &[as_form]);
    let unseen = "warning: what is to be JSON is sent as if it were a form [content-type-missing]";
    check(PARCELS, &of("notes", "--data-binary @note.json"), &[unseen]);
    check(PARCELS, &of("notes", "--data-raw \"$BODY\""), &[unseen]);
    check(
        PARCELS,
        &of("drafts", "-H \"Content-Type: text/plain\" -d '{\"text\": \"a\"}'"),
        &["error: the body is JSON, but is called `text/plain` [wrong-content-type]"],
    );
    let form = "error: a form is sent where `Parcels` wants JSON [form-instead-of-json]";
    check(PARCELS, &of("notes", "-d text=a"), &[form]);
    check(PARCELS, &of("notes", "--data-urlencode text=a"), &[form]);
    check(PARCELS, &of("notes", "--data-urlencode '{\"text\": \"a\"}'"), &[form]);
    check(PARCELS, &of("notes", "-F text=a"), &[form]);
}

#[test]
fn files_and_parts_of_forms_are_told() {
    let scans = |form: &str| format!("curl https://eu.parcels.example/v1/scans {LOGIN} {form}");
    let name = "warning: the name of the file is sent, and not what is in it [file-name-sent]";
    let text = "warning: `image` takes a file, and this is a text [file-name-sent]";
    check(PARCELS, &scans("-F image=scan.png"), &[name]);
    check(PARCELS, &scans("-F image=scan"), &[text]);
    check(PARCELS, &scans("-F image=@a.png -F pages=1.png"), &[name]);
    check(PARCELS, &scans("--form-string image=@scan.png"), &[text]);
    let orders = |form: &str| format!("curl https://eu.parcels.example/v1/orders {LOGIN} {form}");
    let missing = |name: &str| format!("warning: `{name}` must be sent in the form, and is not [missing-form-field]");
    check(
        PARCELS,
        &orders("-d 'lines[0][sku]=A' -d 'lines[1][price][currency]=EUR'"),
        &[&missing("lines[0][price]"), &missing("lines[1][sku]"), &missing("lines[1][price][amount]")],
    );
    check(PARCELS, &orders("-d address.street=A"), &[&missing("address.town")]);
}

#[test]
fn what_is_not_understood_is_shown() {
    let shown = |document: (&str, &str)| {
        let folder = folder(document);
        let done = uncurly().folder(&folder).args(["lint", "--show-config"]).run().code(0);
        let text = done.stdout.split_once("\n\n").map_or("", |(_, text)| text).to_owned();
        text.replace(&folder.path().display().to_string(), "HERE")
    };
    let expected = "\
# Shop at https://{region}.shop.example/{basePath}, http://localhost:8080/v2, http://localhost:8081/v2
# Shop at https://files.shop.example, 1 operation of it
# Shop at https://upload.shop.example/v1, 1 operation of it
#   `shop.yaml` has 8 operations
#   it wants `Authorization: Bearer`
";
    assert_eq!(shown(SHOP), expected);
    let told = shown(EVENTS);
    for what in ["`if`", "`patternProperties`", "`prefixItems`", "`dependentRequired`"] {
        assert!(told.contains(&format!("{what} is not understood, so that less is told")), "{told}");
    }
}
