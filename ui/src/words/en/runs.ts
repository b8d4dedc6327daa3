export const words = {
  title: "Runs",
  live: "Updates by itself",
  notLive: "Not updating now",
  search: "Person, workflow or step",
  filter: { workflow: "Workflow", person: "Person", anyWorkflow: "All workflows", kind: "Runs" },
  real: "Real",
  tryOuts: "Try-outs",
  clear: "Clear filters",
  personFilter: "Person: {{name}}",
  removeFilter: "Remove the filter {{name}}",
  counts: "Runs by status",
  about: "about {{n, number}}",
  exact: "{{n, number}}",
  countOf: "{{n}} {{status}}",
  column: {
    person: "Person",
    workflow: "Workflow",
    where: "Where it is now",
    news: "Last news",
    started: "Started",
    more: "More",
  },
  empty: {
    title: "No runs yet",
    text: "A run is one person going through a workflow. Try one with a sample person to see how it looks.",
    button: "Try a workflow",
  },
  noneMatch: { title: "No runs match", text: "{{filters}}", clear: "Clear filters" },
  noTryOuts: {
    title: "No try-outs yet",
    text: "“Try it” in a workflow sends a sample person through it. No real person is moved.",
  },
  filterWords: {
    status: "Status is {{status}}.",
    workflow: "Workflow is {{name}}.",
    search: "Search is “{{search}}”.",
    person: "Person is {{name}}.",
    tryOuts: "Only try-outs.",
  },
  newRuns_one: "{{count}} new run · Show",
  newRuns_other: "{{count}} new runs · Show",
  menu: { open: "Open", person: "All runs of this person", workflow: "Open the workflow" },
  where: {
    sending: "Sending: {{step}}",
    trying_again: "Trying again: {{step}}",
    waiting_for_call: "Waiting for another tool: {{step}}",
    waiting_for_time: "Waiting for the time: {{step}}",
    path_unclear: "Can’t tell which path: {{step}}",
    nobody_called: "Nobody called back: {{step}}",
    not_delivered: "Could not be delivered: {{step}}",
    cannot_prepare: "Can’t prepare the data: {{step}}",
    no_match_value: "Nothing to match by: {{step}}",
    asked: "Needs a decision: {{step}}",
    done: "Done",
    stopped: "Stopped",
    moving: "Going on",
  },
  stoppedBy: "Stopped by {{by}}",
  andMore_one: "{{where}}, and {{count}} more",
  andMore_other: "{{where}}, and {{count}} more",
  tryOut: "Try-out",
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    runs: typeof words;
  }
}
