//! Who has a port, where the system tells it.

/// The name of the program that listens on this port, if it can be seen.
#[cfg(target_os = "linux")]
pub(super) fn of_port(port: u16) -> Option<String> {
    let sockets = ["/proc/net/tcp", "/proc/net/tcp6"]
        .iter()
        .filter_map(|table| std::fs::read_to_string(table).ok())
        .flat_map(|table| linux::listening(&table, port))
        .collect::<Vec<_>>();
    linux::holder(&sockets)
}

/// Other systems tell it only to tools of their own.
#[cfg(not(target_os = "linux"))]
pub(super) fn of_port(_port: u16) -> Option<String> {
    None
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs;
    use std::path::Path;

    const LISTEN: &str = "0A";

    /// The sockets of one table that listen on the port, as their links in `/proc` read.
    pub(super) fn listening(table: &str, port: u16) -> Vec<String> {
        let port = format!(":{port:04X}");
        let rows = table.lines().skip(1).filter_map(|row| {
            let columns: Vec<&str> = row.split_whitespace().collect();
            let (local, state, inode) = (columns.get(1)?, columns.get(3)?, columns.get(9)?);
            let ours = local.ends_with(&port) && *state == LISTEN;
            ours.then(|| format!("socket:[{inode}]"))
        });
        rows.collect()
    }

    /// The program that holds one of the sockets.
    pub(super) fn holder(sockets: &[String]) -> Option<String> {
        let processes = fs::read_dir("/proc").ok()?.flatten();
        let mut numbered = processes.filter(|entry| {
            entry
                .file_name()
                .to_str()
                .is_some_and(|name| name.parse::<u32>().is_ok())
        });
        let process = numbered.find(|entry| holds(&entry.path(), sockets))?;
        let name = fs::read_to_string(process.path().join("comm")).ok()?;
        Some(name.trim().to_owned())
    }

    fn holds(process: &Path, sockets: &[String]) -> bool {
        let Ok(files) = fs::read_dir(process.join("fd")) else {
            return false;
        };
        files.flatten().any(|file| {
            fs::read_link(file.path()).is_ok_and(|target| {
                target
                    .to_str()
                    .is_some_and(|target| sockets.iter().any(|socket| socket == target))
            })
        })
    }
}
