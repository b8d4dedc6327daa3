/** Wait for another tool: its name, an example, and what a step of it does. Whole templates: word order may change. */
export const words = {
  wait_for_call: {
    name: "Wait for another tool",
    example: "Jira says the laptop is ready",
    sentence: {
      waits: "Waits for a call, reminder: {{limit}}",
      waits_for_ever: "Waits for a call, without a reminder",
    },
    part: {
      match_by: "who it is about",
      only_if: "only if",
      nobody_matches: "if nobody matches",
      several_match: "if several match",
      reminder_after_s: "reminder",
      limit_after_s: "limit",
    },
  },
};

declare module "#ui/words/words.ts" {
  interface Files {
    "kinds/wait-for-call": typeof words;
  }
}
