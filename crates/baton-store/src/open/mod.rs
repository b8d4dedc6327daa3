//! Opening a data folder: lock, permissions, connections, settings, migrations.

mod backup;
mod connection;
mod folder;
mod holders;
mod kept;
mod keys;
mod lock;
mod lost;
mod migration;
mod owner;
mod whereabouts;

pub(crate) use backup::{expire, free_number, log_aside, of_replaced, tell_of_replaced};
pub use connection::SETTINGS;
pub(crate) use connection::{PATIENCE, reader, unmapped, writer};
pub(crate) use folder::{handle, prepare, private_file, sync};
pub(crate) use holders::holders;
pub(crate) use lock::{FolderLock, refuse_owned};
pub use migration::FORMAT;
pub(crate) use migration::migrate;
pub use owner::Owner;
pub(crate) use whereabouts::{Identity, Whereabouts};
