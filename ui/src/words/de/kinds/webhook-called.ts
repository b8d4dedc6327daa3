/** A start by a call: its name, in full and in a list, and what starts the workflow. */
export const words = {
  webhook_called: {
    name: "Startet, wenn ein anderes Tool aufruft",
    brief: "Ein anderes Tool ruft auf",
    when: "Wenn ein anderes Tool aufruft",
    example: "Personio sagt, dass jemand eingestellt wurde",
    sentence: {
      starts: "Ein Tool sendet zur Person: {{detail}}",
      starts_picked: "Ein anderes Tool ruft auf, und {{detail}} sagt, um wen es geht",
    },
    part: {
      person: "um wen es geht",
      only_if: "nur wenn",
      unknown_person: "Personen, die wir nicht kennen",
      person_fields: "Angaben aus dem Aufruf",
      update_known: "Personen, die wir kennen",
      start_left: "Personen, die ausgeschieden sind",
      already_in: "Personen, die schon darin sind",
    },
  },
};
