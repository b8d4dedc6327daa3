/** At the same time: its name, what a step of it does, and where its paths come together. */
export const words = {
  at_the_same_time: {
    name: "At the same time",
    example: "IT and the manager begin at once",
    sentence: {
      together_one: "{{count, number}} path",
      together_other: "{{count, number}} paths",
      first_one: "{{count, number}} path, until it is done",
      first_other: "{{count, number}} paths, until the first is done",
    },
    join: "Wait until all are done",
    join_first: "Go on when the first is done",
    part: {
      paths: "paths",
      until: "when it goes on",
    },
  },
};

declare module "#ui/words/words.ts" {
  interface Files {
    "kinds/at-the-same-time": typeof words;
  }
}
