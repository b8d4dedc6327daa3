/** What a word of another tool means. */
export const words = {
  learning: {
    action: "Say what it means…",
    what: "Say what “{{word}}” means",
    title: "What does “{{word}}” mean?",
    label: "{{detail}} becomes",
    text: "Everybody for whom it came gets this, and Baton knows the word from then on.",
    button: "Remember it",
    needed: "Say what it means first.",
    done: "Baton knows “{{word}}” now.",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "problems/learning": typeof words;
  }
}
