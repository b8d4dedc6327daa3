/** Was ein Wort eines anderen Tools bedeutet. */
export const words = {
  learning: {
    action: "Sagen, was es bedeutet…",
    what: "Sagen Sie, was „{{word}}“ bedeutet",
    title: "Was bedeutet „{{word}}“?",
    label: "{{detail}} wird",
    text: "Alle, für die es kam, bekommen diesen Wert, und Baton kennt das Wort von da an.",
    button: "Merken",
    needed: "Sagen Sie zuerst, was es bedeutet.",
    done: "Baton kennt „{{word}}“ jetzt.",
  },
} as const;
