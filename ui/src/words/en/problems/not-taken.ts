/** What is said of calls that were not taken, and of who kept Baton from storing them. */
export const words = {
  held: {
    by: "“{{program}}” kept Baton’s file for itself from {{since}} to {{until}}.",
    unknown:
      "Baton can’t tell which one. It kept Baton’s file for itself from {{since}} to {{until}}. Usually it is a virus scanner, a backup, or a program that synchronizes folders.",
    again_one: "That was the last of {{count, number}} time since {{first}}.",
    again_other: "That was the last of {{count, number}} times since {{first}}.",
  },
  long: {
    said: "The last one came {{at}} from {{from}} and had {{size, number}} MB; Baton takes up to {{most, number}} MB.",
    again_one: "There was {{count, number}} since {{first}}.",
    again_other: "There were {{count, number}} since {{first}}.",
  },
  compressed: "The last one came {{at}} from {{from}}.",
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "problems/not-taken": typeof words;
  }
}
