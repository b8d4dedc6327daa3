/** A start by a person who leaves, in full and in a list. */
export const words = {
  person_leaves: {
    name: "Starts when a person leaves",
    brief: "A person leaves",
    when: "When a person leaves",
    example: "Their status becomes “Left”",
    sentence: { starts: "Somebody’s status becomes “Left”" },
    part: {},
    panel: {
      help: "Somebody leaves when their status becomes “Left”. Whoever changes it: you, a call, or a step of a workflow. Baton does not change the status by the last day. While the workflow is off, nothing is started and nothing is kept.",
    },
  },
};

declare module "#ui/words/words.ts" {
  interface Files {
    "kinds/person-leaves": typeof words;
  }
}
