//! What the hosted workflows keep to. They cannot be run here; they can be read.

use std::path::PathBuf;

use saphyr::{LoadableYamlNode, Yaml};

use crate::workspace;

/// What a step may run beside the project's own commands.
const SET_UP: &[&str] = &[
    "rustup component add ",
    "rustup toolchain install ",
    "rustup default ",
    "git config --global --add safe.directory ",
];

struct Step {
    uses: Option<String>,
    run: Option<String>,
    node: Option<String>,
}

struct Job {
    limited: bool,
    image: Option<String>,
    steps: Vec<Step>,
}

fn texts() -> Vec<(PathBuf, String)> {
    let files = workspace::files(&[".yml", ".yaml"]).unwrap();
    let hosted = files.into_iter().filter(|file| file.starts_with(".github"));
    hosted
        .map(|file| {
            let text = std::fs::read_to_string(workspace::root().join(&file)).unwrap();
            (file, text)
        })
        .collect()
}

fn document(text: &str) -> Yaml<'_> {
    Yaml::load_from_str(text).unwrap().remove(0)
}

fn word(node: &Yaml<'_>, key: &str) -> Option<String> {
    node.as_mapping_get(key)?.as_str().map(str::to_owned)
}

fn jobs() -> Vec<Job> {
    let mut jobs = Vec::new();
    for (_, text) in texts() {
        let document = document(&text);
        for job in document["jobs"].as_mapping().unwrap().values() {
            let image = job.as_mapping_get("container");
            jobs.push(Job {
                limited: job.as_mapping_get("timeout-minutes").is_some(),
                image: image.and_then(|container| word(container, "image")),
                steps: job["steps"]
                    .as_sequence()
                    .unwrap()
                    .iter()
                    .map(step)
                    .collect(),
            });
        }
    }
    assert!(!jobs.is_empty());
    jobs
}

fn step(step: &Yaml<'_>) -> Step {
    Step {
        uses: word(step, "uses"),
        run: word(step, "run"),
        node: step
            .as_mapping_get("with")
            .and_then(|with| word(with, "node-version")),
    }
}

fn steps() -> Vec<Step> {
    jobs().into_iter().flat_map(|job| job.steps).collect()
}

#[test]
fn a_workflow_may_only_read() {
    for (file, text) in texts() {
        let document = document(&text);
        let rights = document["permissions"].as_mapping().unwrap();

        assert_eq!(rights.len(), 1, "{}", file.display());
        let contents = word(&document["permissions"], "contents");
        assert_eq!(contents.as_deref(), Some("read"), "{}", file.display());
    }
}

#[test]
fn every_job_has_a_time_limit() {
    assert!(jobs().iter().all(|job| job.limited));
}

#[test]
fn an_action_is_named_by_its_whole_commit_and_its_version() {
    for uses in steps().into_iter().filter_map(|step| step.uses) {
        let (_, commit) = uses.split_once('@').unwrap();
        assert_eq!(commit.len(), 40, "{uses}");
        assert!(
            commit.bytes().all(|byte| byte.is_ascii_hexdigit()),
            "{uses}"
        );
    }
    for (file, text) in texts() {
        for line in text.lines().filter(|line| line.contains("uses:")) {
            assert!(line.contains(" # v"), "{}: {line}", file.display());
        }
    }
}

#[test]
fn what_is_done_is_a_command_of_the_project() {
    let runs: Vec<String> = steps().into_iter().filter_map(|step| step.run).collect();

    for run in &runs {
        let own = run.starts_with("cargo xtask ");
        let set_up = SET_UP.iter().any(|start| run.starts_with(start));
        assert!(
            (own || set_up) && !run.contains(['\n', ';', '&', '|']),
            "{run}"
        );
    }
    let made = [
        ("cargo xtask test", 2),
        ("cargo xtask package", 2),
        ("cargo xtask package --only app-image", 1),
    ];
    for (command, times) in made {
        assert_eq!(
            runs.iter().filter(|run| *run == command).count(),
            times,
            "{command}"
        );
    }
}

#[test]
fn the_oldest_allowed_compiler_and_node_are_used() {
    let metadata = workspace::metadata(&["--no-deps"]).unwrap();
    let rust = metadata["packages"][0]["rust_version"].as_str().unwrap();
    let package = std::fs::read(workspace::root().join("ui/package.json")).unwrap();
    let package: serde_json::Value = serde_json::from_slice(&package).unwrap();
    let node = package["engines"]["node"].as_str().unwrap();

    for job in jobs() {
        if let Some(image) = job.image {
            assert_eq!(image, format!("rust:{rust}-bookworm"));
        }
        for step in job.steps {
            for start in ["rustup toolchain install ", "rustup default "] {
                let run = step.run.as_deref().unwrap_or_default();
                let version = run.strip_prefix(start).map(|rest| rest.split(' ').next());
                assert!(version.is_none_or(|version| version == Some(rust)), "{run}");
            }
            if let Some(version) = step.node {
                assert_eq!(format!(">={version}"), node);
            }
        }
    }
}
