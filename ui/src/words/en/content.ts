/** What was sent, what came, and what is to be sent: names and values. */
export const words = {
  view: "How it is shown",
  table: "Table",
  it: "Details for IT",
  nameIn: "Name in {{tool}}",
  value: "Value",
  comesFrom: "Comes from",
  usedAs: "Used as",
  whole: "The data",
  leftOut: "empty, so left out",
  stops: "empty, so nothing is sent",
  eachTime: "different each time",
  hidden: {
    value: "hidden",
    note: "Hidden because it is sensitive: {{details}}. When you show it, it is noted who looked.",
    inAnswer: "Hidden because it is sensitive: {{details}}. The other tool has it.",
    show: "Show",
    showOf: "Show {{details}}",
    shown: "Sensitive, and shown for a moment: {{details}}.",
    hide: "Hide",
    hideOf: "Hide {{details}}",
  },
  entries_one: "{{count, number}} entry",
  entries_other: "{{count, number}} entries",
  person: "Open {{name}}",
  misread: {
    comma: "In line {{line}}, at character {{place}}, a comma is missing after “{{near}}”.",
    colon: "In line {{line}}, at character {{place}}, a colon is missing after “{{near}}”.",
    quote: "In line {{line}}, a text begins at character {{place}} and does not end.",
    name: "In line {{line}}, at character {{place}}, a name in quotes is missing.",
    value: "In line {{line}}, at character {{place}}, a value is missing, or not in quotes.",
    end: "It ends too early: a bracket is missing after “{{near}}”.",
    extra: "In line {{line}}, at character {{place}}, there is one comma too many.",
    twice: "In line {{line}}, the name “{{near}}” stands there a second time.",
    after: "In line {{line}}, at character {{place}}, something stands behind the end.",
    deep: "In line {{line}}, it is nested too deeply.",
  },
  unread: {
    before_one: "{{count, number}} line before",
    before_other: "{{count, number}} lines before",
    more_one: "{{count, number}} more line",
    more_other: "{{count, number}} more lines",
    here: "Here it cannot be read:",
  },
  edit: {
    was: "In Baton",
    same: "the same",
    itemOf: "{{name}}, {{number}}",
    addItem: "Add another",
    addItemOf: "Add another to {{name}}",
    removeItem: "Remove {{name}}, {{number}}",
    notNumber: "This is a number for the other tool. Write digits only.",
    changes_one: "{{count, number}} change",
    changes_other: "{{count, number}} changes",
    none: "Nothing is changed.",
    reset: "Reset",
    loading: "Opening the editor…",
    leave: "Tab or Esc leaves the editor.",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    content: typeof words;
  }
}
