//! How a command ends when it does not do what was asked.

use std::fmt;
use std::io::Write;
use std::process::ExitCode;

use serde_json::Value;

/// Each variant is an exit code.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Anything that is not told apart.
    Failed(anyhow::Error),
    /// Another process has the folder.
    Owned(String),
    /// The admin API answered with a problem document.
    Refused(Value),
    /// A command that needs a running server found none.
    NoServer {
        /// The data folder.
        folder: String,
    },
}

impl Failure {
    /// Says it on standard error and becomes the exit code.
    pub(crate) fn report(&self) -> ExitCode {
        let mut out = std::io::stderr().lock();
        let _nobody_reads = writeln!(out, "baton-server: {self}");
        ExitCode::from(match self {
            Self::Failed(_) => 1,
            Self::Owned(_) => 3,
            Self::Refused(_) => 4,
            Self::NoServer { .. } => 5,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(error) => write!(f, "{error:#}"),
            Self::Owned(owner) => f.write_str(owner),
            Self::Refused(document) => f.write_str(&refusal(document)),
            Self::NoServer { folder } => write!(
                f,
                "no server runs on `{folder}`; start it with `baton-server serve --data {folder}`"
            ),
        }
    }
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// The sentence of a problem document, and what is to be fixed, each on a line.
fn refusal(document: &Value) -> String {
    let text = |key: &str| document.get(key).and_then(Value::as_str);
    let sentence = text("detail")
        .or_else(|| text("title"))
        .unwrap_or("refused");
    let mut lines = vec![match text("code") {
        Some(code) => format!("{sentence} ({code})"),
        None => sentence.to_owned(),
    }];
    for problem in document
        .get("problems")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let part = |key: &str| problem.get(key).and_then(Value::as_str).unwrap_or("");
        lines.push(format!(
            "  {} at {} {}",
            part("code"),
            part("step"),
            part("path")
        ));
    }
    lines.join("\n")
}
