//! Who has a port, where the system tells it.

/// What people call the system that this runs on.
pub(super) fn system() -> &'static str {
    match std::env::consts::OS {
        "linux" => "Linux",
        "macos" => "macOS",
        "windows" => "Windows",
        other => other,
    }
}

/// The name of the program that listens on this port, if it can be seen.
#[cfg(target_os = "linux")]
pub(super) fn of_port(port: u16) -> Option<String> {
    linux::holder(&linux::sockets(port))
}

/// Whether a program listens on this port.
#[cfg(target_os = "linux")]
pub(super) fn is_listened_on(port: u16) -> bool {
    !linux::sockets(port).is_empty()
}

/// Whether a program listens on this port: one that does takes a connection.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_listened_on(port: u16) -> bool {
    use std::net::{Ipv4Addr, TcpStream};
    use std::time::Duration;

    let at = (Ipv4Addr::LOCALHOST, port).into();
    TcpStream::connect_timeout(&at, Duration::from_millis(200)).is_ok()
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

    /// The sockets that listen on the port, as their links in `/proc` read.
    pub(super) fn sockets(port: u16) -> Vec<String> {
        ["/proc/net/tcp", "/proc/net/tcp6"]
            .iter()
            .filter_map(|table| fs::read_to_string(table).ok())
            .flat_map(|table| listening(&table, port))
            .collect()
    }

    /// Those of one table.
    fn listening(table: &str, port: u16) -> Vec<String> {
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
