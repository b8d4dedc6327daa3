/** A start by a detail that changes, in full and in a list. */
export const words = {
  detail_changed: {
    name: "Starts when a detail of a person changes",
    brief: "A detail changes",
    when: "When a detail of a person changes",
    example: "Someone moves to another department",
    sentence: {
      nothing: "Does not say yet which detail",
      changes: "{{detail}} changes",
      becomes: "{{detail}} becomes {{to}}",
      empty: "{{detail}} becomes empty",
      was: "{{detail}} was {{from}} and changes",
      was_empty: "{{detail}} was empty and is filled in",
      was_becomes: "{{detail}} was {{from}} and becomes {{to}}",
      was_becomes_empty: "{{detail}} was {{from}} and becomes empty",
      empty_becomes: "{{detail}} was empty and becomes {{to}}",
    },
    part: { detail: "which detail", from: "what it was", to: "what it becomes" },
    panel: {
      title: "What changes",
      detail: "Detail of the person",
      from: "What it was before",
      to: "What it becomes",
      kinds: { any: "Anything", empty: "Empty", one_of: "One of these" },
      values: "These values",
      valuesHelp: "One on each line. Small and capital letters are the same.",
      help: "Whoever changes it: you, a call, or a step of a workflow. Each change starts a run of its own. Nobody who has left is started, unless it is the status that changes. While the workflow is off, nothing is started and nothing is kept.",
    },
  },
};

declare module "#ui/words/words.ts" {
  interface Files {
    "kinds/detail-changed": typeof words;
  }
}
