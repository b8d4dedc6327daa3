/** A start by a detail that changes, in full and in a list. */
export const words = {
  detail_changed: {
    name: "Startet, wenn sich eine Angabe einer Person ändert",
    brief: "Eine Angabe ändert sich",
    when: "Wenn sich eine Angabe einer Person ändert",
    example: "Jemand wechselt in eine andere Abteilung",
    sentence: {
      nothing: "Sagt noch nicht, welche Angabe",
      changes: "{{detail}} ändert sich",
      becomes: "{{detail}} wird {{to}}",
      empty: "{{detail}} wird leer",
      was: "{{detail}} war {{from}} und ändert sich",
      was_empty: "{{detail}} war leer und wird ausgefüllt",
      was_becomes: "{{detail}} war {{from}} und wird {{to}}",
      was_becomes_empty: "{{detail}} war {{from}} und wird leer",
      empty_becomes: "{{detail}} war leer und wird {{to}}",
    },
    part: { detail: "welche Angabe", from: "was sie war", to: "was daraus wird" },
    panel: {
      title: "Was sich ändert",
      detail: "Angabe der Person",
      from: "Was sie vorher war",
      to: "Was daraus wird",
      kinds: { any: "Egal was", empty: "Leer", one_of: "Eines davon" },
      values: "Diese Werte",
      valuesHelp: "Einer je Zeile. Groß- und Kleinschreibung ist egal.",
      help: "Wer auch immer sie ändert: Sie, ein Aufruf oder ein Schritt eines Workflows. Jede Änderung startet einen eigenen Lauf. Wer ausgeschieden ist, startet nicht, außer wenn sich der Status selbst ändert. Solange der Workflow aus ist, startet niemand, und nichts wird aufbewahrt.",
    },
  },
};
