export const words = {
  skip: "Skip to content",
  menu: "Menu",
  navigation: "Baton",
  foot: {
    nothing: "Nothing needs you",
    problems_one: "{{count}} problem",
    problems_other: "{{count}} problems",
    people_one: "{{count}} person",
    people_other: "{{count}} people",
    both: "{{problems}}, {{people}}",
    checked: "Last looked {{time}}",
  },
  where: {
    whole: "{{title}}. {{note}}",
    sentence: "{{title}}.",
    desktop: "Running on this computer",
    desktopNote: "Stops when it sleeps",
    server: "Running on {{name}}",
    connected: "Connected",
    lost: "Not connected to Baton",
    lostSince: "Since {{time}}",
    portTaken: "Not listening",
    portTakenBy: "{{program}} uses port {{port}}",
    portTakenByAnother: "Another program uses port {{port}}",
    asking: "Looking…",
  },
  lostBanner:
    "Not connected to Baton since {{time}}. You are looking at what we last knew. Changes are off until it answers.",
  portBanner:
    "Another program uses port {{port}}, so other tools cannot reach Baton. Baton tries again every 5 seconds.",
  portBannerBy:
    "{{program}} uses port {{port}}, so other tools cannot reach Baton. Baton tries again every 5 seconds.",
  howToFix: "How to fix",
  secretsBanner: {
    locked:
      "Your password store is locked, so Baton can’t read its tokens. Runs that need one wait.",
    missing:
      "This computer has no password store, so Baton can’t keep tokens. Nothing is stored in the clear.",
    emptied_one: "Your password store was emptied. Enter {{count}} token again.",
    emptied_other: "Your password store was emptied. Enter {{count}} tokens again.",
    waiting: "Baton waits for your password store to answer.",
    show: "Show me",
  },
  help: {
    title: "Help",
    keys: "Keys",
    words: "What do these words mean?",
    report: "Report for IT",
    reportText: "What this Baton is and where it runs. No person and no token is in it.",
    copyReport: "Copy report for IT",
    keyRows: {
      tab: ["Tab", "Go to the next control"],
      arrows: ["Arrow keys", "Move in lists, menus and the flow"],
      enter: ["Enter", "Open or press"],
      escape: ["Esc", "Close, or go back"],
      add: ["A or +", "Add a step after this one"],
      remove: ["Del", "Delete the step"],
      move: ["Alt+↑ ↓", "Move the step up or down, also into and out of paths"],
      across: ["Alt+← →", "Move the step to the path beside"],
      rename: ["F2", "Rename the step"],
      clip: ["Ctrl+C X V", "Copy, cut and paste steps"],
      fold: ["Space", "Fold or unfold a part of the flow"],
      find: ["Ctrl+F", "Find a step"],
      undo: ["Ctrl+Z", "Undo in the designer"],
      redo: ["Ctrl+Y", "Do it again"],
      zoom: ["Ctrl+0 1 2", "Fit the flow, full size, see all"],
      beside: ["[ and ]", "In a run: the run before or after it in the list"],
      again: ["R", "In a run: try the step again"],
      skip: ["S", "In a run: skip the step"],
      show: ["E", "In a run: show the step in the flow"],
      question: ["?", "Open this help"],
    },
    wordRows: {
      workflow: ["Workflow", "What happens for each person, step by step."],
      step: ["Step", "One thing that Baton does or waits for."],
      run: ["Run", "One person on the way through a workflow."],
      address: ["Web address", "Where another tool calls Baton. IT says “webhook URL”."],
      token: ["Secret token", "Proves who is calling. IT says “bearer token”."],
      connection: ["Connection", "Another tool’s address and the token for it."],
      detail: ["Detail", "Something Baton knows about a person, such as the start date."],
      data: ["Data", "What Baton sends and receives. IT says “payload” or “JSON”."],
    },
  },
  signIn: {
    title: "Sign in to Baton",
    text: "Baton Server prints a sign-in link when it starts for the first time. Open that link, or paste it here.",
    label: "Sign-in link",
    placeholder: "https://…/sign-in?once=…",
    button: "Sign in",
    refused: "This link does not work any more. Each link works once. Ask for a new one.",
    empty: "Paste the link first.",
    where: "The one who runs the server finds it in the server’s output.",
  },
  signOut: "Sign out",
  notFound: {
    title: "There is no page at this address",
    text: "It may have been moved or deleted.",
    button: "Go to Workflows",
  },
  broken: {
    title: "This page stopped working",
    text: "What you did is saved. We don’t know why yet.",
    button: "Load the page again",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    frame: typeof words;
  }
}
