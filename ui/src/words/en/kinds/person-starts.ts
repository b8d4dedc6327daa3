/** A start by a person who starts, in full and in a list. */
export const words = {
  person_starts: {
    name: "Starts when a person starts",
    brief: "A person starts",
    when: "When a person starts",
    example: "Their status becomes “Active”",
    sentence: { starts: "Somebody’s status becomes “Active”" },
    part: {},
    panel: {
      help: "Somebody starts when their status becomes “Active”, and it was “Before start” or “Left”. Whoever changes it: you, a call, or a step of a workflow. Baton does not change the status by the start date. Who comes back from leave is not started. While the workflow is off, nothing is started and nothing is kept.",
    },
  },
};

declare module "#ui/words/words.ts" {
  interface Files {
    "kinds/person-starts": typeof words;
  }
}
