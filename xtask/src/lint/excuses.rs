//! Places where something stands that must not stand elsewhere, each with its reason. A place
//! that needs its excuse no longer is a finding as well.

use super::sources::Source;

/// What must not stand in some folders, except for some places.
pub(crate) struct Ban {
    /// Texts of which none may stand in the code.
    pub(crate) texts: &'static [&'static str],
    /// The folders it is held in.
    pub(crate) folders: &'static [&'static str],
    /// Files or folders where it may stand, and why.
    pub(crate) except: &'static [(&'static str, &'static str)],
    /// What to do about a finding.
    pub(crate) remedy: &'static str,
}

impl Ban {
    /// Finds what is banned, and excuses that excuse nothing.
    pub(crate) fn findings(&self, sources: &[Source], table: &str) -> Vec<String> {
        let mut used = vec![false; self.except.len()];
        let mut findings = Vec::new();
        let held = |source: &&Source| {
            source.is_product()
                && self
                    .folders
                    .iter()
                    .any(|start| source.path.starts_with(start))
        };
        for source in sources.iter().filter(held) {
            let excuse = self
                .except
                .iter()
                .position(|(start, _)| source.path.starts_with(start));
            for (number, line) in source.lines() {
                let Some(text) = self.texts.iter().find(|text| line.contains(**text)) else {
                    continue;
                };
                match excuse {
                    Some(at) => used[at] = true,
                    None => findings.push(format!(
                        "{}:{number}: `{text}` must not stand here; {}",
                        source.path, self.remedy
                    )),
                }
            }
        }
        let idle = self.except.iter().zip(used).filter(|(_, used)| !used);
        findings.extend(idle.map(|((place, _), _)| {
            format!("{table}: `{place}` needs no excuse; take the row out of the table")
        }));
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAN: Ban = Ban {
        texts: &["shout("],
        folders: &["a/"],
        except: &[("a/loud/", "it is allowed to")],
        remedy: "whisper",
    };

    #[test]
    fn what_is_banned_is_found_except_where_it_is_excused() {
        let sources = [
            Source::new("a/b.rs", "\nshout();"),
            Source::new("a/loud/c.rs", "shout();"),
            Source::new("z/d.rs", "shout();"),
        ];

        assert_eq!(
            BAN.findings(&sources, "table.rs"),
            ["a/b.rs:2: `shout(` must not stand here; whisper"]
        );
    }

    #[test]
    fn an_excuse_that_excuses_nothing_is_found() {
        assert_eq!(
            BAN.findings(&[Source::new("a/loud/c.rs", "whisper();")], "table.rs"),
            ["table.rs: `a/loud/` needs no excuse; take the row out of the table"]
        );
    }
}
