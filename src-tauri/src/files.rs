//! Files that a person opens: chosen in a dialog, or with a double click, which the system tells as
//! an argument of a start, or on a Mac as an event. The page never says which file is read.

use std::ffi::OsStr;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tauri::AppHandle;

use crate::asked;

/// The largest file that is opened: an export is far smaller.
const LARGEST_BYTES: u64 = 8 * 1024 * 1024;

/// What the name of a workflow's file ends with; the system knows the first as Baton's.
const ENDINGS: [&str; 2] = ["baton", "json"];

/// A file that a person chose.
#[derive(Serialize)]
pub(crate) struct OpenedFile {
    name: String,
    text: String,
}

/// Reads a file that a person chose.
pub(crate) async fn read(place: &Path) -> Result<OpenedFile> {
    Ok(OpenedFile {
        name: name_of(place),
        text: text_of(place).await?,
    })
}

/// The workflows' files among the arguments of a start in this folder.
pub(crate) fn among(arguments: &[String], folder: &Path) -> Vec<PathBuf> {
    let given = arguments.iter().skip(1);
    given
        .filter(|argument| !argument.starts_with('-'))
        .map(|argument| folder.join(argument))
        .filter(|place| is_of_a_workflow(place))
        .collect()
}

/// The workflows' files among what the system opens with Baton.
#[cfg(target_os = "macos")]
pub(crate) fn at(addresses: &[tauri::Url]) -> Vec<PathBuf> {
    let places = addresses.iter().filter_map(|url| url.to_file_path().ok());
    places.filter(|place| is_of_a_workflow(place)).collect()
}

/// Hands files to the page, one after the other; of one that cannot be read its name alone.
pub(crate) fn hand_over(app: &AppHandle, places: Vec<PathBuf>) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        for place in places {
            let text = text_of(&place).await;
            if let Err(error) = &text {
                tracing::warn!(%error, "a file that was opened cannot be read");
            }
            asked::import(&app, name_of(&place), text.ok());
        }
    });
}

fn is_of_a_workflow(place: &Path) -> bool {
    let its = place.extension().unwrap_or_default();
    ENDINGS
        .iter()
        .any(|ending| its.eq_ignore_ascii_case(ending))
}

fn name_of(place: &Path) -> String {
    let name = place.file_name().map(OsStr::to_string_lossy);
    name.unwrap_or_default().into_owned()
}

async fn text_of(place: &Path) -> Result<String> {
    let found = tokio::fs::metadata(place).await?;
    // A pipe would never end.
    if !found.is_file() {
        return Err(Error::new(ErrorKind::InvalidInput, "it is no file"));
    }
    if found.len() > LARGEST_BYTES {
        return Err(Error::new(ErrorKind::FileTooLarge, "the file is too large"));
    }
    tokio::fs::read_to_string(place).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_workflows_are_taken_from_the_arguments_of_a_start() {
        let arguments = [
            "/usr/bin/baton.json",
            "--at-login",
            "Leavers.baton",
            "/home/ada/Old.baton.JSON",
            "/etc/passwd",
            "baton",
        ];

        let found = among(&arguments.map(str::to_owned), Path::new("/work"));

        let wanted = ["/work/Leavers.baton", "/home/ada/Old.baton.JSON"];
        assert_eq!(found, wanted.map(PathBuf::from));
    }

    #[test]
    fn the_system_knows_the_files_as_they_are_named() {
        let settings = include_str!("../../tauri.conf.json");
        let settings: serde_json::Value = serde_json::from_str(settings).unwrap();
        let association = &settings["bundle"]["fileAssociations"][0];
        let of_linux = include_str!("../linux/baton.xml");

        assert_eq!(association["ext"][0], ENDINGS[0]);
        for part in [
            format!("glob pattern=\"*.{}\"", ENDINGS[0]),
            format!("mime-type type={}", association["mimeType"]),
        ] {
            assert!(of_linux.contains(&part), "{part}");
        }
    }

    #[tokio::test]
    async fn what_is_no_file_or_far_too_large_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let large = folder.path().join("Large.baton");
        let file = std::fs::File::create(&large).unwrap();
        file.set_len(LARGEST_BYTES + 1).unwrap();

        assert!(read(folder.path()).await.is_err());
        assert!(read(&large).await.is_err());
        file.set_len(2).unwrap();
        let read = read(&large).await.unwrap();
        assert_eq!((read.name.as_str(), read.text.len()), ("Large.baton", 2));
    }
}
