/** The blank page: what becomes its first two cards. */
export const words = {
  blank: {
    start: "Wann startet der Workflow?",
    first: "Was geschieht zuerst?",
    later: "Nach Frage 1",
    more: "Weitere Schritte",
    steps: "Was als Nächstes geschieht, steht hier von oben nach unten, sobald Sie es wählen.",
    why: "Braucht zuerst einen Start und einen Schritt",
    whyStep: "Braucht zuerst einen Schritt",
  },
} as const;
