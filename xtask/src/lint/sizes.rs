//! No file over 600 lines (tests: 800), no function over 80.

use crate::workspace;

const FILE_LINES: usize = 600;
const TEST_FILE_LINES: usize = 800;
const FUNCTION_LINES: usize = 80;

/// Measures every source file.
pub(crate) fn check() -> anyhow::Result<Vec<String>> {
    let mut findings = Vec::new();
    for path in workspace::files(&[".rs", ".ts", ".tsx", ".css", ".py"])? {
        let shown = path.to_string_lossy().into_owned();
        if shown.ends_with(".d.ts") {
            continue;
        }
        let text = std::fs::read_to_string(workspace::root().join(&path))?;
        let test = shown.contains("test") || shown.contains("e2e/");
        let limit = if test { TEST_FILE_LINES } else { FILE_LINES };
        let lines = text.lines().count();
        if lines > limit {
            findings.push(format!("{shown}: {lines} lines, at most {limit}"));
        }
        let functions = match path.extension().and_then(|ending| ending.to_str()) {
            Some("rs") => rust_functions(&text),
            Some("py") => python_functions(&text),
            _ => Vec::new(),
        };
        for (line, length) in functions {
            if length > FUNCTION_LINES {
                findings.push(format!(
                    "{shown}:{line}: a function of {length} lines, at most 80"
                ));
            }
        }
    }
    Ok(findings)
}

/// First line and length of each function; formatted code closes it at its own indentation.
fn rust_functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let begins = code.starts_with("fn ") || (code.contains(" fn ") && !code.starts_with("//"));
        if !begins || code.ends_with(';') || code.ends_with('}') {
            continue;
        }
        let indent = &line[..line.len() - code.len()];
        let end = lines[at..].iter().position(|next| {
            next.strip_prefix(indent)
                .is_some_and(|rest| rest == "}" || rest == ");")
        });
        found.extend(end.map(|end| (at + 1, end + 1)));
    }
    found
}

fn python_functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if !line.trim_start().starts_with("def ") {
            continue;
        }
        let body = lines[at + 1..]
            .iter()
            .take_while(|next| {
                next.trim().is_empty() || next.trim() == "):" || indent(next) > indent(line)
            })
            .collect::<Vec<_>>();
        let blank = body
            .iter()
            .rev()
            .take_while(|next| next.trim().is_empty())
            .count();
        found.push((at + 1, body.len() - blank + 1));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_measured() {
        assert_eq!(
            rust_functions("fn a() {\n    x();\n}\n\nfn b();\n"),
            [(1, 3)]
        );
        assert_eq!(python_functions("def a():\n    x()\n\n\ny = 1\n"), [(1, 2)]);
    }
}
