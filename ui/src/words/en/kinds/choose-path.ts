/** Choose a path: its name, what a step of it does, and where its paths come together. */
export const words = {
  choose_path: {
    name: "Choose a path",
    sentence: {
      chooses_one: "{{count}} way to go",
      chooses_other: "{{count}} ways to go",
    },
    join: "The paths meet",
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
