//! The workflow definition, its validation and the run state machine, as pure functions.
