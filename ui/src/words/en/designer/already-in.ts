/** A start by a call about somebody who is in the workflow already. */
export const words = {
  alreadyIn: {
    title: "If the person is in it already",
    leave: "Leave them where they are",
    start_beside: "Start another run beside it",
    ask: "Ask me",
    help: {
      leave: "Their run says that another call came. You can start it too.",
      start_beside: "For events that are each their own: time off, documents, pay.",
      ask: "The call stands under Problems until you decide.",
    },
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/already-in": typeof words;
  }
}
