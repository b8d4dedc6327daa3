export const words = {
  title: "Settings",
  sections: {
    general: "General",
    company: "Company",
    addresses: "Addresses",
    computer: "This computer",
    about: "About",
  },
  notSaved: "Not saved. {{what}}",
  general: {
    theme: "Appearance",
    themes: { auto: "Like the system", light: "Light", dark: "Dark" },
    themeHelp: "Changes at once.",
    language: "Language",
    languageHelp: "More languages come later.",
    you: "Your name in the audit",
    youHelp: "Everything you change is recorded under this name.",
  },
  company: {
    text: "What messages can say about your company. Steps pick it under Company, and send what stands here when they are reached.",
    name: "Company name",
    detail: "Detail {{number}}",
    detailName: "Name of detail {{number}}",
    detailExample: "Cost centre",
    value: "Value of detail {{number}}",
    add: "Add a detail",
    most: "There are 20 details already.",
    remove: "Remove {{name}}",
    nameless: "Give every detail a name of its own.",
    save: "Save",
    saved: "Saved. Steps that are reached from now on send this.",
  },
  tell: {
    title: "Who must be told",
    text: "These tools called an address with the former beginning. Give each of them the new one: open the step and copy its address. The part after /in/ and the token stay.",
    where: "{{step}}, in {{workflow}}",
    lastCall: "Last call: {{from}}, {{time}}",
    nobody: "No tool has called Baton yet, so nobody must be told.",
  },
  addresses: {
    port: "Baton listens on port {{port}}",
    portText: "Other tools call Baton there.",
    since: "since {{time}}",
    taken: "Another program uses port {{port}}. Baton tries again every 5 seconds.",
    takenBy: "{{program}} uses port {{port}}. Baton tries again every 5 seconds.",
    takenFix:
      "Close that program, or ask IT to move it to another port. Baton’s port never changes by itself, because other tools know it.",
    notStarted: "Baton does not listen for calls here.",
    reach: "Who can reach Baton",
    reaches: {
      only_this_computer: "Only programs on this computer",
      only_this_computerText: "Tools on other computers and on the internet cannot call Baton.",
      this_network: "Computers on this network",
      this_networkText: "Tools on the internet cannot call Baton.",
      through_base: "Through {{base}}: leads back to this Baton",
      through_baseText: "No call from outside came yet.",
      used_from_outside: "Used from outside",
      used_from_outsideText: "Last call from outside: {{time}}.",
    },
    checked: "Checked {{time}}",
    base: "Public base address",
    baseHelp:
      "The beginning of every web address, as tools on the internet see it. Ask IT for it. Empty when there is none.",
    baseExample: "https://baton.acme.example",
    baseWrong: "Write it like https://baton.acme.example",
    baseSave: "Save",
    baseSaved: "The base address is saved. Every web address begins with it now.",
    baseRemoved: "The base address is removed.",
    check: "Check it",
    checks: {
      leads_here: "It leads back to this Baton.",
      leads_elsewhere: "Something else answers there. Ask IT where it leads.",
      no_answer: "Nothing answers there. Ask IT whether it is set up.",
      no_base: "No base address is set.",
    },
    listen: "Take calls from",
    listens: {
      only_this_computer: "This computer only",
      this_network: "Computers on this network",
    },
    listenHelp: "Personal data on the network is not encrypted without a base address.",
  },
  computer: {
    title: "Where secrets live",
    desktop: "In this computer’s password store",
    server: "In the server’s encrypted store",
    state: {
      ready: "Ready",
      locked: "Locked",
      missing: "There is none",
      emptied: "Emptied",
      waiting: "Waiting",
    },
    text: {
      ready: "Tokens are kept there and nowhere else.",
      locked:
        "Unlock your password store. Baton goes on by itself then. Calls with a token still come in.",
      missing:
        "This computer has no password store, so Baton keeps no token. Nothing is stored in the clear. Calls with a token still come in.",
      emptied: "Your password store was emptied. Enter the tokens of these connections again.",
      waiting: "Baton has asked your password store and waits for its answer.",
    },
    again: "Look again",
    unlock: "Unlock…",
    sleeps: "When it sleeps",
    sleepsText:
      "Baton stops while this computer sleeps, and goes on when it wakes. Nothing is lost.",
    where: "Where Baton runs",
    runsDesktop: "On this computer, as long as the window is open",
    runsServer: "On {{name}}",
  },
  about: {
    version: "Version {{version}}",
    api: "For IT: the API is described at {{path}}",
    signOut: "Sign out",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    settings: typeof words;
  }
}
