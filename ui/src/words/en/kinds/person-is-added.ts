/** A start by a person who is added, in full and in a list. */
export const words = {
  person_is_added: {
    name: "Starts when a person is added",
    brief: "A person is added",
    when: "When a person is added",
    example: "Somebody new is under People, by hand or by a call",
    sentence: { starts: "Somebody is added, by hand or by a call" },
    part: {},
    panel: {
      help: "Whoever is added under People starts: by you, by a call, or in any other way. Made-up people, too. Nobody who has already left is started. While the workflow is off, nothing is started and nothing is kept.",
    },
  },
};

declare module "#ui/words/words.ts" {
  interface Files {
    "kinds/person-is-added": typeof words;
  }
}
