//! Tells the shell its configuration, its permissions and its words.

use std::path::{Path, PathBuf};

fn main() {
    #[cfg(feature = "shell")]
    {
        println!("cargo:rerun-if-changed=src-tauri/permissions");
        let manifest = tauri_build::AppManifest::new()
            .permissions_path_pattern("./src-tauri/permissions/**/*.toml");
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
            .expect("tauri-build reads tauri.conf.json");
    }
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says it"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says it"));
    println!("cargo:rerun-if-changed=ui/src/words");
    let list = languages(&root.join("ui/src/words"));
    std::fs::write(out.join("languages.rs"), list).expect("the build folder can be written");
}

/// The list of languages as code: every folder with words for the desktop is one.
fn languages(words: &Path) -> String {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(words)
        .expect("the UI's words are beside the shell")
        .flatten()
        .map(|entry| entry.path())
        .filter(|folder| folder.join("desktop.json").is_file())
        .collect();
    folders.sort();
    let embedded = |folder: &Path, file: &str| format!("include_str!({:?})", folder.join(file));
    let lines: Vec<String> = folders
        .iter()
        .map(|folder| {
            let language = embedded(folder, "language.json");
            format!("({language}, {})", embedded(folder, "desktop.json"))
        })
        .collect();
    format!("[{}]", lines.join(", "))
}
