/** What kinds of problems are called where no step and nobody is named. */
export const words = {
  anyKind: {
    not_runnable: "An earlier Baton could not go on",
    path_unclear: "Baton can’t tell which path to take",
    date_missing: "A date that is waited for is empty",
    date_passed: "A moment that is waited for has passed",
    nobody_called: "Nobody called back",
    same_email: "Two people have one email",
    other_id: "Is this somebody we know, or somebody new?",
    detail_not_set: "A step can’t set a detail of the person",
    detail_taken: "Somebody else has what a step was to set",
    too_many_starts: "Runs start one from another without an end",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "problems/any": typeof words;
  }
}
