/** What is said of a call that came again, or whose number is none. */
export const words = {
  cameAgain: {
    title: "A call looks like one that came before",
    text: "It looks like the call of {{at}}: the same number and the same data, only sent at another time. What that one started is done. Nothing was started. Use the call if it is a new one, or ignore it.",
  },
  noNumber: {
    title: "What is set as the number of a call is none",
    text: "It is the same in all of the last calls, and their data differ. So Baton cannot tell one call from another by it, and started none of them after the first. Choose another number at the address, or none, and then use these calls.",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "problems/repeated": typeof words;
  }
}
