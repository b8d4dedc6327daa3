//! Which other programs keep the database for themselves, where the system tells it.

use std::path::Path;

/// The names of the other programs that keep the database from being written, each once. Who merely
/// has it open is not among them.
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
    use std::ffi::OsString;
    use std::fs;
    use std::ops::Range;
    use std::os::unix::fs::MetadataExt;
    use std::path::{Path, PathBuf};

    /// Which bytes of `baton.db-shm` keep a writer out when another has them alone: the one of the
    /// writer, and from the one of recovery to the one of who sets the file up
    /// (<https://www.sqlite.org/walformat.html>, 2.3.1, and `UNIX_SHM_DMS` of SQLite's `os_unix.c`).
    const OF_THE_LOG: [Range<u64>; 2] = [120..121, 122..129];
    /// The same of `baton.db` itself, as programs lock it that take all of it
    /// (<https://www.sqlite.org/fileformat.html>, 1.3.1, "the lock-byte page").
    const OF_THE_FILE: Range<u64> = 0x4000_0000..0x4000_0200;

    pub(super) fn holders(database: &Path) -> Option<Vec<String>> {
        // It lists locks of every user's processes, and names their holders.
        let locks = fs::read_to_string("/proc/locks").ok()?;
        let files = [
            (database.to_owned(), std::slice::from_ref(&OF_THE_FILE)),
            (beside(database, "-shm"), &OF_THE_LOG[..]),
        ];
        let own = std::process::id();
        let mut numbers = BTreeSet::new();
        for (path, bytes) in files {
            // It is only looked at: opening and closing it would give up SQLite's own locks.
            if let Ok(file) = fs::metadata(path) {
                numbers.extend(holding(&locks, File::of(&file), own, bytes));
            }
        }
        let names: BTreeSet<String> = numbers.into_iter().filter_map(name).collect();
        Some(names.into_iter().collect())
    }

    fn beside(database: &Path, ending: &str) -> PathBuf {
        let mut path = OsString::from(database);
        path.push(ending);
        PathBuf::from(path)
    }

    /// A file as the list of locks names it.
    #[derive(Clone, Copy)]
    struct File {
        device: u64,
        number: u64,
    }

    impl File {
        fn of(file: &fs::Metadata) -> Self {
            Self {
                device: file.dev(),
                number: file.ino(),
            }
        }
    }

    /// The processes but this one that have one of the bytes of a file alone.
    fn holding(locks: &str, file: File, own: u32, bytes: &[Range<u64>]) -> Vec<u32> {
        let of_file: Vec<Lock<'_>> = locks
            .lines()
            .filter_map(Lock::read)
            .filter(|lock| lock.number == file.number)
            .collect();
        // Some file systems (btrfs) have another device in the list than `stat` tells; where this
        // process has a lock of its own, that says which.
        let ours = of_file.iter().find(|lock| lock.process == own);
        let device = ours.map_or_else(|| device(file.device), |lock| lock.device.to_owned());
        let holding = of_file.iter().filter(|lock| {
            lock.process != own
                && lock.is_alone
                && lock.device == device
                && bytes.iter().any(|range| lock.has(range))
        });
        holding.map(|lock| lock.process).collect()
    }

    /// A line of the list (`man 5 proc_locks`), such as
    /// `1: POSIX  ADVISORY  WRITE 4242 fe:00:1234 120 120`.
    struct Lock<'a> {
        is_alone: bool,
        process: u32,
        device: &'a str,
        number: u64,
        first: u64,
        last: u64,
    }

    impl<'a> Lock<'a> {
        /// Of locks that SQLite's fall foul of; who waits for one (`->`) has none. Locks of open
        /// files belong to no process (`-1`), so nobody can be named for them.
        fn read(line: &'a str) -> Option<Self> {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let [_, "POSIX", _, access, process, file, first, last] = fields[..] else {
                return None;
            };
            let (device, number) = file.rsplit_once(':')?;
            Some(Self {
                is_alone: access == "WRITE",
                process: process.parse().ok()?,
                device,
                number: number.parse().ok()?,
                first: first.parse().ok()?,
                last: match last {
                    "EOF" => u64::MAX,
                    last => last.parse().ok()?,
                },
            })
        }

        fn has(&self, range: &Range<u64>) -> bool {
            self.first < range.end && range.start <= self.last
        }
    }

    /// A device as the list writes it: major and minor, as glibc takes them apart
    /// (`gnu_dev_major`, `gnu_dev_minor`).
    fn device(device: u64) -> String {
        let major = (device >> 8) & 0xfff | (device >> 32) & !0xfff;
        let minor = device & 0xff | (device >> 12) & !0xff & 0xffff_ffff;
        format!("{major:02x}:{minor:02x}")
    }

    fn name(process: u32) -> Option<String> {
        let name = fs::read_to_string(format!("/proc/{process}/comm")).ok()?;
        Some(name.trim().to_owned())
    }

    #[cfg(test)]
    mod tests {
        use super::{File, OF_THE_FILE, OF_THE_LOG, device, holding};

        const OWN: u32 = 7;
        const FILE: File = File {
            device: 0xfe00,
            number: 99,
        };

        #[test]
        fn only_who_has_the_right_to_write_alone_is_named() {
            let locks = "\
                1: POSIX  ADVISORY  READ 11 fe:00:99 128 128\n\
                2: POSIX  ADVISORY  READ 11 fe:00:99 1073741826 1073742335\n\
                3: POSIX  ADVISORY  WRITE 12 fe:00:99 120 120\n\
                3: -> POSIX  ADVISORY  WRITE 13 fe:00:99 120 120\n\
                4: POSIX  ADVISORY  WRITE 14 fe:00:99 121 121\n\
                5: POSIX  ADVISORY  WRITE 15 fe:01:99 120 120\n\
                6: POSIX  ADVISORY  WRITE 16 fe:00:98 120 120\n\
                7: FLOCK  ADVISORY  WRITE 17 fe:00:99 0 EOF\n\
                8: OFDLCK ADVISORY  WRITE -1 fe:00:99 120 120\n\
                9: POSIX  ADVISORY  WRITE 7 fe:00:99 120 120\n\
                10: POSIX  ADVISORY  WRITE 18 fe:00:99 0 EOF\n";

            assert_eq!(holding(locks, FILE, OWN, &OF_THE_LOG), [12, 18]);
            assert_eq!(holding(locks, FILE, OWN, &[OF_THE_FILE]), [18]);
        }

        #[test]
        fn our_own_lock_says_how_the_list_names_the_device() {
            let locks = "\
                1: POSIX  ADVISORY  READ 7 00:21:99 128 128\n\
                2: POSIX  ADVISORY  WRITE 12 00:21:99 120 120\n";

            assert_eq!(holding(locks, FILE, OWN, &OF_THE_LOG), [12]);
            assert_eq!(holding(locks, FILE, 8, &OF_THE_LOG), [0_u32; 0]);
        }

        #[test]
        fn a_device_is_written_as_in_the_list() {
            assert_eq!(device(0xfe00), "fe:00");
            assert_eq!(device(0x21), "00:21");
            assert_eq!(device(0x0010_0801), "08:101");
        }
    }
}
