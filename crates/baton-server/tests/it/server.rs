//! A running server, and raw requests to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

use crate::patience::{PATIENCE, until};

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_baton-server");

/// A data folder and a key beside it.
pub(crate) struct Home(tempfile::TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A command on this folder, with nothing of the surroundings.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(args)
            .env("BATON_DATA", self.data())
            .env("BATON_SECRETS_KEY_FILE", self.path("secrets.key"))
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// The JSON that a command answers.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let output = self.run(&[args, &["--json"]].concat());
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {error}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Starts a server on free ports and waits until it listens.
    pub(crate) fn serve(&self) -> Server {
        self.serve_with(&["--port", "0"])
    }

    pub(crate) fn serve_with(&self, args: &[&str]) -> Server {
        let serve = ["serve", "--admin-listen", "127.0.0.1:0", "--grace", "3"];
        let mut child = self
            .command(&[&serve, args].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut line = |start: &str| match lines.next() {
            Some(Ok(line)) => line.strip_prefix(start).unwrap().trim().to_owned(),
            _ => panic!("the server ended: {}", rest(&mut child)),
        };
        let calls = line("Calls:");
        let sign_in = line("Sign in:");
        Server {
            child,
            calls,
            sign_in,
        }
    }
}

fn rest(child: &mut Child) -> String {
    let mut text = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        stderr.read_to_string(&mut text).unwrap();
    }
    text
}

/// A server process; killed when dropped.
pub(crate) struct Server {
    child: Child,
    /// What it says about the listener.
    pub(crate) calls: String,
    /// The one-time link.
    pub(crate) sign_in: String,
}

impl Server {
    /// `host:port` of the public listener.
    pub(crate) fn hooks(&self) -> &str {
        self.calls.strip_prefix("http://").unwrap()
    }

    /// `host:port` of the admin listener.
    pub(crate) fn admin(&self) -> &str {
        self.sign_in
            .strip_prefix("http://")
            .unwrap()
            .split('/')
            .next()
            .unwrap()
    }

    /// SIGTERM; returns the exit code and what the log said.
    pub(crate) fn terminate(mut self) -> (Option<i32>, String) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .unwrap()
                .success()
        );
        let status = until("the end of the server", || self.child.try_wait().unwrap());
        (status.code(), rest(&mut self.child))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _may_have_ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// One raw request on its own connection: the status and the whole answer.
pub(crate) fn request(to: &str, head: &str, body: &[u8]) -> (u16, String) {
    let mut socket = TcpStream::connect(to).unwrap();
    socket.set_read_timeout(Some(PATIENCE)).unwrap();
    let length = body.len();
    let whole =
        format!("{head}\r\nHost: {to}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
    socket.write_all(whole.as_bytes()).unwrap();
    // A server that refuses early closes while the rest is written.
    let _cut_off = socket.write_all(body);
    let mut answer = Vec::new();
    let _reset = socket.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .unwrap_or(0);
    (status, answer)
}

/// A call with a token in the header.
pub(crate) fn call(to: &str, path: &str, token: &str, body: &str) -> (u16, String) {
    let head = format!(
        "POST {path} HTTP/1.1\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json"
    );
    request(to, &head, body.as_bytes())
}

/// Every file below a folder, with its bytes.
pub(crate) fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if let Ok(bytes) = std::fs::read(&path) {
            found.push((path, bytes));
        }
    }
    found
}

impl Server {
    /// A request to the admin API with the token that commands use.
    pub(crate) fn api(&self, home: &Home, method: &str, path: &str, body: &Value) -> Value {
        let token = std::fs::read_to_string(home.data().join("admin.token")).unwrap();
        let head = format!(
            "{method} /api/v1{path} HTTP/1.1\r\nAuthorization: Bearer {}\r\n\
             Content-Type: application/json",
            token.trim()
        );
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let (status, answer) = request(self.admin(), &head, body.as_bytes());
        assert!((200..300).contains(&status), "{method} {path}: {answer}");
        let body = answer.split_once("\r\n\r\n").unwrap().1;
        serde_json::from_str(body).unwrap_or(Value::Null)
    }
}
