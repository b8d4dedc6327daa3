//! Which other programs have a file open, where the system tells it.

use std::path::Path;

/// The names of the other programs that have the database open, each once.
#[cfg(target_os = "linux")]
pub(crate) fn holders(database: &Path) -> Vec<String> {
    linux::holders(database).unwrap_or_default()
}

/// Other systems tell it only to tools of their own.
#[cfg(not(target_os = "linux"))]
pub(crate) fn holders(_database: &Path) -> Vec<String> {
    Vec::new()
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    pub(super) fn holders(database: &Path) -> Option<Vec<String>> {
        let database = database.canonicalize().ok()?;
        let own = std::process::id().to_string();
        let processes = fs::read_dir("/proc").ok()?.flatten();
        let others = processes.map(|process| process.path()).filter(|process| {
            let number = process.file_name().and_then(|name| name.to_str());
            number.is_some_and(|number| number.parse::<u32>().is_ok() && number != own)
        });
        let holding = others.filter(|process| has_open(process, &database));
        let names: BTreeSet<String> = holding.filter_map(|process| name(&process)).collect();
        Some(names.into_iter().collect())
    }

    /// Only of processes of the same person can it be seen.
    fn has_open(process: &Path, database: &Path) -> bool {
        let Ok(files) = fs::read_dir(process.join("fd")) else {
            return false;
        };
        let mut targets = files
            .flatten()
            .filter_map(|file| fs::read_link(file.path()).ok());
        targets.any(|target: PathBuf| target == database)
    }

    fn name(process: &Path) -> Option<String> {
        let name = fs::read_to_string(process.join("comm")).ok()?;
        Some(name.trim().to_owned())
    }
}
