export const words = {
  title: "Welcome to Baton",
  question: "What would you like to do first?",
  see: {
    title: "See it work",
    time: "1 minute",
    text: "A ready-made onboarding runs with sample people. Our practice tool answers the way Okta and Jira would. Nothing real is contacted.",
    button: "Start",
  },
  connect: {
    title: "Connect a tool",
    time: "3 minutes",
    text: "Send data to Okta, Jira, Zapier or another tool, or let it call Baton.",
    name: "My first workflow",
    which: "Which way does the data go?",
    send: "Baton sends to the tool",
    sendText: "You have a web address from it. You paste it, choose what to send, and send a test.",
    receive: "The tool calls Baton",
    receiveText: "You copy Baton’s web address into it, and see its first call arrive.",
  },
  blank: {
    title: "Start from a blank page",
    text: "I know what my workflow should do.",
    name: "New workflow",
  },
  sampleName: "Welcome a new hire",
  picture: {
    start: "Someone is hired",
    user: "Create user",
    wait: "Laptop ready",
    tell: "Tell HR",
  },
  language: "Language",
  file: "Open a set-up file",
  skip: "Go to Workflows",
  foot: {
    desktop: "Everything stays on this computer until you connect a tool",
    server: "Everything stays on this server until you connect a tool",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    welcome: typeof words;
  }
}
