/** Choose a path: its name, what a step of it does, and where its paths come together. */
export const words = {
  choose_path: {
    name: "Pfad wählen",
    example: "Die Technik bekommt einen anderen Laptop",
    sentence: {
      chooses_one: "{{count, number}} Pfad zur Wahl",
      chooses_other: "{{count, number}} Pfade zur Wahl",
    },
    join: "Hier kommen alle Pfade zusammen",
    part: {
      paths: "Pfade",
    },
  },
};
