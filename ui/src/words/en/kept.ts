/** Calls that came while a workflow was off: nothing starts by itself. */
export const words = {
  title_one: "Start this call now?",
  title_other: "Start these calls now?",
  came_one: "“{{name}}” is on. {{count, number}} call came before and was kept.",
  came_other: "“{{name}}” is on. {{count, number}} calls came before and were kept.",
  mended_one: "{{count, number}} call under Problems can be read now, and begins a run.",
  mended_other: "{{count, number}} calls under Problems can be read now, and begin a run.",
  mendedSome_one:
    "At least {{count, number}} call under Problems can be read now, and begins a run.",
  mendedSome_other:
    "At least {{count, number}} calls under Problems can be read now, and begin a run.",
  mendedRest: "What you leave of the calls under Problems stays there.",
  off: "“{{name}}” is off, so nothing starts. Turn it on, then choose what starts.",
  unreadVersion:
    "Version {{version}} of “{{name}}” can’t be read, so nothing starts. Open the workflow, and go back to an earlier version or go live with the draft. Then choose what starts.",
  list: "Kept calls",
  rest: "What happens to the rest",
  restText: "What you do not start stays kept. You find it in Workflows and under Problems.",
  leave_one: "Leave it",
  leave_other: "Leave them",
  start_one: "Start {{count, number}} call",
  start_other: "Start {{count, number}} calls",
  startSome: "Start {{count, number}} of {{all, number}}",
  startTicked: "Start what is ticked",
  unseen: "Start those that are not shown yet, too, where they begin a run.",
  noneChosen: "Tick at least one call.",
  turnOn: "Turn on…",
  count_one: "{{count, number}} call kept",
  count_other: "{{count, number}} calls kept",
  section: "Kept calls",
  at_one: "{{count, number}} call kept for “{{name}}”",
  at_other: "{{count, number}} calls kept for “{{name}}”",
  nothingStarted_one: "Nothing has started with it.",
  nothingStarted_other: "Nothing has started with them.",
  untilOn: "The workflow is off, so nothing starts.",
  untilRead: "The version that is live can’t be read, so nothing starts.",
  others_one: "{{count, number}} more call",
  others_other: "{{count, number}} more calls",
  choose: "Start or leave…",
  look_one: "Look at it…",
  look_other: "Look at them…",
  who: {
    unread: "A call that was not read",
    unreadable: "A call that cannot be read",
    nobody: "A call in which Baton found nobody",
    unreadWithin: "a call that was not read",
    unreadableWithin: "a call that cannot be read",
    nobodyWithin: "a call in which Baton found nobody",
    more_one: "{{name}} and {{count, number}} other person",
    more_other: "{{name}} and {{count, number}} other people",
  },
  note: {
    from: "From {{from}}",
    mended: "From {{from}}, under Problems until now",
    nobody: "If it is started, it goes to Problems.",
    nobodyFound:
      "Its work email is not where the start looks. If it is started, it goes to Problems.",
    notMet: "Does not meet the condition of the start, so no run begins.",
    problem: "What it says cannot be judged. If it is started, it goes to Problems.",
    noEmail: "That is no email address. If it is started, it goes to Problems.",
    unknown: "Nobody has this work email. If it is started, it goes to Problems.",
    added: "Nobody has this work email yet. If it is started, the person is added.",
    again: "A call above is about this person already, so no second run begins.",
    left: "Has left. If it is started, it goes to Problems.",
    done: "Finished this on {{date}}. If it is started, they go through it again.",
    someDone_one: "{{count, number}} of them finished this before, and would go through it again.",
    someDone_other:
      "{{count, number}} of them finished this before, and would go through it again.",
    partly: "From {{from}}. Baton looked at the first {{looked, number}} of {{all, number}}.",
    tooLong: "From {{from}}. It is too long to see here for whom a run would begin.",
    someDoneAtLeast_one:
      "At least {{count, number}} of them finished this before, and would go through it again.",
    someDoneAtLeast_other:
      "At least {{count, number}} of them finished this before, and would go through it again.",
    allDone: "Those of them who begin finished this before, and would go through it again.",
    inIt: "Is in the workflow already, so no second run begins.",
  },
  ignoring: {
    of: "Ignore: {{name}}",
    title: "Ignore this kept call?",
    text: "No run begins with it, and it is not kept any more. Earlier calls says that it was ignored.",
  },
  became: {
    started_one: "{{count, number}} run began.",
    started_other: "{{count, number}} runs began.",
    alreadyIn_one: "{{count, number}} person was in it already, so no second run began.",
    alreadyIn_other: "{{count, number}} people were in it already, so no second runs began.",
    nothing_one: "For {{count, number}} person nothing began. Earlier calls says why.",
    nothing_other: "For {{count, number}} people nothing began. Earlier calls says why.",
    waiting_one: "{{count, number}} person begins when their other run ends.",
    waiting_other: "{{count, number}} people begin when their other runs end.",
    underWay_one: "{{count, number}} call is still being looked at.",
    underWay_other: "{{count, number}} calls are still being looked at.",
    couldNot_one:
      "{{count, number}} call could not be started, for the workflow is not on. It stays kept.",
    couldNot_other:
      "{{count, number}} calls could not be started, for the workflow is not on. They stay kept.",
    problems_one: "{{count, number}} person or call needs you. Look under Problems.",
    problems_other: "{{count, number}} people or calls need you. Look under Problems.",
    used_one: "{{count, number}} call is used. Earlier calls says what became of it.",
    used_other: "{{count, number}} calls are used. Earlier calls says what became of them.",
    none: "Nothing was started: the calls were not there any more.",
    goesOn: "They are being started. How far that is stands at the top of the page.",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    kept: typeof words;
  }
}
