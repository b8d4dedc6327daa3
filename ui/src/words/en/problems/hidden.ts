/** What is said of a call whose tool keeps an address to itself. */
export const words = {
  hidden: {
    title: "The email in a call is empty: the other tool hides it",
    text: "Some tools, Jira among them, show an email only where the person allows it. Choose who it is about: Baton offers whoever has a name or a number that the call says. It is not asked again if the step looks for the number that the tool has for a person.",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "problems/hidden": typeof words;
  }
}
