/** What is copied for IT: plain lines for a message or a log, with straight quotes. */
export const words = {
  head: "Baton, {{time}}",
  page: "page {{path}}",
  code: "code {{code}}",
  codeStatus: "code {{code}}, status {{status}}",
  slow: "no answer for 10 s",
  problem: {
    head: "Baton problem: {{title}} ({{kind}})",
    workflow: 'workflow "{{workflow}}"',
    step: 'workflow "{{workflow}}", step "{{step}}"',
    times: "since {{since}}, last {{last}}",
    counts: "{{people}} people, {{calls}} calls",
  },
  run: {
    head: 'Baton run {{run}}, workflow "{{workflow}}" version {{version}}',
    step: 'step "{{step}}" ({{id}}): {{status}} since {{since}}',
    detail: "detail: {{kind}} {{params}}",
    waiting: "waiting for a call to /in/{{address}} about {{value}}",
    message: "webhook-id {{id}}, {{tries}} tries, {{state}}",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    reports: typeof words;
  }
}
