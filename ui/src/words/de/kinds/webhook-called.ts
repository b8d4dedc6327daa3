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
      settle_s: "wie lange auf mehr zu derselben Person gewartet wird",
    },
    choice: {
      unknown_person: {
        keep_under_problems: "Zu den Problemen legen",
        add_person: "Die Person aus dem Aufruf hinzufügen",
      },
      update_known: { true: "Ihre Angaben erneuern", false: "Ihre Angaben lassen" },
      already_in: {
        leave: "Nichts tun",
        start_beside: "Einen weiteren Lauf daneben starten",
        ask: "Mich fragen",
      },
      start_left: { true: "Auch für sie starten", false: "Für sie nicht starten" },
    },
  },
};
