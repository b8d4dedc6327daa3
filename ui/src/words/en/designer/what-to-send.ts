/** What a step sends, and its preview. */
export const words = {
  what: {
    title: "What to send",
    summary_one: "{{count, number}} detail",
    summary_other: "{{count, number}} details",
    summaryAll: "Every detail that is not sensitive",
    summaryExcept: "Everything except what is left out",
    get: "GET asks and sends no data. Details for IT holds the address.",
    nameIn: "Name in {{tool}}",
    value: "What to send",
    valueOf: "What to send as {{name}}",
    add: "Add a detail",
    everything: "Send everything except…",
    everythingTitle: "Send everything except what you leave out?",
    everythingText_one:
      "{{tool}} then receives every detail of the person that is not sensitive. What you set up above, {{count, number}} detail with its name, is replaced. Undo brings it back.",
    everythingText_other:
      "{{tool}} then receives every detail of the person that is not sensitive. What you set up above, {{count, number}} details with their names, is replaced. Undo brings it back.",
    everythingButton: "Replace them",
  },
  options: {
    title: "Options for {{name}}",
    format: "How {{detail}} is written",
    type: "Kind of value",
    types: {
      text: "Text",
      number: "Number",
      yes_no: "Yes or no",
      list: "List",
      as_received: "As it came",
    },
    whenEmpty: "When it is empty",
    empty: {
      stop: "Stop and tell me",
      leave_out: "Leave it out",
      send_empty: "Send it empty",
      use_text: "Use this text",
    },
    useText: "Text to use",
    up: "Move up",
    down: "Move down",
    remove: "Remove",
  },
  except: {
    text: "{{tool}} receives every detail of the person that is not sensitive, except these:",
    nothing: "Nothing is left out yet.",
    leftOut: "Left out",
    leaveOut: "Leave out…",
    sendAgain: "Send {{name}} again",
    choose: "Choose details one by one",
    sensitive:
      "Sensitive details are not sent this way: {{details}}. Choose details one by one to send them.",
  },
  preview: {
    title: "What {{tool}} will receive",
    person: "Sample person",
    sample: "{{name}} (sample)",
    nobody: "Choose a person first, or make a sample person.",
    makeOne: "Make a sample person",
    nothing: "Nothing is sent yet.",
    eachTime: "different each time",
    noAddress: "no web address yet",
    exactly: "{{tool}} receives exactly this, and nothing else.",
    exactlyIt: "The other tool receives exactly this, and nothing else.",
    updated: "Preview updated",
  },
  test: {
    replace_token: "Replace the token",
    replace_address: "Replace the address",
    open_connection: "Open connection",
    title: "Try it",
    send: "Send a test to {{tool}}",
    sending: "Sending to {{tool}}…",
    again: "Send again to {{tool}}",
    dontSend: "Don’t send",
    needsAddress: "It needs a web address first.",
    needsToken: "It needs its token first.",
    needsConsent: "Allow the web address first, under “{{section}}”.",
    needsOther: "It needs another web address first. Baton never sends to this one.",
    change: "Change the data first",
    data: "The data of this test",
    unfit: "First put right what is marked in the data.",
    onlyThis: "For this test only.",
    first: "Send to {{tool}} for real?",
    firstText: "This really goes to {{host}} with the data of {{name}}.",
    answer: "What came back",
    noDetails: "It holds no details.",
    notKept:
      "The test was sent, but what came back could not be stored. Later steps can use it after another test.",
    notSent: "The test was not sent.",
    webPage: "It is a web page, not data. The address may be the wrong one.",
    noForm: "It is no data that Baton can read.",
    allHidden: "It is hidden, because something sensitive is in it.",
    copy: "Copy for IT",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/what-to-send": typeof words;
  }
}
