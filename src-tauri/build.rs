//! Tells the shell its configuration and its permissions.

fn main() {
    #[cfg(feature = "shell")]
    {
        println!("cargo:rerun-if-changed=src-tauri/permissions");
        let manifest = tauri_build::AppManifest::new()
            .permissions_path_pattern("./src-tauri/permissions/**/*.toml");
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
            .expect("tauri-build reads tauri.conf.json");
    }
}
