//! Stored states of runs: what was written stays readable, and is written as it was.

use baton_core::RunState;
use baton_core::run::StepState;

/// What a state is after it was read and written.
fn written_again(stored: &str) -> String {
    let state: StepState = serde_json::from_str(stored).unwrap();
    serde_json::to_string(&state).unwrap()
}

#[test]
fn a_step_of_each_kind_is_written_as_it_was_stored() {
    let stored = [
        // Nothing of its own.
        r#"{"status":"not_yet"}"#,
        r#"{"status":"running","since":"2026-11-17T09:00:00Z","problem":"not_runnable"}"#,
        r#"{"status":"running","since":"2026-11-17T09:00:00Z","problem":"value_missing"}"#,
        r#"{"status":"waiting","since":"2026-11-17T09:00:00Z","problem":"match_value_missing"}"#,
        r#"{"status":"skipped","since":"2026-11-17T09:00:00Z"}"#,
        // A step that sends.
        r#"{"status":"running","since":"2026-11-17T09:00:00Z","occurrence":1,"message":"msg_1"}"#,
        r#"{"status":"running","since":"2026-11-17T09:00:00Z","problem":"tool_broken","occurrence":2,"message":"msg_2","last_try":10,"failed":10,"given_up":true}"#,
        r#"{"status":"done","since":"2026-11-17T09:00:00Z","occurrence":4294967295,"message":"msg_3","last_try":4294967295,"failed":1,"repeats":true,"got":{"/id":"\"00u1\""}}"#,
        r#"{"status":"done","since":"2026-11-17T09:00:00Z","occurrence":1,"message":"msg_4","got":{"/a":"9007199254740993","/b":"1e400","/c":"null","/d":"{\"x\":[1.10,-0]}"}}"#,
        r#"{"status":"done","since":"2026-11-17T09:00:00Z","occurrence":1,"message":"msg_5","cut":true}"#,
        r#"{"status":"stopped","since":"2026-11-17T09:00:00Z","occurrence":1,"message":"msg_6","last_try":1,"failed":1}"#,
        // A step that waits for a call.
        r#"{"status":"not_yet","match_value":"IT-482"}"#,
        r#"{"status":"not_yet","call":"call_1","got":{"/issue/serial":"\"C02XK\""}}"#,
        r#"{"status":"waiting","since":"2026-11-17T09:00:00Z","match_value":"IT-482","reminder_at":"2026-11-20T09:00:00Z","limit_at":"2026-12-01T09:00:00Z"}"#,
        r#"{"status":"waiting","since":"2026-11-17T09:00:00Z","problem":"nobody_called","match_value":"12345678901234567890","limit_at":"2026-12-01T09:00:00.123456789Z"}"#,
        r#"{"status":"done","since":"2026-11-17T09:00:00Z","match_value":"IT-482","call":"call_1","got":{"/issue/serial":"12345678901234567890.5"}}"#,
        // A step that waits for a moment.
        r#"{"status":"waiting","since":"2026-11-17T09:00:00Z","until":"2026-11-28T08:00:00Z","until_from":"2026-12-01","until_zone":"Europe/Berlin"}"#,
        r#"{"status":"waiting","since":"2026-11-17T09:00:00Z","problem":"date_missing"}"#,
    ];

    for text in stored {
        assert_eq!(written_again(text), text);
    }
}

#[test]
fn what_an_unknown_field_says_is_passed_over() {
    let stored = r#"{"status":"running","occurrence":1,"message":"msg_1","later":{"a":[1]}}"#;

    let known = r#"{"status":"running","occurrence":1,"message":"msg_1"}"#;
    assert_eq!(written_again(stored), known);
}

#[test]
fn a_whole_run_is_written_as_it_was_stored() {
    let stored = concat!(
        r#"{"run":"run_0000000000000000000000000000abcd","status":"needs_you","#,
        r#""started_at":"2026-11-17T09:00:00Z","at":"step_laptop","messages":2,"#,
        r#""trigger":{"/by":"\"Leapsome\""},"steps":{"#,
        r#""step_jira":{"status":"done","since":"2026-11-17T09:00:02Z","occurrence":1,"#,
        r#""message":"msg_2","got":{"/key":"\"IT-482\""}},"#,
        r#""step_laptop":{"status":"waiting","since":"2026-11-17T09:00:02Z","#,
        r#""problem":"nobody_called","match_value":"IT-482","limit_at":"2026-12-01T09:00:02Z"},"#,
        r#""step_okta":{"status":"done","since":"2026-11-17T09:00:01Z","problem":"not_allowed","#,
        r#""occurrence":2,"message":"msg_3","last_try":1,"failed":1,"repeats":true}}}"#,
    );

    let run: RunState = serde_json::from_str(stored).unwrap();

    // Where the run is, its steps say; which it is, its row.
    let run_id = r#""run":"run_0000000000000000000000000000abcd","#;
    let written = stored
        .replace(r#""at":"step_laptop","#, "")
        .replace(run_id, "");
    assert_eq!(serde_json::to_string(&run).unwrap(), written);
}
