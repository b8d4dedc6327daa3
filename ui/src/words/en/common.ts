export const words = {
  appName: "Baton",
  cancel: "Cancel",
  close: "Close",
  clear: "Clear",
  save: "Save",
  saving: "Saving…",
  change: "Change",
  add: "Add",
  remove: "Remove",
  open: "Open",
  show: "Show",
  showAll: "Show all {{count, number}}",
  showMore: "Show more",
  undo: "Undo",
  more: "More",
  moreFor: "More for {{name}}",
  tryAgain: "Try again",
  copied: "Copied",
  copyRefused: "Couldn’t copy. Press Ctrl+C",
  copyReport: "Copy report for IT",
  changesOff: "Baton does not answer now",
  copyForIt: "Copy for IT",
  messages: "Messages",
  empty: "empty",
  none: "None",
  yes: "Yes",
  no: "No",
  optional: "{{label}} (optional)",
  all: "All",
  now: "now",
  loading: {
    still: "Still loading…",
    long: "This is taking long.",
  },
  status: {
    running: "Running",
    waiting: "Waiting",
    needs_you: "Needs you",
    done: "Done",
    skipped: "Skipped",
    stopped: "Stopped",
    not_yet: "Not yet",
  },
  state: {
    draft: "Draft",
    live: "Live",
    liveVersion: "Live v{{version}}",
    off: "Off",
    paused: "Paused",
  },
  reason: {
    label: "Why?",
    help: "Kept in the audit, with your name and the time.",
    needed: "Say in a few words why.",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    common: typeof words;
  }
}
