/** Update a person: its name, an example, what a step of it does, and its panel. */
export const words = {
  update_person: {
    name: "Person ändern",
    example: "Die Abteilung wechselt",
    sentence: {
      nothing: "Setzt noch nichts",
      becomes: "Setzt {{detail}} auf {{value}}",
      sets: "Setzt {{details}}",
      empties: "Leert {{emptied}}",
      sets_and_empties: "Setzt {{details}} und leert {{emptied}}",
    },
    part: { details: "welche Angaben gesetzt werden" },
    panel: {
      title: "Welche Angaben gesetzt werden",
      help: "Es ist die Person, um die es in dem Lauf geht. Ihre anderen Läufe folgen der Änderung, und ebenso die Schritte darunter.",
      detail: "Angabe der Person",
      value: "Was daraus wird",
      valueOf: "Was aus „{{detail}}“ wird",
      missing: "Sagen Sie, was daraus wird",
      choose: "Auswählen",
      add: "Angabe setzen",
      options: "Mehr zu „{{detail}}“",
      what: "Was geschieht",
      isSet: "Sie wird gesetzt",
      isEmptied: "Sie wird geleert",
      whenEmpty: "Wenn der neue Wert leer ist",
      rules: {
        stop: "Anhalten und mir sagen",
        leave_out: "Die Angabe lassen, wie sie ist",
        send_empty: "Die Angabe leeren",
        use_text: "Einen anderen Text setzen",
      },
      useText: "Der andere Text",
      remove: "Diese Angabe entfernen",
    },
  },
};
