/** The blank page: what becomes its first two cards. */
export const words = {
  blank: {
    start: "Wann startet es?",
    first: "Was geschieht zuerst?",
    later: "Nach Frage 1",
    more: "Weitere Schritte",
    steps: "Noch keine Schritte. Sie stehen hier von oben nach unten, so wie Sie sie wählen.",
    why: "Braucht zuerst einen Start und einen Schritt",
    whyStep: "Braucht zuerst einen Schritt",
  },
} as const;
