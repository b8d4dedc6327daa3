/** Trying out, going live, and versions. */
export const words = {
  tryIt: {
    open: "Try it",
    end: "End the try-out",
    title: "Try it",
    with: "Try with",
    really: "Really contact other tools",
    practice: "The practice tool answers. Nothing leaves Baton.",
    contacts: "This really contacts {{hosts}}.",
    contactsNobody: "No step has an address yet, so nobody is contacted.",
    start: "Start with {{name}}",
    startNobody: "Start",
    banner: "Try-out.",
    bannerPractice: "No real person is moved.",
    bannerReally: "No real person is moved, but other tools are really contacted.",
    unclear: "It can’t be told which path to take at “{{name}}”.",
    take: "Take {{path}}",
    takeAt: "Take {{path}} at “{{name}}”",
    waitsForTime: "It waits for the time at “{{name}}”.",
    skipAhead: "Skip ahead",
    skipAheadAt: "Skip ahead: {{name}}",
    waits: "It waits at “{{name}}”. In real life the other tool calls its address.",
    pretend: "Pretend they called",
    whole: "That was a complete run.",
    wholeNext: "Next, put in your own web address.",
    yours: "Make it yours",
    again: "Try again from the start",
    show: "What was sent",
    sentTitle: "What was sent and received",
    news: {
      call: "for a call",
      tries_one: "{{count}} try",
      tries_other: "{{count}} tries",
    },
  },
  goLive: {
    open: "Go live…",
    title: "Go live with {{name}}?",
    changes: "What changes",
    first_one: "It goes live for the first time, with {{count}} step.",
    first_other: "It goes live for the first time, with {{count}} steps.",
    who: "Who is affected",
    newPeople: "New people: from now on, version {{version}}",
    partWay_one: "{{count, number}} person part-way: finishes on version {{version}}",
    partWay_other: "{{count, number}} people part-way: finish on version {{version}}",
    kept_one: "{{count, number}} call was kept: next you choose whether it starts",
    kept_other: "{{count, number}} calls were kept: next you choose which start",
    lack_one:
      "{{count, number}} of {{people, number}} people has no “{{detail}}”. “{{step}}” would stop for those who come to it.",
    lack_other:
      "{{count, number}} of {{people, number}} people have no “{{detail}}”. “{{step}}” would stop for those who come to it.",
    lackFirst_one:
      "{{count, number}} of the first {{people, number}} people has no “{{detail}}”. “{{step}}” would stop for those who come to it.",
    lackFirst_other:
      "{{count, number}} of the first {{people, number}} people have no “{{detail}}”. “{{step}}” would stop for those who come to it.",
    lackUnknown: "Baton could not count who lacks a detail that a step needs.",
    note: "Note for the audit (optional)",
    confirm: "Go live",
    going: "Going live…",
    fixFirst: "Fix what is to fix first.",
    lookFirst: "Look at what was changed first.",
    meanwhile: "The draft was changed in another window after you opened this:",
    meanwhileBy: "{{name}} changed the draft after you opened this:",
    looked: "Go on with these changes",
    notSaved: "Your last changes are not saved, so this cannot go live yet.",
    notReady: "Something must be fixed before this can go live. The list above names it.",
    done: "Version {{version}} is live.",
  },
  versions: {
    title: "Versions",
    one: "Version {{version}}",
    by: "{{name}}, {{time}}",
    note: "“{{note}}”",
    first: "The first version.",
    inUse: "People part-way are still on it.",
    open: "Open",
    makeDraft: "Make this the draft",
    isDraft: "The draft is as version {{version}}.",
    goBack: "Go back to this version",
    backTo: "Go back to version {{version}}",
    backTitle: "Go back to version {{version}}?",
    backText:
      "What was in version {{version}} goes live again, under a new number. The draft becomes the same; Undo brings yours back.",
    backPartWay_one: "{{count}} person part-way finishes as they began.",
    backPartWay_other: "{{count}} people part-way finish as they began.",
    reading: "You are looking at version {{version}}, an earlier one. It cannot be changed.",
  },
  live: {
    reading: {
      live: "You are looking at version {{version}}, which is live. It cannot be changed.",
      off: "You are looking at version {{version}}, which was live last. The workflow is off. It cannot be changed.",
      paused: "You are looking at version {{version}}, which is paused. It cannot be changed.",
      draft: "You are looking at version {{version}}. It cannot be changed.",
    },
    toDraft: "Back to the draft",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/going-live": typeof words;
  }
}
