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
    version: {
      title: "Version {{version}} of “{{workflow}}” can’t be read",
      titleOfOne: "Version {{version}} of a workflow can’t be read",
      text: "What needs this version is kept, and nothing is lost. Open the workflow, and go back to an earlier version or go live with the draft: new calls are then used again. Then try again what is kept here. Runs that began on this version need IT to put it back, from a backup or with the Baton that wrote it.",
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
