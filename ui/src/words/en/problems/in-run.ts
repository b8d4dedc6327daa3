/** What ends a problem in the run that it stopped. */
export const words = {
  inRun: {
    change_data: {
      action: "Change the data first…",
      title: "Change the data first: for whom?",
      what: "Change the data, and send it",
      text_one: "For this run only. {{tool}} gets it as a new message.",
      text_other: "For one run after the other, as each has data of its own.",
    },
    treat_as_done: {
      action: "Treat as done…",
      title: "Treat as done: for whom?",
      what: "Treat the step as done",
      text_one: "The run goes on. You say how you know it.",
      text_other: "For one run after the other. You say how you know it.",
    },
    atPerson: "Or change it at the person",
    atPersonText: "Then use “Send with today’s details” in the run.",
    again: "Or send the same again",
    againText: "Only if {{tool}} takes it by now. Else it says the same again.",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "problems/in-run": typeof words;
  }
}
