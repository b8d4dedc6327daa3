//! The sources as the project's own rules read them: text, not syntax. Comments and the tests at
//! the end of a file are blanked; lines keep their numbers.

use std::path::Path;

use crate::workspace;

/// One file that git knows.
pub(crate) struct Source {
    /// Relative to the clone, with forward slashes.
    pub(crate) path: String,
    /// What the program is made of: without comments and without unit tests.
    pub(crate) code: String,
}

impl Source {
    /// Reads a text as the file of this name.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let code = match Path::new(path)
            .extension()
            .and_then(|ending| ending.to_str())
        {
            Some("rs") => without_tests(&without_comments(text, Language::Rust)),
            Some("ts" | "tsx") => without_comments(text, Language::TypeScript),
            _ => text.to_owned(),
        };
        Self {
            path: path.to_owned(),
            code,
        }
    }

    /// Whether this file is of the product: neither a test nor generated.
    pub(crate) fn is_product(&self) -> bool {
        !is_test(&self.path) && !is_generated(&self.path)
    }

    /// Numbered lines of code.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code.lines())
    }
}

/// Reads every source that git knows.
pub(crate) fn read() -> anyhow::Result<Vec<Source>> {
    workspace::files(&[".rs", ".ts", ".tsx"])?
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(workspace::root().join(path))?;
            Ok(Source::new(&path.to_string_lossy(), &text))
        })
        .collect()
}

/// Whether a path is that of a test, an example or a benchmark.
pub(crate) fn is_test(path: &str) -> bool {
    let folder =
        |name: &str| path.starts_with(&format!("{name}/")) || path.contains(&format!("/{name}/"));
    folder("tests")
        || folder("examples")
        || folder("e2e")
        || folder("bench")
        || path.contains(".test.")
}

fn is_generated(path: &str) -> bool {
    path.ends_with(".d.ts")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    Rust,
    TypeScript,
}

/// The text with spaces where its comments were.
fn without_comments(text: &str, language: Language) -> String {
    let bytes = text.as_bytes();
    let mut kept = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let (end, comment) = token(bytes, at, language);
        if comment {
            for byte in &mut kept[at..end] {
                if *byte != b'\n' {
                    *byte = b' ';
                }
            }
        }
        at = end;
    }
    String::from_utf8(kept).unwrap_or_default()
}

/// Where the comment, the literal or the byte that begins here ends, and whether it is a comment.
fn token(bytes: &[u8], at: usize, language: Language) -> (usize, bool) {
    let rest = &bytes[at..];
    let rust = language == Language::Rust;
    if rest.starts_with(b"//") {
        (at + line_length(rest), true)
    } else if rest.starts_with(b"/*") {
        (at + block_length(rest, rust), true)
    } else if rest[0] == b'"' {
        (at + quoted_length(rest, rust), false)
    } else if rust && rest[0] == b'\'' {
        (at + character_length(rest), false)
    } else if rust && rest[0] == b'r' && (at == 0 || !is_word(bytes[at - 1])) {
        (at + raw_length(rest), false)
    } else if !rust && rest[0] == b'`' {
        (at + quoted_length(rest, true), false)
    } else if !rust && rest[0] == b'\'' {
        (at + quoted_length(rest, false), false)
    } else {
        (at + 1, false)
    }
}

fn line_length(rest: &[u8]) -> usize {
    rest.iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or(rest.len())
}

fn block_length(rest: &[u8], nested: bool) -> usize {
    let mut depth = 1;
    let mut at = 2;
    while at < rest.len() && depth > 0 {
        if rest[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
        } else if nested && rest[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else {
            at += 1;
        }
    }
    at
}

/// A text in quotes; one that must not go over lines is the apostrophe of a sentence if it does.
fn quoted_length(rest: &[u8], over_lines: bool) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            b'\n' if !over_lines => return 1,
            byte if byte == rest[0] => return at + 1,
            _ => at += 1,
        }
    }
    at.min(rest.len())
}

/// A character literal, or the apostrophe of a lifetime.
fn character_length(rest: &[u8]) -> usize {
    if rest.get(1) == Some(&b'\\') {
        return rest
            .iter()
            .skip(3)
            .position(|byte| *byte == b'\'')
            .map_or(1, |end| end + 4);
    }
    (2..6)
        .find(|end| rest.get(*end) == Some(&b'\''))
        .filter(|end| {
            std::str::from_utf8(&rest[1..*end]).is_ok_and(|text| text.chars().count() == 1)
        })
        .map_or(1, |end| end + 1)
}

/// A raw string, or one letter.
fn raw_length(rest: &[u8]) -> usize {
    let marks = rest[1..].iter().take_while(|byte| **byte == b'#').count();
    if rest.get(1 + marks) != Some(&b'"') {
        return 1;
    }
    let close = [&b"\""[..], &b"#".repeat(marks)].concat();
    let body = 2 + marks;
    rest[body..]
        .windows(close.len())
        .position(|window| window == close)
        .map_or(rest.len(), |end| body + end + close.len())
}

/// Whether a byte may stand within a name.
pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Blank lines in place of `#[cfg(test)]` modules and what else is marked so.
fn without_tests(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.push_str(line);
            kept.push('\n');
            continue;
        }
        let indent = &line[..line.len() - line.trim_start().len()];
        kept.push('\n');
        for marked in lines.by_ref() {
            kept.push('\n');
            let own = marked
                .strip_prefix(indent)
                .is_some_and(|rest| !rest.starts_with([' ', '#']));
            if own && marked.ends_with(['}', ';', ',']) {
                break;
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_no_code() {
        let rust = "a(); // crate::b\n/* c\n/* d */ */ let e = \"// f\"; '\"' // g\nr#\"\"//\"#;\n";
        let code = without_comments(rust, Language::Rust);

        assert!(!code.contains("crate::b") && !code.contains('d') && !code.contains('g'));
        assert!(code.contains("\"// f\"; '\"'") && code.contains("r#\"\"//\"#;"));
        assert_eq!(code.lines().count(), rust.lines().count());
    }

    #[test]
    fn an_apostrophe_in_a_sentence_begins_no_text() {
        let code = without_comments("<p>don't</p> // no\n'// yes'\n", Language::TypeScript);

        assert!(code.contains("don't") && !code.contains("no") && code.contains("// yes"));
    }

    #[test]
    fn unit_tests_are_no_code() {
        let source = Source::new(
            "crates/a/src/b.rs",
            "a();\n#[cfg(test)]\nmod tests {\n    b();\n}\n#[cfg(test)]\nmod more;\nc();\n",
        );

        assert_eq!(
            source.code.split_whitespace().collect::<Vec<_>>(),
            ["a();", "c();"]
        );
        assert_eq!(source.lines().last(), Some((8, "c();")));
    }

    #[test]
    fn a_test_is_known_by_its_path() {
        assert!(is_test("ui/src/flow/layout.test.ts"));
        assert!(is_test("crates/baton-core/tests/it/main.rs"));
        assert!(!is_test("crates/baton-core/src/run/mod.rs"));
    }
}
