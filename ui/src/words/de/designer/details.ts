/** Details of people and answers that can be put in. */
export const words = {
  values: {
    secret: "geheim",
    broken: "{{name}} (Schritt gelöscht)",
    format: {
      as_is: "So, wie es ist",
      date_iso: "2026-12-01",
      date_long: "1 Dec 2026",
      upper: "GROSS GESCHRIEBEN",
      lower: "klein geschrieben",
      first_letter: "Erster Buchstabe",
    },
  },
  picker: {
    title: "Angabe einfügen",
    open: "Angabe einfügen: {{field}}",
    search: "Angabe finden",
    none: "Keine Angabe heißt so.",
    empty: "leer",
    sensitive: "sensibel",
    hidden: "verborgen",
    ownText: "Ein eigener Text",
    typed: "Das Feld „{{name}}“",
    more: "{{group}}: Es gibt mehr. Tippen Sie, um sie zu finden.",
    later: "{{group}}: kommt später, ist also noch nicht hier.",
    noSample:
      "{{group}}: Senden Sie einen Test, oder warten Sie auf einen Aufruf, dann sind die Angaben hier.",
  },
  later: {
    button: "Später benutzen",
    label: "Später benutzen: {{detail}}",
    none: "In einem späteren Schritt",
    noneHelp: "Noch sendet kein späterer Schritt Daten.",
    sendIn: "In {{number}} {{name}} senden",
    added: "{{detail}} ist im Entwurf zu dem hinzugefügt, was „{{step}}“ sendet.",
    everything:
      "„{{step}}“ sendet nur Angaben der Person. Wählen Sie sie dort einzeln, um {{detail}} hinzuzufügen.",
    show: "Zeigen",
  },
} as const;
