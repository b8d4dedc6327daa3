/** An address that other tools call. */
export const words = {
  address: {
    title: "Give this to the other tool",
    summary: "Last call {{time}}",
    notYet: "The address comes as soon as the draft is saved.",
    form: "How the token is given",
    inside: "In the address",
    apart: "Separately",
    apartHelp: "Your IT may prefer this form.",
    path: "At the end",
    pathHelp: "For a tool that takes a plain web address only, without a question mark in it.",
    token: "Secret token",
    tokenIt: "(bearer token)",
    tokenWaits: "The token waits until your password store is unlocked.",
    copy: "Copy address",
    copyToken: "Copy token",
    copyInstructions: "Copy instructions for IT",
    show: "Show the token",
    hide: "Hide the token",
    cannotShow: "The token cannot be shown. Unlock your password store, then try again.",
  },
  reach: {
    used_from_outside: "Used from outside",
    through_base: "Through {{base}}",
    this_network: "This network",
    only_this_computer: "Only this computer",
    not_listening: "Not listening",
    not_started: "Not listening",
    lastCall: "Last call {{time}}",
    check: "Check again",
    checking: "Checking…",
    note: {
      through_base: "It leads back to this Baton.",
      this_network: "Computers on this network can reach it.",
      only_this_computer:
        "Only programs on this computer can use this. Tools on the internet cannot.",
      not_listening: "{{why}}. Trying again every 5 seconds.",
      not_started: "{{why}}.",
    },
  },
  listening: {
    title: "Listening",
    waiting: "Waiting for the first call.",
    nothing: "Nothing yet.",
    pretend: "Pretend they called…",
    called: "{{from}} called",
    at_one: "at {{time}} · {{count, number}} detail found",
    at_other: "at {{time}} · {{count, number}} details found",
    hint: {
      email: "Work email of {{name}}",
      unknown: "an email we don’t know",
      awaited: "what {{name}}’s run waits for",
    },
  },
  notice: {
    wrong_token:
      "Someone called with a wrong token at {{time}}, from {{from}}. Do they still use the old one?",
    too_big: "A call at {{time}} was too big. It was not kept.",
    handshake:
      "{{from}} asked at {{time}} whether Baton is there. It was told yes; nothing starts by that.",
    opened:
      "{{from}} opened the address at {{time}} in place of calling it. If it can do nothing else, say so under Details for IT.",
    compressed: "A call at {{time}} was compressed. Ask the sender to send it uncompressed.",
    unreadable: "The data of the call at {{time}} is not readable.",
    duplicate: "The same call came again at {{time}}. It was ignored (duplicate protection).",
    unknown: "The call at {{time}} was understood, but it needs you.",
    open: "Open Problems",
  },
  addressIt: {
    summary: "Duplicate protection, new token",
    minutes: "Ignore repeats within (minutes)",
    minutesHelp: "A call with the same data is a repeat. 0 takes every call as a new one.",
    senderId: "Header with the sender’s own number",
    senderIdHelp: "With it, the same number within 90 days is one call.",
    takesGet: "The tool can only open an address",
    takesGetHelp:
      "Then what stands behind the question mark is taken as its data. Leave it off if you can: a browser that opens the address calls it.",
    answer: "Text that the tool wants to hear",
    answerHelp:
      "Some tools send a call again and again until the answer has a text of theirs. Then Baton answers with this.",
    testField: "A call is only a test when this field",
    testHelp: "A test starts nothing. You find it under Earlier calls and can use it there.",
    testValue: "has this value",
    rotate: "Make a new token",
    rotateTitle: "Make a new token?",
    rotateText_one:
      "The token of now works for {{count, number}} more hour. Give the new one to the other tool before that.",
    rotateText_other:
      "The token of now works for {{count, number}} more hours. Give the new one to the other tool before that.",
    rotateAgain: "The token before it, which still works, stops at once.",
    rotated: "There is a new token. Copy it for the other tool.",
    oldUntil: "The old token works until {{time}}.",
    oldUsedBy: "Still used by {{callers}}.",
    oldUnused: "Nobody has used it since.",
    oldCaller: "{{from}} ({{time}})",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/addresses": typeof words;
  }
}
