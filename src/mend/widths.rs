//! Clean commands broken into lines at many widths: what comes back is what was broken, or it is said that
//! it may not be.

use super::finish::is_same_json;
use super::{Certainty, Command, Mending, mend};
use crate::page;
use crate::text::Source;

const WIDTHS: [usize; 14] = [48, 52, 60, 64, 68, 72, 76, 78, 79, 80, 90, 100, 113, 120];

const COMMANDS: [&str; 9] = [
    r#"curl -X POST "https://api.example.com/v4/zones/023e105f4ecef8ad9ca31a8372d0c353/records" -H "Authorization: Bearer $API_TOKEN" -H "Content-Type: application/json" --data '{"type":"A","name":"www.example.com","content":"192.0.2.1","ttl":3600,"proxied":true}'"#,
    r#"curl --request PATCH --url https://api.example.com/v4/accounts/$ACCOUNT_ID/settings --header 'Authorization: Bearer 8M7wS6hCpXVc-DoRnPPY_UCWPgy8aea4Wy6kCe5T' --header 'Content-Type: application/json' --data '{"value": "on", "notes": "asked for by the people of the second floor on Monday", "id": 12345678}'"#,
    r#"curl -s "https://api.example.com/graphql?first=100&after=Y3Vyc29yOnYyOpHOAAAAAA&fields=id,name,created_on,modified_on,status" -H "X-Auth-Email: somebody@example.com" -H "X-Auth-Key: c2547eb745079dac9320b638f5e225cf483cc5cfdda41""#,
    r#"curl 'https://login.example.com/oauth/token' --data 'grant_type=client_credentials&client_id=4fbcfdc1a2d94c0fa8c31c5f6a7e9d02&client_secret=0123456789abcdef0123456789abcdef&scope=read'"#,
    r#"curl -A 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36' -e https://www.example.com/start --compressed -L https://www.example.com/some/where/far/away/index.html"#,
    r#"curl -X PUT "https://upload.example.com/buckets/backups/objects/2024-05-01/database.tar.gz?partNumber=1&uploadId=VXBsb2FkIElE" -T ./database.tar.gz -H "x-amz-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855""#,
    r#"curl -d '[{"op":"add","path":"/a/b/c","value":["foo","bar"]},{"op":"remove","path":"/d/e/f"},{"op":"replace","path":"/g/h/i","value":42}]' -H 'Content-Type: application/json-patch+json' https://api.example.com/things/1"#,
    "curl -X POST \"https://api.example.com/client/v4/zones/$ZONE_ID/purge_cache\" \\\n  -H \"Authorization: Bearer $TOKEN\" \\\n  -H \"Content-Type: application/json\" \\\n  --data '{\"files\":[\"https://www.example.com/css/styles.css\",\"https://www.example.com/js/index.js\",{\"url\":\"https://www.example.com/cat_picture.jpg\"}]}'",
    "curl https://api.example.com/v1/messages \\\n     --header \"x-api-key: $API_KEY\" \\\n     --header \"content-type: application/json\" \\\n     --data '{\"model\": \"some-model\", \"max_tokens\": 1024, \"messages\": [{\"role\": \"user\", \"content\": \"Hello there, what is the weather like today?\"}]}'",
];

/// Every line cut at `width`.
fn cut(text: &str, width: usize) -> String {
    let pieces = |line: &str| {
        let chars: Vec<_> = line.chars().collect();
        chars.chunks(width).map(|piece| piece.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
    };
    text.lines().map(pieces).collect::<Vec<_>>().join("\n")
}

/// Every line cut behind the last blank that `width` has room for, or at `width`: `fold -s`.
fn fold(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut rest = line;
        while rest.len() > width {
            let end = rest[..width].rfind(' ').map_or(width, |blank| blank + 1);
            out.push_str(&rest[..end]);
            out.push('\n');
            rest = &rest[end..];
        }
        out.push_str(rest);
        out.push('\n');
    }
    out
}

/// All words put in lines of at most `width`, as in a paragraph of prose.
fn fill(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.replace("\\\n", " ").split_whitespace() {
        let last = lines.last_mut().expect("there is a first line");
        if last.is_empty() {
            last.push_str(word);
        } else if last.len() + 1 + word.len() <= width {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.join("\n")
}

fn read(text: &str) -> Vec<Command> {
    let blocks = page::read(&Source::new(None, text));
    blocks.iter().flat_map(|block| mend(block, Mending::On).commands).collect()
}

fn words(commands: &[Command]) -> Vec<String> {
    let words = commands.iter().flat_map(|command| &command.arguments);
    words.map(|word| word.text().to_owned()).collect()
}

/// Breaks all commands at all widths: none comes back wrong and certain, and `least` of a hundred right.
fn check(broken: fn(&str, usize) -> String, least: usize) {
    let (mut right, mut all) = (0, 0);
    for (command, width) in COMMANDS.iter().flat_map(|command| WIDTHS.map(|width| (command, width))) {
        let text = broken(command, width);
        let found = read(&text);
        let (is, was) = (words(&found), words(&read(command)));
        let alike = |(is, was): (&String, &String)| is == was || is_same_json(is, was);
        let same = is.len() == was.len() && is.iter().zip(&was).all(alike);
        let certain = found.iter().all(|command| command.certainty == Certainty::Certain);
        let got: Vec<_> = found.iter().map(|command| command.text.text()).collect();
        assert!(same || !certain, "at {width}:\n{text}\n{}", got.join("\n"));
        right += usize::from(same && certain);
        all += 1;
    }
    assert!(100 * right >= least * all, "{right} of {all}");
}

#[test]
fn lines_cut_at_a_width_come_together() {
    check(cut, 90);
}

#[test]
fn lines_folded_at_blanks_come_together() {
    check(fold, 90);
}

#[test]
fn lines_filled_with_words_come_together() {
    check(fill, 90);
}
