/** A start by a call: its name, in full and in a list, and what starts the workflow. */
export const words = {
  webhook_called: {
    name: "Starts when another tool calls",
    brief: "Another tool calls",
    when: "When another tool calls",
    example: "Personio says that someone was hired",
    sentence: {
      starts: "A tool sends the person’s {{detail}}",
      starts_picked: "Another tool calls, and {{detail}} says who it is about",
    },
    part: {
      person: "who it is about",
      only_if: "only if",
      unknown_person: "people we don’t know",
      person_fields: "details from the call",
      update_known: "people we know",
      start_left: "people who have left",
      already_in: "people who are in it already",
    },
  },
};

declare module "#ui/words/words.ts" {
  interface Files {
    "kinds/webhook-called": typeof words;
  }
}
