import type { Shape } from "#ui/api/shapes.ts";

/** What says more than the kind of an entry alone. */
type Variant =
  | "try_failed_because"
  | "sent_new_changed"
  | "time_wait_started_without_holidays"
  | `time_wait_moved_${"date" | "zone" | "free_days"}`
  | "detail_set_first"
  | "detail_set_emptied"
  | "detail_set_hidden"
  | `detail_would_be_${"set" | "emptied" | "hidden"}`
  | `call_${"bound" | "used"}_by_hand${"" | "_about"}`
  | "settled_alone"
  | "time_came_past"
  | "time_wait_started_hidden"
  | "time_wait_moved_hidden";

/** What happened in a run, one sentence for each kind of entry. `{{step}}` is the step's name. */
export const words = {
  run_started: "The run started",
  message_ready: "“{{step}}” is ready to be sent",
  try_failed: "“{{step}}”: a try did not work",
  try_failed_because: "Try {{tries}} of “{{step}}”: {{what}}",
  given_up: "“{{step}}” could not be delivered",
  message_accepted: "“{{step}}” was accepted",
  accepted_again: "“{{step}}” was accepted as a new message",
  wait_started: "Waiting for a call: {{step}}",
  call_bound: "A call for “{{step}}” came early and is kept",
  call_used: "The call for “{{step}}” came",
  call_bound_by_hand:
    "{{by}} chose a call for “{{step}}” of this run. It is kept until the run comes there",
  call_bound_by_hand_about:
    "{{by}} chose a call about {{who}} for “{{step}}” of this run. It is kept until the run comes there",
  call_used_by_hand: "The call that {{by}} chose for “{{step}}” of this run is used",
  call_used_by_hand_about:
    "The call about {{who}} that {{by}} chose for “{{step}}” of this run is used",
  settle_began: "Waiting until {{until}} for more about this person",
  call_merged: "Another call came about this person and was taken together with the first",
  settled_alone: "Nothing else came about this person. The run goes on",
  settled: "Merged {{calls}} events",
  another_event_came: "Another call came about this person. Nothing began by it",
  reminder_passed: "Nobody called back: {{step}}",
  limit_passed: "Still nobody called back: {{step}}",
  needs_you: "“{{step}}” needs you",
  problem_solved: "“{{step}}” does not need you any more",
  step_skipped: "“{{step}}” was skipped: {{why}}",
  marked_received: "“{{step}}” was marked as received: {{why}}",
  sent_again: "“{{step}}” was sent again: {{why}}",
  sent_new: "“{{step}}” was sent as a new message: {{why}}",
  sent_new_changed: "{{by}} changed {{names}} before “{{step}}” was sent again: {{why}}",
  settings_used: "“{{step}}” was made anew with the settings of version {{version}}: {{why}}",
  new_message_dropped: "The second message of “{{step}}” is not sent any more: {{why}}",
  tried_again: "“{{step}}” was tried again",
  path_taken: "“{{step}}”: path {{path}} was taken",
  path_chosen: "“{{step}}”: path {{path}} was chosen: {{why}}",
  paths_begun: "“{{step}}”: all paths began",
  first_done: "“{{step}}”: path {{path}} was done first",
  withdrawn: "“{{step}}” is not needed any more",
  ended_afterwards:
    "“{{step}}” was on its way when it was no longer needed. The other tool may have done it",
  time_wait_started: "“{{step}}”: waiting until {{until}}",
  time_wait_moved: "“{{step}}”: waiting until {{until}} now, before that until {{from}}",
  time_wait_started_without_holidays:
    "“{{step}}”: waiting until {{until}}. The holidays are not known, so only weekends are free",
  time_wait_started_hidden:
    "“{{step}}”: waiting. A sensitive detail says until when, so that is not shown",
  time_wait_moved_hidden:
    "“{{step}}”: waiting until another time. A sensitive detail says until when, so that is not shown",
  time_wait_moved_date:
    "“{{step}}”: waiting until {{until}} now, as the date changed. Before that until {{from}}",
  time_wait_moved_zone:
    "“{{step}}”: waiting until {{until}} now, as the time zone changed. Before that until {{from}}",
  time_wait_moved_free_days:
    "“{{step}}”: waiting until {{until}} now, as the holidays changed. Before that until {{from}}",
  time_came: "“{{step}}”: the time came",
  time_came_past: "“{{step}}”: the time had passed already, so the run went straight on",
  detail_set: "“{{step}}”: {{detail}} is “{{after}}” now, before that “{{before}}”",
  detail_set_first: "“{{step}}”: {{detail}} is “{{after}}” now, before that it was empty",
  detail_set_emptied: "“{{step}}”: {{detail}} is empty now, before that “{{before}}”",
  detail_set_hidden: "“{{step}}”: {{detail}} was changed. It is sensitive, so it is not shown",
  detail_would_be_set: "“{{step}}”: {{detail}} would be “{{after}}” now. A try-out changes nobody",
  detail_would_be_emptied: "“{{step}}”: {{detail}} would be empty now. A try-out changes nobody",
  detail_would_be_hidden:
    "“{{step}}”: {{detail}} would be changed. It is sensitive, so it is not shown. A try-out changes nobody",
  nothing_to_set: "“{{step}}”: the person had all of it already, so nothing was changed",
  skipped_ahead: "“{{step}}”: skipped ahead",
  run_stopped: "The run was stopped: {{why}}",
  run_done: "The run is done",
} as const satisfies Record<Shape<"HistoryKind"> | Variant, string>;

declare module "#ui/words/words.ts" {
  interface Files {
    history: typeof words;
  }
}
