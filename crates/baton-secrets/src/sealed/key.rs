//! The key file: 32 random bytes as text, readable by its owner only, outside the data folder.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use crate::Error;

/// Refuses a key beside what it seals: one copied folder would give everything away.
pub(super) fn refuse_inside(key: &Path, data: &Path) -> Result<(), Error> {
    let (key_at, data_at) = (resolved(key), resolved(data));
    if key_at.starts_with(&data_at) {
        return Err(wrong(key, "lies inside the data folder; keep it elsewhere"));
    }
    Ok(())
}

/// The path with every existing part resolved, so that links and `..` do not hide the place.
fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let existing = absolute
        .ancestors()
        .find_map(|part| part.canonicalize().ok().map(|to| (part, to)));
    match existing {
        Some((part, to)) => match absolute.strip_prefix(part) {
            Ok(rest) if rest.as_os_str().is_empty() => to,
            Ok(rest) => to.join(rest),
            Err(_) => absolute,
        },
        None => absolute,
    }
}

/// Refuses a key that others can read.
#[cfg(unix)]
pub(super) fn refuse_readable(key: &Path) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt;

    let mode = match fs::metadata(key) {
        Ok(metadata) => metadata.permissions().mode(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(wrong(key, &format!("cannot be read: {error}"))),
    };
    if mode & 0o077 != 0 {
        let reason = format!(
            "can be read by others (mode {:o}); run chmod 600",
            mode & 0o777
        );
        return Err(wrong(key, &reason));
    }
    Ok(())
}

/// The folder's access list decides on this platform.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the other platform can fail here")]
pub(super) fn refuse_readable(_key: &Path) -> Result<(), Error> {
    Ok(())
}

/// Makes a new key, never over an old one.
pub(super) fn make(key: &Path) -> Result<(), Error> {
    let mut bytes = Zeroizing::new([0u8; 32]);
    getrandom::fill(bytes.as_mut()).map_err(|error| wrong(key, &error.to_string()))?;
    let text = Zeroizing::new(format!("{}\n", URL_SAFE_NO_PAD.encode(bytes.as_ref())));
    write_new(key, text.as_bytes()).map_err(|error| wrong(key, &format!("cannot be made: {error}")))
}

fn write_new(key: &Path, text: &[u8]) -> std::io::Result<()> {
    let folder = key.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(key)?;
    file.write_all(text)?;
    file.sync_all()?;
    super::file::sync_folder(folder.unwrap_or_else(|| Path::new(".")))
}

/// Reads the key; one that is not there is a store that is missing, and comes back by itself.
pub(super) fn read(key: &Path) -> Result<Zeroizing<[u8; 32]>, Error> {
    let text = match fs::read_to_string(key) {
        Ok(text) => Zeroizing::new(text),
        Err(error) => {
            return Err(Error::Missing {
                reason: format!("key file {}: {error}", key.display()),
            });
        }
    };
    let mut bytes = Zeroizing::new([0u8; 32]);
    match URL_SAFE_NO_PAD.decode_slice(text.trim(), bytes.as_mut()) {
        Ok(32) => Ok(bytes),
        Ok(_) | Err(_) => Err(wrong(key, "is not a key of Baton")),
    }
}

fn wrong(key: &Path, reason: &str) -> Error {
    Error::KeyFile {
        path: key.to_path_buf(),
        reason: reason.to_owned(),
    }
}
