//! `r2-credentials`

use crate::curl::Request;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "r2-credentials",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a request to R2's S3 interface that is not signed",
    docs: r#"
`r2.cloudflarestorage.com` speaks S3: each request is signed with an access key and its secret, which R2's tokens page shows. A token of
Cloudflare's API opens nothing there.

```sh bad
curl "https://$ACCOUNT_ID.r2.cloudflarestorage.com/bucket/file.txt" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

```sh good
curl --aws-sigv4 aws:amz:auto:s3 -u "$ACCESS_KEY_ID:$SECRET_ACCESS_KEY" "https://$ACCOUNT_ID.r2.cloudflarestorage.com/bucket/file.txt"
```

A signed URL carries its signature along.

```sh good
curl "https://$ACCOUNT_ID.r2.cloudflarestorage.com/bucket/file.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=$SIGNATURE"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, _) in on.subject.requests() {
        let Some(parts) = request.url_parts().filter(|_| !is_signed(request)) else { continue };
        let host = parts.host.of(request.url.text());
        if !host.to_ascii_lowercase().ends_with(".r2.cloudflarestorage.com") {
            continue;
        }
        let bearer = request.header("authorization").filter(|header| header.value.text().starts_with("Bearer"));
        let (span, message) = match bearer {
            Some(header) => (header.value.whole(), "R2's S3 interface takes no token of the API"),
            None => (request.url.origin(parts.host), "a request to R2's S3 interface must be signed"),
        };
        on.report(span, message)
            .why("it wants an access key, and a signature made with its secret")
            .advise("add `--aws-sigv4 aws:amz:auto:s3 -u \"$ACCESS_KEY_ID:$SECRET_ACCESS_KEY\"`");
    }
}

/// Whether the request is signed, by curl, in the URL or by hand.
fn is_signed(request: &Request) -> bool {
    let query = request.url_parts().and_then(|parts| parts.query);
    let in_query = query.is_some_and(|query| query.of(request.url.text()).to_ascii_lowercase().contains("signature="));
    let by_hand = request.header("authorization").is_some_and(|header| !header.value.text().starts_with("Bearer"));
    request.signature.is_some() || in_query || by_hand
}
