/** Choose a path: its name, what a step of it does, and where its paths come together. */
export const words = {
  choose_path: {
    name: "Choose a path",
    example: "Engineers get a different laptop",
    sentence: {
      chooses_one: "{{count, number}} way to go",
      chooses_other: "{{count, number}} ways to go",
    },
    join: "All paths come back here",
    part: {
      paths: "paths",
    },
  },
};

declare module "#ui/words/words.ts" {
  interface Files {
    "kinds/choose-path": typeof words;
  }
}
