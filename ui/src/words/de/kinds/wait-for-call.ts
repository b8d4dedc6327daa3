/** Wait for another tool: its name, an example, and what a step of it does. Whole templates: word order may change. */
export const words = {
  wait_for_call: {
    name: "Auf ein anderes Tool warten",
    example: "Jira sagt, der Laptop ist bereit",
    sentence: {
      waits: "Wartet auf einen Aufruf, Erinnerung: {{limit}}",
      waits_for_ever: "Wartet auf einen Aufruf, ohne Erinnerung",
    },
    part: {
      match_by: "um wen es geht",
      only_if: "nur wenn",
      nobody_matches: "wenn niemand passt",
      several_match: "wenn mehrere passen",
      reminder_after_s: "Erinnerung",
      limit_after_s: "Grenze",
    },
  },
};
