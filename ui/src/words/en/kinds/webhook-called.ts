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
      settle_s: "how long it waits for more about the same person",
    },
    choice: {
      unknown_person: {
        keep_under_problems: "Keep it under Problems",
        add_person: "Add the person from the call",
      },
      update_known: { true: "Renew their details", false: "Leave their details" },
      already_in: {
        leave: "Leave them where they are",
        start_beside: "Start another run beside it",
        ask: "Ask me",
      },
      start_left: { true: "Start for them too", false: "Do not start for them" },
    },
  },
};

declare module "#ui/words/words.ts" {
  interface Files {
    "kinds/webhook-called": typeof words;
  }
}
