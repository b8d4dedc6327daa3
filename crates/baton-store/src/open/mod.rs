//! Opening a data folder: lock, permissions, connections, settings, migrations.

mod backup;
mod connection;
mod folder;
mod holders;
mod lock;
mod migration;
mod owner;
mod whereabouts;

pub(crate) use backup::expire;
pub use connection::SETTINGS;
pub(crate) use connection::{PATIENCE, reader, writer};
pub(crate) use folder::{handle, prepare, sync};
pub(crate) use holders::holders;
pub(crate) use lock::FolderLock;
pub use migration::FORMAT;
pub(crate) use migration::migrate;
pub use owner::Owner;
pub(crate) use whereabouts::Identity;
