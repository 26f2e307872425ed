//! A headless Chromium, driven by `chromedriver` in the words of `WebDriver`.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{io, thread};

use serde_json::{Value, json};

use super::{Host, host, is_installed};
use crate::program::Folder;

/// How Chromium is started: by itself, by whoever runs the tests, and without a word to anybody.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// How long anything may take before it counts as never.
const PATIENCE: Duration = Duration::from_secs(30);

/// A page in a browser of its own.
pub(super) struct Page {
    driver: Child,
    port: u16,
    session: String,
    host: &'static Host,
    /// Where the browser keeps what it has to.
    _profile: Folder,
}

impl Page {
    /// The page as one finds it, with `fragment` behind its address; none where there is no browser.
    #[track_caller]
    pub(super) fn open(fragment: &str) -> Option<Self> {
        Self::is_possible().then(|| Self::of(host(), fragment))
    }

    /// Whether there is a browser.
    #[track_caller]
    pub(super) fn is_possible() -> bool {
        is_installed("chromedriver") && is_installed("chromium")
    }

    /// The page of a host, with `fragment` behind its address.
    pub(super) fn of(host: &'static Host, fragment: &str) -> Self {
        let (driver, port) = start();
        let profile = Folder::new();
        let mut flags: Vec<_> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
        flags.push(format!("--user-data-dir={}", profile.path().display()));
        let logs = json!({"browser": "ALL", "performance": "ALL"});
        let wanted = json!({"goog:loggingPrefs": logs, "goog:chromeOptions": {"args": flags}});
        let mut page = Self { driver, port, session: String::new(), host, _profile: profile };
        let made = page.ask("POST", "/session", &json!({"capabilities": {"alwaysMatch": wanted}}));
        made["sessionId"].as_str().expect("a session has a name").clone_into(&mut page.session);
        let origin = host.origin.trim_end_matches('/');
        let granted = json!({"origin": origin, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
        page.devtools("Browser.grantPermissions", &granted);
        page.go(fragment);
        page
    }

    /// Loads the page anew.
    pub(super) fn go(&self, fragment: &str) {
        self.tell("/url", &json!({"url": "about:blank"}));
        self.tell("/url", &json!({"url": format!("{}{fragment}", self.host.origin)}));
        self.settle();
    }

    /// What a script gives back.
    pub(super) fn script(&self, script: &str) -> Value {
        self.tell("/execute/sync", &json!({"script": script, "args": []}))
    }

    /// What a script gives back that gives back a promise.
    pub(super) fn promise(&self, script: &str) -> Value {
        let script = format!("const told = arguments[0]; ({script}).then(told, (error) => told(String(error)));");
        self.tell("/execute/async", &json!({"script": script, "args": []}))
    }

    /// What a script gives back, once that is something.
    #[track_caller]
    pub(super) fn wait(&self, script: &str) -> Value {
        let begun = Instant::now();
        loop {
            let told = self.script(script);
            if told.as_bool() != Some(false) && !told.is_null() {
                return told;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "`{script}` came to nothing: {}",
                self.script("return document.body.innerText")
            );
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// The text of the element that `selector` selects.
    pub(super) fn text(&self, selector: &str) -> String {
        let text = self.script(&format!("return document.querySelector({}).textContent", json!(selector)));
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Pastes `text` in place of what there is, and waits until it was read.
    pub(super) fn paste(&self, text: &str) {
        self.script("document.getElementById('paste').focus(); document.getElementById('paste').select()");
        self.devtools("Input.insertText", &json!({"text": text}));
        self.settle();
    }

    /// Waits until what is in the area was read.
    #[track_caller]
    pub(super) fn settle(&self) {
        self.wait("return document.querySelector('#result[aria-busy=false]') !== null");
    }

    /// What is pasted.
    pub(super) fn pasted(&self) -> String {
        self.script("return document.getElementById('paste').value").as_str().unwrap_or_default().to_owned()
    }

    /// Points with the mouse at the middle of the element.
    pub(super) fn point(&self, selector: &str) {
        self.mouse(selector, &[]);
    }

    /// Presses and lets go of the mouse button in the middle of the element.
    pub(super) fn click(&self, selector: &str) {
        let (down, up) = (json!({"type": "pointerDown", "button": 0}), json!({"type": "pointerUp", "button": 0}));
        self.mouse(selector, &[down, up]);
    }

    fn mouse(&self, selector: &str, acts: &[Value]) {
        let place = format!(
            "const it = document.querySelector({}); it.scrollIntoView({{ block: 'center' }}); \
             const r = it.getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2].map(Math.round)",
            json!(selector)
        );
        let place = self.script(&place);
        let mut actions = vec![json!({"type": "pointerMove", "duration": 0, "x": place[0], "y": place[1]})];
        actions.extend_from_slice(acts);
        let mouse = json!({"type": "pointer", "id": "mouse", "actions": actions});
        self.tell("/actions", &json!({"actions": [mouse]}));
    }

    /// Presses `keys` one upon the other, and lets go of them; the names of special ones are those of `WebDriver`.
    pub(super) fn press(&self, keys: &[&str]) {
        let down = keys.iter().map(|key| json!({"type": "keyDown", "value": key}));
        let up = keys.iter().rev().map(|key| json!({"type": "keyUp", "value": key}));
        let actions: Vec<_> = down.chain(up).collect();
        self.tell("/actions", &json!({"actions": [{"type": "key", "id": "keys", "actions": actions}]}));
    }

    /// What is on the clipboard.
    pub(super) fn clipboard(&self) -> String {
        self.promise("navigator.clipboard.readText()").as_str().unwrap_or_default().to_owned()
    }

    pub(super) fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.tell("/goog/cdp/execute", &json!({"cmd": command, "params": parameters}))
    }

    /// The console is empty, and nobody was asked for anything but the page's own files.
    #[track_caller]
    pub(super) fn is_quiet(&self) {
        assert_eq!(self.log("browser"), json!([]), "the console has something to say");
        let log = self.log("performance");
        let entries = log.as_array().into_iter().flatten().filter_map(|entry| entry["message"].as_str());
        let messages = entries.filter_map(|text| serde_json::from_str::<Value>(text).ok());
        let sent = messages.filter(|it| it["message"]["method"] == "Network.requestWillBeSent");
        // The browser itself begins with a page of its own.
        let is_browsers = |url: &str| url.starts_with("chrome://") || url.starts_with("chrome-untrusted://");
        let is_browser = |it: &Value| it["documentURL"].as_str().is_some_and(is_browsers);
        let sent = sent.map(|it| it["message"]["params"].clone()).filter(|it| !is_browser(it));
        let urls: Vec<_> = sent.map(|it| it["request"]["url"].to_string()).collect();
        let own = format!("\"{}", self.host.origin);
        assert!(urls.iter().any(|url| url.ends_with("main.js\"")), "requests are told: {urls:?}");
        let foreign: Vec<_> = urls.iter().filter(|url| !url.starts_with(&own)).collect();
        assert!(foreign.is_empty(), "somebody else was asked: {foreign:?}");
        assert!(!urls.iter().any(|url| url.contains("paste=")), "the paste was sent: {urls:?}");
    }

    fn log(&self, kind: &str) -> Value {
        self.tell("/se/log", &json!({"type": kind}))
    }

    fn tell(&self, path: &str, body: &Value) -> Value {
        self.ask("POST", &format!("/session/{}{path}", self.session), body)
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = exchange(self.port, method, path, body).unwrap_or_else(|error| panic!("{path}: {error}"));
        let value = answer["value"].clone();
        assert!(
            value.get("error").is_none() || value.get("stacktrace").is_none(),
            "{path} {body}: {}",
            value["message"]
        );
        value
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // What a browser that is gone already says does not matter.
        let _ = exchange(self.port, "DELETE", &format!("/session/{}", self.session), &json!({}));
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// A driver, and the port that it chose.
fn start() -> (Child, u16) {
    let mut driver = Command::new("chromedriver");
    let mut driver = driver.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
    let lines = BufReader::new(driver.stdout.take().expect("it is piped")).lines().map_while(Result::ok);
    let told =
        lines.filter_map(|line| line.strip_suffix('.')?.split_once("started successfully on port ")?.1.parse().ok());
    let port = { told }.next().expect("it tells its port");
    (driver, port)
}

/// A request and its answer, in a connection of its own.
fn exchange(port: u16, method: &str, path: &str, body: &Value) -> io::Result<Value> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    let body = body.to_string();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    // The driver leaves connections open, so the end of the answer is where its head says.
    let (mut answer, mut line, mut length) = (BufReader::new(stream), String::new(), 0);
    while answer.read_line(&mut line)? > 2 {
        let header = line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        length = header.and_then(|(_, value)| value.trim().parse().ok()).unwrap_or(length);
        line.clear();
    }
    let mut body = vec![0; length];
    answer.read_exact(&mut body)?;
    serde_json::from_slice(&body).map_err(io::Error::other)
}
