//! Lists the texts that Baton says where no page of the UI is, as `src/words/` embeds them.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

const WORDS: &str = "../../ui/src/words";

/// The part of a language's folder that is read here.
const TEXTS: &str = "beside-the-page";

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    println!("cargo:rerun-if-changed={WORDS}");
    let mut languages = Vec::new();
    for folder in inside(&here.join(WORDS))? {
        let about = folder.join("language.json");
        if about.is_file() {
            languages.push(format!("({}, {})", embedded(&about)?, texts(&folder)?));
        }
    }
    fs::write(out.join("languages.rs"), list(&languages))
}

/// The texts of a language, each with its name.
fn texts(language: &Path) -> io::Result<String> {
    let mut named = Vec::new();
    for file in inside(&language.join(TEXTS))? {
        if let Some(name) = file.file_name().and_then(|name| name.to_str()) {
            named.push(format!("({name:?}, {})", embedded(&file)?));
        }
    }
    Ok(list(&named))
}

fn inside(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// The text itself: a path would be of the folder that was built in, and the cache of builds outlives
/// that one.
fn embedded(file: &Path) -> io::Result<String> {
    Ok(format!("{:?}", fs::read_to_string(file)?))
}

fn list(items: &[String]) -> String {
    format!("&[{}]", items.join(", "))
}
