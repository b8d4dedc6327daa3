/** What is copied for IT: plain lines for a message or a log, with straight quotes. */
export const words = {
  head: "Baton, {{time}}",
  page: "Seite {{path}}",
  code: "Code {{code}}",
  codeStatus: "Code {{code}}, Status {{status}}",
  slow: "keine Antwort seit 10 s",
  problem: {
    head: "Baton-Problem: {{title}} ({{kind}})",
    workflow: 'Workflow "{{workflow}}"',
    step: 'Workflow "{{workflow}}", Schritt "{{step}}"',
    times: "seit {{since}}, zuletzt {{last}}",
    counts: "{{people}} Personen, {{calls}} Aufrufe",
  },
  run: {
    head: 'Baton-Lauf {{run}}, Workflow "{{workflow}}" Version {{version}}',
    step: 'Schritt "{{step}}" ({{id}}): {{status}} seit {{since}}',
    detail: "Detail: {{kind}} {{params}}",
    waiting: "wartet auf einen Aufruf an /in/{{address}} zu {{value}}",
    message: "webhook-id {{id}}, {{tries}} Versuche, {{state}}",
  },
} as const;
