/** Update a person: its name, an example, what a step of it does, and its panel. */
export const words = {
  update_person: {
    name: "Update a person",
    example: "The department changes",
    sentence: {
      nothing: "Sets nothing yet",
      becomes: "Sets {{detail}} to {{value}}",
      sets: "Sets {{details}}",
      empties: "Empties {{emptied}}",
      sets_and_empties: "Sets {{details}} and empties {{emptied}}",
    },
    part: { details: "which details are set" },
    panel: {
      title: "Which details are set",
      help: "It is the person whom the run is about. Their other runs follow the change, and so do the steps below.",
      detail: "Detail of the person",
      value: "What it becomes",
      valueOf: "What “{{detail}}” becomes",
      missing: "Say what it becomes",
      choose: "Choose",
      add: "Set a detail",
      options: "More for “{{detail}}”",
      what: "What is done",
      isSet: "It is set",
      isEmptied: "It is emptied",
      whenEmpty: "If what it is set to is empty",
      rules: {
        stop: "Stop and tell me",
        leave_out: "Leave the detail as it is",
        send_empty: "Empty the detail",
        use_text: "Set it to another text",
      },
      useText: "The other text",
      remove: "Remove this detail",
    },
  },
};

declare module "#ui/words/words.ts" {
  interface Files {
    "kinds/update-person": typeof words;
  }
}
