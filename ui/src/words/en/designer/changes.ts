/** What a draft changes, and which settings of a step. */
export const words = {
  draftChanges_one: "Draft: {{count}} change",
  draftChanges_other: "Draft: {{count}} changes",
  changes: {
    title: "What the draft changes",
    none: "Nothing changes.",
    added: "{{name}} is new",
    removed: "{{name}} is gone",
    moved: "{{name}} is at another place",
    changed: "{{name}} is changed",
    changedIn: "{{name}}: {{fields}}",
    discard: "Discard the draft",
    undoOf: "Undo: {{change}}",
    undoFirst: "Undo another change first.",
  },
  field: {
    name: "name",
    connection: "where to",
    method: "method",
    path: "path of the address",
    paths: "paths",
    headers: "headers",
    content: "what is sent",
    timeout_s: "time limit",
    also_success: "what counts as done",
    match_by: "who it is about",
    only_if: "only if",
    nobody_matches: "if nobody matches",
    several_match: "if several match",
    reminder_after_s: "reminder",
    limit_after_s: "limit",
    person: "who it is about",
    unknown_person: "people we don’t know",
    person_fields: "details from the call",
    update_known: "people we know",
    start_left: "people who have left",
    other: "settings",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/changes": typeof words;
  }
}
