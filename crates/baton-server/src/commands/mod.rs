//! One function per command.

mod bind;
mod exchange;
mod lookup;
mod people;
mod runs;
mod sign_in;
mod take_port;
mod workflows;

use std::io::Read;
use std::path::Path;

use crate::api::Api;
use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::serve::{self, places};

/// Runs the command.
pub(crate) async fn run(args: Args) -> Result<(), Failure> {
    let out = Output::new(args.json);
    let places = places::find(args.data, args.secrets_key_file)?;
    // An error means that it is installed.
    let _installed = rustls::crypto::ring::default_provider().install_default();
    let api = match &args.command {
        Command::Serve(serve) => return serve::run(serve, &places, args.log_format).await,
        Command::Openapi => {
            let document = serde_json::to_value(baton_http::openapi())?;
            return Ok(output::json(&document)?);
        }
        Command::Import(_) | Command::Export(_) | Command::Bind(_) | Command::TakePort(_) => {
            Api::running_or_folder(&places.data, &places.key).await?
        }
        Command::Live(_)
        | Command::Off(_)
        | Command::Addresses(_)
        | Command::People(_)
        | Command::Runs(_)
        | Command::Skip(_)
        | Command::SendAgain(_)
        | Command::SendNew(_)
        | Command::SignIn => Api::running(&places.data).await?,
    };
    let result = ask(&api, args.command, out).await;
    api.close().await;
    result
}

async fn ask(api: &Api, command: Command, out: Output) -> Result<(), Failure> {
    match command {
        Command::Serve(_) | Command::Openapi => Ok(()),
        Command::Import(args) => exchange::import(api, &args, out).await,
        Command::Export(args) => exchange::export(api, &args).await,
        Command::Bind(args) => bind::run(api, &args, out).await,
        Command::Live(args) => workflows::live(api, &args.workflow, out).await,
        Command::Off(args) => workflows::off(api, &args.workflow, out).await,
        Command::Addresses(args) => workflows::addresses(api, &args, out).await,
        Command::TakePort(args) => take_port::run(api, args.port, out).await,
        Command::People(args) => people::list(api, &args, out).await,
        Command::Runs(args) => runs::list(api, &args, out).await,
        Command::Skip(args) => runs::act(api, &args, "skip", out).await,
        Command::SendAgain(args) => runs::act(api, &args, "send-again", out).await,
        Command::SendNew(args) => runs::act(api, &args, "send-new", out).await,
        Command::SignIn => sign_in::link(api, out).await,
    }
}

/// The content of a file, or of standard input for `-`.
fn content_of(file: &Path) -> Result<Vec<u8>, Failure> {
    use anyhow::Context;

    if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .context("read standard input")?;
        return Ok(bytes);
    }
    Ok(std::fs::read(file).with_context(|| format!("read `{}`", file.display()))?)
}
