/** A start by a person who leaves, in full and in a list. */
export const words = {
  person_leaves: {
    name: "Startet, wenn eine Person ausscheidet",
    brief: "Eine Person scheidet aus",
    when: "Wenn eine Person ausscheidet",
    example: "Der Status wird „Ausgeschieden“",
    sentence: { starts: "Jemandes Status wird „Ausgeschieden“" },
    part: {},
    panel: {
      help: "Jemand scheidet aus, wenn der Status „Ausgeschieden“ wird. Wer auch immer ihn ändert: Sie, ein Aufruf oder ein Schritt eines Workflows. Baton ändert den Status nicht nach dem letzten Tag. Solange der Workflow aus ist, startet niemand, und nichts wird aufbewahrt.",
    },
  },
};
