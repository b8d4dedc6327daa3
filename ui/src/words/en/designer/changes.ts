/** What a draft changes, and which settings of a step. */
export const words = {
  draftChanges_one: "Draft: {{count, number}} change",
  draftChanges_other: "Draft: {{count, number}} changes",
  changes: {
    title: "What the draft changes",
    none: "Nothing changes.",
    added: "“{{name}}” is new",
    removed: "“{{name}}” is gone",
    moved: "“{{name}}” was moved",
    changed: "“{{name}}” is changed",
    changedIn: "{{name}}: {{fields}}",
    fromTo: "{{part}} (from “{{from}}” to “{{to}}”)",
    discard: "Discard the draft",
    undoOf: "Undo: {{change}}",
    undoFirst: "Undo another change first.",
  },
  field: {
    name: "name",
    other: "settings",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/changes": typeof words;
  }
}
