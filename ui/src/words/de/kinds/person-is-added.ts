/** A start by a person who is added, in full and in a list. */
export const words = {
  person_is_added: {
    name: "Startet, wenn eine Person hinzukommt",
    brief: "Eine Person kommt hinzu",
    when: "Wenn eine Person hinzukommt",
    example: "Unter „Personen“ steht jemand Neues, von Hand oder durch einen Aufruf",
    sentence: { starts: "Jemand kommt hinzu, von Hand oder durch einen Aufruf" },
    part: {},
    panel: {
      help: "Wer unter „Personen“ hinzukommt, startet: durch Sie, durch einen Aufruf oder auf andere Weise. Auch erfundene Personen. Wer schon ausgeschieden ist, startet nicht. Solange der Workflow aus ist, startet niemand, und nichts wird aufbewahrt.",
    },
  },
};
