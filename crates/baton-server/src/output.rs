//! What commands print: aligned tables for people, JSON for machines.

use std::io::Write;

use serde_json::Value;

/// How a command prints.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    json: bool,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// One object: its fields as lines, or the whole of it as JSON.
    pub(crate) fn one(self, value: &Value, fields: &[(&str, &str)]) -> std::io::Result<()> {
        if self.json {
            return json(value);
        }
        let width = fields
            .iter()
            .map(|(name, _)| name.chars().count())
            .max()
            .unwrap_or(0);
        let lines = fields
            .iter()
            .map(|(name, pointer)| format!("{name:width$}  {}", shown(value.pointer(pointer))));
        print(&lines.collect::<Vec<_>>())
    }

    /// Rows of a table with a heading, or an array of JSON objects.
    pub(crate) fn rows(self, rows: &[Value], columns: &[(&str, &str)]) -> std::io::Result<()> {
        if self.json {
            return json(&Value::from(rows.to_vec()));
        }
        let heading = columns
            .iter()
            .map(|(name, _)| name.to_uppercase())
            .collect();
        let cells = rows.iter().map(|row| {
            columns
                .iter()
                .map(|(_, pointer)| shown(row.pointer(pointer)))
                .collect()
        });
        print(&aligned(std::iter::once(heading).chain(cells).collect()))
    }

    /// A sentence for people; nothing for machines.
    pub(crate) fn say(self, text: &str) -> std::io::Result<()> {
        if self.json {
            Ok(())
        } else {
            print(&[text.to_owned()])
        }
    }
}

/// Prints a value as JSON, whatever was asked for.
pub(crate) fn json(value: &Value) -> std::io::Result<()> {
    print(&[format!("{value:#}")])
}

fn aligned(rows: Vec<Vec<String>>) -> Vec<String> {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => "-".to_owned(),
        Some(Value::String(text)) => text.chars().map(visible).collect(),
        Some(other) => other.to_string(),
    }
}

/// A name must not write to the terminal's controls.
fn visible(character: char) -> char {
    if character.is_control() {
        '\u{fffd}'
    } else {
        character
    }
}

/// A reader that goes away, such as `head`, ends the output.
fn print(lines: &[String]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let written = lines.iter().try_for_each(|line| writeln!(out, "{line}"));
    match written {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = vec![
            vec!["NAME".into(), "STATE".into()],
            vec!["Ünboarding".into(), "live".into()],
        ];

        assert_eq!(aligned(rows), ["NAME        STATE", "Ünboarding  live"]);
    }

    #[test]
    fn a_name_does_not_reach_the_terminal_s_controls() {
        assert_eq!(shown(Some(&Value::from("a\u{1b}[2Jb"))), "a\u{fffd}[2Jb");
    }
}
