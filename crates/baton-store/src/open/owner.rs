//! Who holds a data folder, in its own words.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The file with the owner's words.
pub(super) const FILE: &str = "baton.owner.json";

/// Who holds a data folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// The folder.
    pub folder: PathBuf,
    /// The process; `None` when the owner's file could not be read.
    pub pid: Option<u32>,
    /// When it opened the folder.
    pub since: Option<Timestamp>,
    /// When it last showed that it is alive.
    pub answered_at: Option<Timestamp>,
    /// Where its admin API listens, if it has one.
    pub admin_address: Option<String>,
}

impl Owner {
    pub(crate) fn sentence(&self) -> String {
        let folder = self.folder.display();
        let Some(pid) = self.pid else {
            return format!("`{folder}` is in use by another Baton; close it first");
        };
        let time = |at: Option<Timestamp>| at.map_or_else(|| "?".to_owned(), |at| at.to_string());
        format!(
            "`{folder}` is in use by another Baton (process {pid}, since {}, last answered {}); \
             use that one or stop it first",
            time(self.since),
            time(self.answered_at),
        )
    }
}
