/** A start by a call that waits for more about the same person. */
export const words = {
  settling: {
    title: "Wait a little for more about the same person",
    help: "For tools that call several times for one event. What comes in this time becomes one run.",
    howLong: "How long",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/settling": typeof words;
  }
}
