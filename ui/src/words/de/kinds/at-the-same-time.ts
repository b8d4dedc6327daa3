/** At the same time: its name, what a step of it does, and where its paths come together. */
export const words = {
  at_the_same_time: {
    name: "Zur gleichen Zeit",
    example: "IT und Führungskraft beginnen zugleich",
    sentence: {
      together_one: "{{count, number}} Pfad",
      together_other: "{{count, number}} Pfade",
      first_one: "{{count, number}} Pfad, bis er fertig ist",
      first_other: "{{count, number}} Pfade, bis der erste fertig ist",
    },
    join: "Warten, bis alle fertig sind",
    join_first: "Weiter, wenn der erste fertig ist",
    part: {
      paths: "Pfade",
      until: "wann es weitergeht",
    },
  },
};
