/** What the panels of the designer say about headers, pretended calls and calls that need somebody. */
export const panels = {
  headers: {
    label: "Extra headers",
    help: "Values are kept in the password store, unless you mark them as not secret.",
    none: "No extra headers.",
    add: "Add a header",
    name: "Name of the header",
    value: "Value",
    valueOf: "Value of {{name}}",
    notSecret: "Not secret",
    notSecretHelp: "The value then stands in the workflow and in its export, for everyone to read.",
    save: "Save",
    cancel: "Cancel",
    nameNeeded: "Write the name of the header first.",
    valueNeeded: "Write its value first.",
    noAddress: "A secret value belongs to a web address. Put that in under “Where to” first.",
    practice:
      "The practice tool keeps no secrets. Mark the value as not secret, or use your own web address.",
    kept: "The value is kept secret",
    gone: "Its value is asked for again: the address leads somewhere else now.",
    plain: "not secret",
    replace: "Replace",
    replaceNamed: "Replace the value of {{name}}",
    remove: "Remove",
    removeNamed: "Remove {{name}}",
    saved: "The value of {{name}} is kept in the password store.",
  },
} as const;
