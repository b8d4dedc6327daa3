/** The blank page: what becomes its first two cards. */
export const words = {
  blank: {
    start: "When does it start?",
    first: "What happens first?",
    later: "After question 1",
    more: "More steps",
    steps: "What happens next is listed here from top to bottom, as you choose it.",
    why: "Needs a start and one step first",
    whyStep: "Needs one step first",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/blank": typeof words;
  }
}
