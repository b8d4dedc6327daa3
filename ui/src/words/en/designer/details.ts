/** Details of people and answers that can be put in. */
export const words = {
  values: {
    secret: "kept secret",
    broken: "{{name}} (step deleted)",
    format: {
      as_is: "As it is",
      date_iso: "2026-12-01",
      date_long: "1 Dec 2026",
      upper: "UPPER CASE",
      lower: "lower case",
      first_letter: "First letter",
    },
  },
  picker: {
    title: "Insert a detail",
    open: "Insert a detail: {{field}}",
    search: "Find a detail",
    none: "No detail has this name.",
    empty: "empty",
    sensitive: "sensitive",
    hidden: "hidden",
    ownText: "A text of my own",
    typed: "The field “{{name}}”",
    more: "{{group}}: there are more. Type to find them.",
    later: "{{group}}: comes later, so it is not here yet.",
    noSample: "{{group}}: send a test or wait for a call, then its details are here.",
  },
  later: {
    button: "Use later",
    label: "Use later: {{detail}}",
    none: "In a later step",
    noneHelp: "No later step sends data yet.",
    sendIn: "Send it in {{number}} {{name}}",
    added: "Added {{detail}} to what “{{step}}” sends, in the draft.",
    everything:
      "“{{step}}” sends details of the person only. Choose them one by one there to add {{detail}}.",
    show: "Show",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/details": typeof words;
  }
}
