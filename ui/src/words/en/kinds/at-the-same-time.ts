/** At the same time: its name, what a step of it does, and where its paths come together. */
export const words = {
  at_the_same_time: {
    name: "At the same time",
    sentence: {
      together_one: "{{count}} path",
      together_other: "{{count}} paths",
    },
    join: "Wait until all are done",
    part: {
      paths: "paths",
    },
  },
};

declare module "#ui/words/words.ts" {
  interface Files {
    "kinds/at-the-same-time": typeof words;
  }
}
