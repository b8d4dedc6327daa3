/** Whom a call is about, and when it counts. */
export const words = {
  who: {
    title: "Who is it about?",
    answer: "An answer of an earlier step",
    noAnswer: "No step before this one calls another tool.",
    person: "A person",
    whose: "whose",
    answerOf: "step",
    returned: "its answer",
    isIn: "is in",
    ifNobody: "if nobody",
    ifSeveral: "if several",
    automatic: "Find it by itself",
    pick: "Pick a field",
    typed: "Another field…",
    typedLabel: "Name of the field",
    lastCall: "For the last call:",
    nobody: {
      keep_under_problems: "Keep it under Problems",
      only_record: "Only keep it in the list",
    },
    several: {
      ask: "Ask me which run",
      longest_waiting: "Take the one waiting longest",
    },
    summaryAnswer: "{{answer}} is in {{field}}",
    summaryPerson: "{{detail}} is in {{field}}",
  },
  start: {
    emailIn: "work email is in",
    automaticHelp:
      "Baton understands email, emails, and a list of addresses. For anything else, pick the field.",
  },
  unknown: {
    title: "If we don’t know this person",
    keep: "Keep it under Problems",
    keepHelp: "You add or choose the person, then it starts.",
    add: "Add the person from the call",
    addHelp: "Baton adds the person with these details and starts.",
    detail: "Detail of the person",
    from: "Field of the call",
    more: "Add a detail",
    remove: "Remove this detail",
    newDetail: "New detail…",
    newDetailName: "Name of the new detail",
    newDetailExample: "Laptop model",
    newId: "ID in another tool…",
    newIdTool: "Name of the other tool",
    newIdExample: "BambooHR",
    update: "Also renew the details of people we know",
    left: "Also start for people who have left",
    leftHelp: "Otherwise such a call is a problem for you to see.",
  },
  onlyIf: {
    title: "Continue only if",
    startTitle: "Start only if",
    always: "Every call counts",
    alwaysStart: "Every call starts it",
    none: "Every call counts. Add a condition, for example: status is Done.",
    lastCall: "The last call",
  },
  nobody: {
    title: "If nobody calls",
    remind: "Remind me after",
    limit: "Tell me again after",
    days: "days",
    help: "It keeps waiting. You can always skip the step or mark it as received.",
    both: "Remind me after {{reminder}}, tell me again after {{limit}}",
    onlyReminder: "Remind me after {{reminder}}",
    onlyLimit: "Tell me after {{limit}}",
    never: "Waits without an end",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/about": typeof words;
  }
}
