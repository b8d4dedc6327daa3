/** What the panels of the designer say about headers, pretended calls and calls that need somebody. */
export const words = {
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
  names: {
    open: "Suggest a name in place of “{{name}}”",
    title: "Match {{tool}}’s names",
  },
  calls: {
    unknown: "The call at {{time}} was understood, but nobody has the work email “{{value}}”.",
    needs: "The call at {{time}} needs you: {{what}}.",
    needsAsk: "The call at {{time}} needs you: {{what}}",
    network: "from {{address}}",
    whyNot: {
      question: "It was only a question, so there is nothing to use.",
      notKept: "Its data was not kept, so it cannot be used.",
      unreadable: "Its data cannot be read, so it cannot be used.",
      decide: "First say whom it is about.",
      sample: "It came while this was a draft, so it stays a sample.",
      used: "It was used already.",
      bound: "It belongs to a run and is used when the run gets here.",
      unmatched: "Baton waits for the person it is about.",
      waiting: "Baton is about to handle it.",
    },
  },
  pretend: {
    button: "Pretend they called",
    text: "This moves the try-out, and no real person.",
    change: "Change the data first",
    data: "Data of the pretended call",
    was: "Likely",
    unfit: "First put right what is marked in the data.",
    start: "A try-out has to stand at this step first.",
    starting: "The try-out starts…",
    onItsWay: "The try-out is on its way to this step.",
    elsewhere: "The try-out waits at “{{name}}” first. Pretend that call in the try-out below.",
    over: "The try-out is over. It passed this step, or took another path.",
    again: "Try again from the start",
    end: "Stop pretending",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    panels: typeof words;
  }
}
