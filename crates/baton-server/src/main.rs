//! The headless Baton: `serve`, and commands that ask the running server.
//!
//! Every command but `serve` and `openapi` is a request to the admin API. `import`, `export`, `bind`
//! and `take-port` open the data folder themselves when no server runs. It holds no rule of its own.

mod api;
mod args;
mod commands;
mod failure;
mod output;
mod serve;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return failure::Failure::from(error).report(),
    };
    let result = runtime.block_on(commands::run(args));
    // A command that is stuck in a blocking call must not keep the process.
    runtime.shutdown_background();
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
