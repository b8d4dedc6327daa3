/** The list of earlier calls at an address, and what was made of each. */
export const words = {
  calls: {
    title: "One call",
    earlier_one: "Earlier calls ({{count, number}})",
    earlier_other: "Earlier calls ({{count, number}})",
    earlierMore: "Earlier calls (more than {{count, number}})",
    menu: "The call of {{time}}",
    show: "Show its data",
    use: "Use it anyway",
    ignore: "Ignore it",
    cannotUse: "There is nothing to decide about this call.",
    ignored: "The call is ignored.",
    received: "What we received",
    from: "from {{from}} at {{time}}",
    unreadable: "This call cannot be read.",
    notReadable: "Cannot be read",
    noData: "Its data was not kept, or it had none.",
    more_one: "{{count, number}} more",
    more_other: "{{count, number}} more",
    by: "From {{from}}",
    becameOf: "{{what}}: {{name}}",
    given: "chosen for this run by {{by}}",
    givenAbout: "chosen for this run by {{by}}. The call names {{who}}",
    settlesUntil: "Waits until {{time}} for more about {{name}}",
    becameTimes: "{{what}} ({{count, number}})",
    kind: {
      accepted: "Received",
      wrong_token: "Wrong token",
      too_big: "Too big",
      compressed: "Compressed",
      handshake: "A question",
      opened: "Only opened",
    },
    became: {
      waiting_to_be_handled: "Waiting to be handled",
      bound: "Kept until the run gets to this step",
      unmatched: "Waiting for its person",
      sample: "Kept as a sample",
      started_run: "Started a run",
      moved_run: "Moved a run",
      condition_not_met: "Condition not met",
      already_in_the_workflow: "Already in the workflow",
      settling: "Waits for more about the same person",
      merged: "Taken together with an earlier call",
      duplicate: "Same call again, ignored",
      arrived_afterwards: "Came afterwards",
      not_needed: "Not needed any more",
      kept: "Kept, nothing started",
      problem: "Needs you",
      ignored: "Ignored by hand",
      refused: "Refused",
      only_a_test: "Only a question or a test",
    },
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/calls": typeof words;
  }
}
