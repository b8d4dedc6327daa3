//! Reading and writing the sealed file. A write replaces the whole file, or nothing.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::{Error, Secret};

const HEADER: &[u8] = b"BATON-SEALED-1\n";
const NONCE_BYTES: usize = 24;

pub(super) fn read(file: &Path, key: &[u8; 32]) -> Result<BTreeMap<String, Secret>, Error> {
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(broken(file, &error.to_string())),
    };
    let parts = bytes
        .strip_prefix(HEADER)
        .and_then(|rest| rest.split_first_chunk::<NONCE_BYTES>());
    let Some((nonce, sealed)) = parts else {
        return Err(broken(file, "it is not a sealed file of Baton"));
    };
    let nonce = XNonce::from(*nonce);
    let plain = XChaCha20Poly1305::new(key.into())
        .decrypt(
            &nonce,
            Payload {
                msg: sealed,
                aad: HEADER,
            },
        )
        .map(Zeroizing::new)
        .map_err(|_| broken(file, "the key does not fit, or the file is damaged"))?;
    entries(&plain).ok_or_else(|| broken(file, "its content cannot be read"))
}

pub(super) fn write(
    file: &Path,
    key: &[u8; 32],
    kept: &BTreeMap<String, Secret>,
) -> Result<(), Error> {
    let mut nonce = [0u8; NONCE_BYTES];
    getrandom::fill(&mut nonce).map_err(|error| broken(file, &error.to_string()))?;
    let plain = lines(kept);
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: &plain,
                aad: HEADER,
            },
        )
        .map_err(|_| broken(file, "it cannot be sealed"))?;
    let bytes = [HEADER, nonce.as_slice(), &sealed].concat();
    replace(file, &bytes).map_err(|error| broken(file, &error.to_string()))
}

/// One line per secret: the name, a space and the value, both in base64.
fn lines(kept: &BTreeMap<String, Secret>) -> Zeroizing<Vec<u8>> {
    let mut plain = Zeroizing::new(Vec::new());
    for (name, secret) in kept {
        plain.extend_from_slice(STANDARD.encode(name).as_bytes());
        plain.push(b' ');
        plain.extend_from_slice(Zeroizing::new(STANDARD.encode(secret.expose())).as_bytes());
        plain.push(b'\n');
    }
    plain
}

fn entries(plain: &[u8]) -> Option<BTreeMap<String, Secret>> {
    let text = std::str::from_utf8(plain).ok()?;
    text.lines()
        .map(|line| {
            let (name, value) = line.split_once(' ')?;
            let name = String::from_utf8(STANDARD.decode(name).ok()?).ok()?;
            Some((name, Secret::new(STANDARD.decode(value).ok()?)))
        })
        .collect()
}

fn replace(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let beside = file.with_extension("sealed-next");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut next = options.open(&beside)?;
    next.write_all(bytes)?;
    next.sync_all()?;
    drop(next);
    fs::rename(&beside, file)?;
    sync_folder(file.parent().unwrap_or_else(|| Path::new(".")))
}

#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// A folder cannot be opened as a file on this platform.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the other platform can fail here")]
pub(super) fn sync_folder(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}

fn broken(file: &Path, reason: &str) -> Error {
    Error::Missing {
        reason: format!("sealed file {}: {reason}", file.display()),
    }
}
