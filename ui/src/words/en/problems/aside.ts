/** What Baton could not handle, and set aside. */
export const words = {
  aside: {
    what: {
      run: "A run stands still.",
      message: "A message to another tool is kept back.",
      call: "A call is not used.",
      start: "A workflow was not started for somebody.",
      job: "Something that was to be done to many stands still.",
      address: "Calls to an address of Baton are not taken; whoever calls is asked to call again.",
    },
    because: {
      unreadable: "Baton can’t read what is stored of it.",
      broke_off: "Baton broke off while it worked on it.",
      missing: "Something that belongs to it is gone.",
      refused: "What came of it could not be stored.",
    },
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "problems/aside": typeof words;
  }
}
