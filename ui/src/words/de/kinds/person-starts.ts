/** A start by a person who starts, in full and in a list. */
export const words = {
  person_starts: {
    name: "Startet, wenn eine Person anfängt",
    brief: "Eine Person fängt an",
    when: "Wenn eine Person anfängt",
    example: "Der Status wird „Aktiv“",
    sentence: { starts: "Jemandes Status wird „Aktiv“" },
    part: {},
    panel: {
      help: "Jemand fängt an, wenn der Status „Aktiv“ wird und „Vor dem Eintritt“ oder „Ausgeschieden“ war. Wer auch immer ihn ändert: Sie, ein Aufruf oder ein Schritt eines Workflows. Baton ändert den Status nicht nach dem Eintrittsdatum. Wer nach einer Beurlaubung zurückkommt, startet nicht. Solange der Workflow aus ist, startet niemand, und nichts wird aufbewahrt.",
    },
  },
};
