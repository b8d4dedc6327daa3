//! How many files this process may have open: each connection is one of them.

use std::io;

use crate::hooks::limits::{CONNECTIONS, FILES_FOR_OTHERS};

/// How many connections of callers there may be at once, after the system was asked for as many open files as
/// it gives.
pub(crate) fn connections() -> usize {
    let Some(files) = raise() else {
        return CONNECTIONS;
    };
    let connections = left_of(files);
    if connections < CONNECTIONS {
        tracing::warn!(
            files,
            connections,
            "Baton may have only few files open, so that fewer tools can call at once; raise the \
             limit of open files of this computer or service"
        );
    }
    connections
}

/// How many connections there may be at once to the admin's listener: the half of what is kept free
/// for others.
pub(super) fn admins() -> usize {
    let for_others = raise().map_or(FILES_FOR_OTHERS, for_others);
    usize::try_from(for_others / 2).unwrap_or(CONNECTIONS)
}

/// What others need is kept free, where there are very few the half.
fn left_of(files: u64) -> usize {
    let left = files - for_others(files);
    usize::try_from(left).map_or(CONNECTIONS, |left| left.min(CONNECTIONS))
}

fn for_others(files: u64) -> u64 {
    FILES_FOR_OTHERS.min(files / 2)
}

/// How many there may be from now on; on Windows sockets are not counted.
#[cfg(unix)]
fn raise() -> Option<u64> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    use crate::hooks::limits::FILES;

    let had = getrlimit(Resource::Nofile);
    let soft = had.current?;
    let wanted = had.maximum.map_or(FILES, |hard| hard.min(FILES));
    if soft >= wanted {
        return Some(soft);
    }
    let raised = Rlimit {
        current: Some(wanted),
        maximum: had.maximum,
    };
    match setrlimit(Resource::Nofile, raised) {
        Ok(()) => Some(wanted),
        Err(error) => {
            tracing::debug!(%error, "the limit of open files stays as it was");
            Some(soft)
        }
    }
}

#[cfg(not(unix))]
fn raise() -> Option<u64> {
    None
}

/// Whether it is for want of files that a connection was not accepted.
#[cfg(unix)]
pub(super) fn are_wanting(error: &io::Error) -> bool {
    use rustix::io::Errno;

    let wanting = [Errno::MFILE, Errno::NFILE, Errno::NOBUFS, Errno::NOMEM];
    Errno::from_io_error(error).is_some_and(|error| wanting.contains(&error))
}

#[cfg(not(unix))]
pub(super) fn are_wanting(_error: &io::Error) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn n12_what_others_need_is_kept_free() {
        for (files, connections) in [
            (64, 32),
            (1_024, 512),
            (4_096, 3_584),
            (1 << 20, CONNECTIONS),
        ] {
            assert_eq!(left_of(files), connections, "of {files} files");
        }
    }
}
