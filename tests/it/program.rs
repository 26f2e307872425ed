//! The program as a user meets it: arguments and a pipe in, two streams and a code out.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A run of the program under way.
pub(crate) struct Program {
    command: Command,
    stdin: Option<Vec<u8>>,
}

/// What came out.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

/// The program, in an environment of its own.
pub(crate) fn uncurly() -> Program {
    let mut command = Command::new(env!("CARGO_BIN_EXE_uncurly"));
    command.env_clear();
    for name in ["SystemRoot", "LLVM_PROFILE_FILE"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command.env("HOME", std::env::temp_dir()).env("PATH", "").current_dir(std::env::temp_dir());
    Program { command, stdin: None }
}

impl Program {
    pub(crate) fn args<'a>(mut self, args: impl IntoIterator<Item = &'a str>) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.stdin = Some(text.into());
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn folder(mut self, folder: &Folder) -> Self {
        self.command.current_dir(&folder.0);
        self
    }

    /// Runs it to its end.
    #[track_caller]
    pub(crate) fn run(self) -> Done {
        let (stdout, stderr, code) = self.bytes();
        Done {
            stdout: String::from_utf8(stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8(stderr).expect("standard error is UTF-8"),
            code,
        }
    }

    /// Runs it to its end: standard output, standard error and the code.
    #[track_caller]
    pub(crate) fn bytes(mut self) -> (Vec<u8>, Vec<u8>, i32) {
        self.command.stdin(if self.stdin.is_some() { Stdio::piped() } else { Stdio::null() });
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().expect("the program starts");
        if let (Some(text), Some(mut stdin)) = (self.stdin, child.stdin.take()) {
            // A program that ends before it has read everything is judged by its code.
            let _ = stdin.write_all(&text);
        }
        let output = child.wait_with_output().expect("the program ends");
        let code = output.status.code().expect("the program ends by itself");
        (output.stdout, output.stderr, code)
    }
}

impl Done {
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn stdout(self, text: &str) -> Self {
        assert_eq!(self.stdout, text, "{}", self.stderr);
        self
    }

    #[track_caller]
    pub(crate) fn stderr(self, text: &str) -> Self {
        assert_eq!(self.stderr, text);
        self
    }

    /// Each of `parts` stands somewhere on standard error.
    #[track_caller]
    pub(crate) fn tells(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.stderr.contains(part), "`{part}` is not told: {self:#?}");
        }
        self
    }
}

/// A folder that is gone with the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("uncurly-test-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// A folder with these files, in folders of their own where their names say so.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("it is within")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).expect("the file is there")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
