//! The commands, through a running server and on a folder that nobody serves.

use serde_json::json;

use crate::server::{Home, call, files};
