//! What the kind does in a run: nothing yet, so that a run which comes there needs the admin.

use super::ParallelPaths;
use crate::steps::own::Runs;

impl Runs for ParallelPaths {}
