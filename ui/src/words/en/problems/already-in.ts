/** A start by a call about somebody who is in the workflow already. */
export const words = {
  kind: {
    already_part_way: {
      title: "A call is about someone who is in the workflow already",
      text: "Use the call to start another run beside theirs, or ignore it.",
    },
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "problems/already-in": typeof words;
  }
}
