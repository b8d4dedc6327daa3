/** Lists in which Baton did not find whom they are about. */
export const words = {
  ofList: {
    title: "Baton did not find whom the entries of a call are about",
    text_one:
      "The call is a list with {{count, number}} entry. Baton looked in it where the step says, and what it looks for did not stand there.",
    text_other:
      "The call is a list of {{count, number}} entries. Baton looked in each where the step says, and what it looks for stood in none.",
    entryTitle: "Baton did not find whom an entry of a list is about",
    entryText:
      "Baton looked in it where the step says, and what it looks for did not stand there. It stood in other entries of the same call.",
    entry: "Entry {{entry, number}}",
    entryOf: "Entry {{entry, number}} · {{call}}",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "problems/of-list": typeof words;
  }
}
