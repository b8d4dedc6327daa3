/** Womit ein Problem im Lauf endet, den es angehalten hat. */
export const words = {
  inRun: {
    change_data: {
      action: "Daten vorher ändern…",
      title: "Daten vorher ändern: für wen?",
      what: "Ändern Sie die Daten, und senden Sie sie",
      text_one: "Nur für diesen Lauf. {{tool}} bekommt es als neue Nachricht.",
      text_other: "Für einen Lauf nach dem anderen, denn jeder hat eigene Daten.",
    },
    treat_as_done: {
      action: "Als erledigt behandeln…",
      title: "Als erledigt behandeln: für wen?",
      what: "Behandeln Sie den Schritt als erledigt",
      text_one: "Der Lauf geht weiter. Sie sagen, woher Sie es wissen.",
      text_other: "Für einen Lauf nach dem anderen. Sie sagen, woher Sie es wissen.",
    },
    atPerson: "Oder ändern Sie es bei der Person",
    atPersonText: "Nehmen Sie dann im Lauf „Mit heutigen Angaben senden“.",
    again: "Oder senden Sie dasselbe erneut",
    againText: "Nur, wenn {{tool}} es inzwischen annimmt. Sonst kommt dieselbe Antwort.",
  },
} as const;
