//! Commands and posts as people write them, drawn at random: every quoting form, layout, kind of value and body,
//! several commands, prose round them. All of it is right; damage is somebody else's.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

/// How an argument is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `'…'`
    Single,
    /// `"…"`, a dollar sign taken as text.
    Double,
    /// `"…"`, a dollar sign alive.
    Live,
    /// `$'…'`
    Ansi,
    /// None, or double quotes where that does not do.
    Bare,
    /// A backslash before each character that wants one.
    Escaped,
}

impl Form {
    /// `value` in this form.
    pub(crate) fn write(self, value: &str) -> String {
        let escaped = |special: &str| -> String {
            value.chars().flat_map(|c| special.contains(c).then_some('\\').into_iter().chain([c])).collect()
        };
        match self {
            Self::Single => format!("'{}'", value.replace('\'', "'\\''")),
            Self::Double => format!("\"{}\"", escaped("\\\"$`")),
            Self::Live => format!("\"{}\"", escaped("\\\"`")),
            Self::Ansi => format!("$'{}'", escaped("\\'").replace('\n', "\\n").replace('\t', "\\t")),
            Self::Bare if is_bare(value) => value.to_owned(),
            Self::Escaped if is_plain(value) => escaped(" '\"&;()*?[]{}$<>|!"),
            Self::Bare | Self::Escaped => Self::Double.write(value),
        }
    }
}

fn is_bare(value: &str) -> bool {
    !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || "-_./:@%+,=".contains(c))
}

/// Whether no line end or backslash is in it.
fn is_plain(value: &str) -> bool {
    !value.is_empty() && value.chars().all(|c| !c.is_control() && !"\\`{[".contains(c))
}

/// What the characters of strings in values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// ASCII only.
    Ascii,
    /// Dashes, quotes, dots and letters that typographers and languages have.
    Typographic,
}

/// A piece of running text.
fn sentence(content: Content) -> BoxedStrategy<String> {
    let ascii = prop_oneof![
        8 => "[A-Za-z]{1,8}( [a-z]{1,7}){0,4}",
        1 => select(vec![
            "it's here", "don't", "the users' list", "say \"hi\" now", "\"quoted\"", "a - b", "a\\b", "10%", "x@y.example",
            "<b>bold</b>", "5 > 3", "#1", "wait...", "f(x, y)", "C:\\dir", "a/b", "^/(.*)$", "back`tick", "", "a & b", "R&D",
            "v1.2.3", "2024-01-31", "10.0.0.0/8", "*.example.com", "-1", "a--b", "one\ntwo", "tab\there", "!", "$5",
        ]).prop_map(str::to_owned),
    ];
    match content {
        Content::Ascii => ascii.boxed(),
        Content::Typographic => prop_oneof![
            2 => ascii,
            3 => select(vec![
                "café", "it’s here", "a – b", "wait…", "“quoted”", "1–2", "naïve – yes", "über", "日本語", "🎉 done", "a\u{a0}b",
                "l’été", "‘x’", "→ next", "½", "5 × 3", "«oui»", "€ 5", "x—y",
            ]).prop_map(str::to_owned),
        ]
        .boxed(),
    }
}

/// A JSON string.
fn string(content: Content) -> impl Strategy<Value = String> {
    sentence(content).prop_map(|text| {
        let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
        format!("\"{escaped}\"")
    })
}

/// A JSON object on one line.
fn json(content: Content) -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        4 => string(content),
        2 => "[1-9][0-9]{0,4}",
        1 => select(vec!["true", "false", "null", "0.5", "-1", "[]", "{}"]).prop_map(str::to_owned),
    ];
    let blank = select(vec!["", " "]);
    let value = (scalar.clone(), blank.clone()).prop_recursive(2, 8, 3, |inner| {
        let name = "[a-z]{1,4}(_[a-z]{1,4})?";
        let list = (vec(inner.clone(), 1..4), select(vec!["", " "])).prop_map(|(items, blank)| {
            let items: Vec<_> = items.into_iter().map(|(item, _)| item).collect();
            (format!("[{}]", items.join(&format!(",{blank}"))), blank)
        });
        let object = (vec((name, inner), 1..4), select(vec!["", " "]))
            .prop_map(|(members, blank)| (object(&members, blank), blank));
        prop_oneof![list, object]
    });
    (vec(("[a-z]{1,6}", value), 1..5), blank).prop_map(|(members, blank)| object(&members, blank))
}

fn object(members: &[(String, (String, &str))], blank: &str) -> String {
    let members: Vec<_> = members.iter().map(|(name, (value, _))| format!("\"{name}\":{blank}{value}")).collect();
    format!("{{{}}}", members.join(&format!(",{blank}")))
}

/// A JSON object over several lines.
fn pretty(content: Content) -> impl Strategy<Value = String> {
    let value = prop_oneof![3 => string(content), 1 => "[1-9][0-9]{0,3}"];
    (vec(("[a-z]{1,6}", value), 1..4), select(vec!["  ", "    ", "\t"])).prop_map(|(members, indent)| {
        let members: Vec<_> = members.iter().map(|(name, value)| format!("{indent}\"{name}\": {value}")).collect();
        format!("{{\n{}\n}}", members.join(",\n"))
    })
}

/// Options that belong together, and their values, each with the forms it is written in.
type Argument = (Option<&'static str>, String, Vec<Form>);

const ANY: [Form; 5] = [Form::Single, Form::Double, Form::Double, Form::Bare, Form::Single];
const BODY: [Form; 4] = [Form::Single, Form::Single, Form::Single, Form::Double];
const LIVE: [Form; 1] = [Form::Live];

fn is(option: &'static str, forms: &'static [Form]) -> impl Fn(String) -> Argument + Clone {
    move |value| (Some(option), value, forms.to_vec())
}

fn url() -> impl Strategy<Value = Argument> {
    let host = "https?://(api|www|cdn)\\.[a-z]{3,8}\\.(example|com|io)(:8[0-9]{3})?";
    let path = "(/[a-z]{1,6}(-[a-z]{1,4}|_[a-z]{1,4}|[0-9]{1,3})?){0,4}/?";
    let query = prop_oneof![
        6 => Just(String::new()),
        2 => "\\?[a-z]{1,5}=[a-z0-9]{1,5}(&[a-z]{1,5}=[a-zA-Z0-9_-]{1,6}){0,2}",
        1 => "\\?(name|q)=[a-z]{1,4}(%20|\\+)[a-z]{1,4}&(page|per_page)=[1-9]0?",
    ];
    let plain = (host, path, query).prop_map(|(host, path, query)| (None, host + &path + &query, ANY.to_vec()));
    let live = (host, select(vec!["/zones/$ZONE_ID", "/zones/${ZONE_ID}/dns_records", "/$1/x", "/a/$ID/b?x=$X"]))
        .prop_map(|(host, path)| (None, host + path, LIVE.to_vec()));
    prop_oneof![8 => plain, 1 => live]
}

fn header() -> impl Strategy<Value = Argument> {
    let option = select(vec!["-H", "-H", "--header"]);
    let plain = prop_oneof![
        4 => select(vec![
            "Content-Type: application/json", "Accept: application/json", "Content-Type: text/plain; charset=utf-8",
            "Accept: */*", "Cache-Control: no-cache, no-store", "If-None-Match: \"33a64df5\"", "X-Debug:", "X-Empty;",
            "Accept-Language: en-US,en;q=0.5", "Cookie: a=b; c=d", "Date: Tue, 24 Nov 2026 10:00:00 GMT",
        ]).prop_map(str::to_owned),
        2 => "Authorization: Bearer ([A-Za-z0-9_]{4,7}(-|--|_)){3,5}[A-Za-z0-9]{2,5}",
        1 => "X-[A-Z][a-z]{2,6}(-[A-Z][a-z]{2,5})?: [a-zA-Z0-9]{1,12}( [a-z]{1,6})?",
    ];
    let plain = (option.clone(), plain)
        .prop_map(|(option, value)| (Some(option), value, vec![Form::Double, Form::Double, Form::Single]));
    let live = select(vec!["Authorization: Bearer $TOKEN", "X-Auth-Key: ${API_KEY}", "X-Auth-Email: $EMAIL"]);
    let live = (option, live).prop_map(|(option, value)| (Some(option), value.to_owned(), LIVE.to_vec()));
    prop_oneof![5 => plain, 1 => live]
}

fn body(content: Content) -> impl Strategy<Value = Argument> {
    let option = select(vec!["-d", "--data", "--data", "--data-raw", "--data-binary", "--json"]);
    let json = prop_oneof![3 => json(content), 1 => pretty(content)];
    prop_oneof![
        6 => (option, json).prop_map(|(option, json)| (Some(option), json, BODY.to_vec())),
        1 => "[a-z]{1,5}=[a-z0-9]{1,5}(&[a-z]{1,5}=[a-zA-Z0-9.%]{1,6}){0,2}".prop_map(is("-d", &ANY)),
        1 => "[a-z]{1,5}=".prop_flat_map(move |name| sentence(content).prop_map(move |text| name.clone() + &text))
            .prop_map(is("--data-urlencode", &ANY)),
        1 => select(vec!["@body.json", "@-", "@/srv/a-b.json"]).prop_map(|file| is("--data", &ANY)(file.to_owned())),
        1 => "(file=@[a-z]{1,5}\\.(png|csv)(;type=image/png)?|name=[A-Z][a-z]{1,5}( [A-Z][a-z]{1,5})?)".prop_map(is("-F", &ANY)),
    ]
}

fn other() -> impl Strategy<Value = Argument> {
    let flag = |option: &'static str| (Some(option), String::new(), Vec::new());
    prop_oneof![
        4 => select(vec!["-s", "-sS", "-L", "-i", "-v", "-f", "-fsSL", "--compressed", "--http2", "--location", "--silent", "-g"])
            .prop_map(flag),
        2 => select(vec!["POST", "PUT", "PATCH", "DELETE", "GET"]).prop_map(|method| is("-X", &[Form::Bare])(method.to_owned())),
        1 => select(vec!["POST", "PATCH"]).prop_map(|method| is("--request", &[Form::Bare])(method.to_owned())),
        1 => "[a-z]{2,6}:[A-Za-z0-9]{2,4}(-|--)?[A-Za-z0-9]{2,4}".prop_map(is("-u", &ANY)),
        1 => "[a-z]{1,6}(-[a-z]{1,4})?\\.(json|html|tar\\.gz)".prop_map(is("-o", &ANY)),
        1 => Just("-".to_owned()).prop_map(is("-o", &[Form::Bare])),
        1 => "[1-9][0-9]?".prop_map(is("--max-time", &[Form::Bare])),
        1 => select(vec!["%{http_code}", "%{http_code}\\n", "\\nDone in %{time_total}s\\n"])
            .prop_map(|text| is("-w", &[Form::Single, Form::Double])(text.to_owned())),
        1 => Just("Mozilla/5.0 (X11; Linux x86_64)".to_owned()).prop_map(is("-A", &[Form::Double, Form::Single])),
        1 => "[a-z]{1,6}=[a-z0-9]{1,6}; [a-z]{1,6}=[a-z0-9]{1,6}".prop_map(is("-b", &[Form::Double, Form::Single])),
    ]
}

/// One command; `escaped` adds the forms that few people write.
fn one(content: Content, rare: bool) -> impl Strategy<Value = String> {
    let gap = select(vec![" ", " ", " \\\n  ", " \\\n  ", " \\\n", " \\\n\t"]);
    let tail = prop_oneof![
        8 => Just(""),
        1 => select(vec![" | jq .", " | jq -r '.result[0].id'", " > out.json", " 2>/dev/null", " | grep -i \"x-cache\""]),
    ];
    // Outside quotes a typographic character is damage.
    let extra = if rare && content == Content::Ascii { vec![Form::Ansi, Form::Escaped] } else { Vec::new() };
    let arguments = (vec(other(), 0..3), url(), vec(header(), 0..4), weighted(0.6, body(content)), any::<u8>());
    (arguments, vec(any::<u8>(), 9), gap, tail).prop_map(
        move |((mut others, url, headers, body, place), picks, gap, tail)| {
            let at = usize::from(place) % (others.len() + 1);
            others.insert(at, url);
            let all = others.into_iter().chain(headers).chain(body);
            let words = all.zip(picks).map(|((option, value, mut forms), pick)| {
                if forms.len() > 1 {
                    forms.extend(&extra);
                }
                let form = forms.get(usize::from(pick) % forms.len().max(1));
                let value = form.map(|form| form.write(&value));
                option.map(str::to_owned).into_iter().chain(value).collect::<Vec<_>>().join(" ")
            });
            let words: Vec<_> = std::iter::once("curl".to_owned()).chain(words).collect();
            let words = if gap == " " { words.join(" ") } else { format!("{} {}", words[0], words[1..].join(gap)) };
            words + tail
        },
    )
}

/// A command of the forms that most people write.
pub(crate) fn command(content: Content) -> impl Strategy<Value = String> {
    one(content, false)
}

/// A command of whatever form.
pub(crate) fn any_command(content: Content) -> impl Strategy<Value = String> {
    one(content, true)
}

/// A text, and the commands in it.
#[derive(Clone, Debug)]
pub(crate) struct Post {
    pub(crate) text: String,
    pub(crate) commands: Vec<String>,
}

const BEFORE: [&str; 6] = [
    "",
    "",
    "",
    "This is what I run every night:\n\n",
    "Hi all,\nI can't get this to work. What's wrong with it?\n\n",
    "# purge the cache\n",
];
const BEHIND: [&str; 5] = ["", "", "", "\n\nThanks in advance!", "\n\nIt says \"success\": false - what now?\n"];

/// `commands`, one or a few, alone or within prose.
pub(crate) fn post(command: impl Strategy<Value = String>) -> impl Strategy<Value = Post> {
    let join = select(vec!["\n", "\n\n", "\n\nand then\n\n"]);
    (select(&BEFORE[..]), vec(command, 1..3), join, select(&BEHIND[..])).prop_map(|(before, commands, join, behind)| {
        Post { text: format!("{before}{}{behind}", commands.join(join)), commands }
    })
}
