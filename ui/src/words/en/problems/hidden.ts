/** What is said of a call whose tool keeps an address to itself. */
export const words = {
  hidden: {
    title: "A call has no email",
    text: "The field for it is there and empty: the person may have none yet, or the other tool keeps it to itself. Choose who it is about, or add them there: Baton offers whoever has a name or a number that the call says.",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "problems/hidden": typeof words;
  }
}
