/** A step that could not set what it was to set of the person. */
export const words = {
  looksSensitive: {
    title: "What a call says looks sensitive",
    text: "Everybody sees the detail it was to be put into, so it wasn’t. The person keeps what was there before. Mark the detail as sensitive under People: the next call that says it sets it. IDs and Baton’s own details are never sensitive; let the start put it into a further detail.",
  },
  kind: {
    detail_not_set: {
      title: "“{{step}}” can’t set a detail of the person",
      text: "What it was to become is empty, is nothing that the detail can be, or looks sensitive while the detail isn’t marked as sensitive. Change the person yourself and skip the step, or put right where it comes from and try again.",
    },
    too_many_starts: {
      title: "Runs start one from another without an end: {{step}}",
      text: "{{most}} runs started one from another, each by what the one before changed about the person. This one was not started. Change one of the workflows so that it does not change what the other listens to.",
    },
    detail_taken: {
      title: "{{other}} has what “{{step}}” was to set",
      text: "Only one person can have that email or ID. Nothing was changed. If it is the same person, skip the step. Else change it at the page of {{other}}, then try again.",
    },
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "problems/not-set": typeof words;
  }
}
