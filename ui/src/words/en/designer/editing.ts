/** Editing the draft: what is done, undone, saved and moved. */
export const words = {
  back: "Workflows",
  name: "Name",
  rename: "Rename",
  undo: "Undo",
  undoNamed: "Undo: {{edit}}",
  redo: "Redo",
  redoNamed: "Redo: {{edit}}",
  copyOf: "{{name}} (copy)",
  tool: "the other tool",
  anotherTool: "another tool",
  edit: {
    add: "add {{name}}",
    copy: "copy {{name}}",
    paste: "paste {{name}}",
    move: "move {{name}}",
    delete: "delete {{name}}",
    rename: "rename {{name}}",
    change: "change {{name}}",
    change_start: "change {{name}}",
    undo: "undo",
    redo: "redo",
    restore: "discard the draft",
    undo_change: "go back with {{name}}",
    version: "make version {{name}} the draft",
    unknown: "last change",
  },
  save: {
    saving: "Saving…",
    saved: "Draft saved {{time}}",
    savedBy: "Draft saved {{time}} by {{name}}",
    failed: "Not saved. Baton keeps trying. Do not close this window.",
  },
  conflict: {
    text: "This draft was changed in another window.",
    textBy: "{{name}} changed this draft meanwhile.",
    mine: "Keep mine",
    theirs: "Keep theirs",
  },
  said: {
    added: "Added {{name}}.",
    deleted: "Deleted {{name}}.",
    moved: "Moved {{name}}. Now step {{position}} of {{total}}.",
  },
  toast: {
    deleted: "Deleted “{{name}}”",
    alreadySaved: "Already saved. Baton saves by itself.",
    discarded: "The draft is as the live version again.",
  },
  addStep: {
    title: "Add a step",
    search: "Find a step",
    tools: "Other tools",
    none: "No step has this name.",
  },
  clip: {
    copyOfNumber: "{{name}} (copy {{number}})",
    copied: "Copied “{{name}}”. Paste it here or in another workflow.",
    copiedHere: "Copied “{{name}}”. You can paste it in this window only.",
    cut: "Cut “{{name}}”",
    pasted: "Pasted {{name}}.",
    start: "The start of a workflow cannot be copied.",
    notStep: "What you copied is not a step of Baton. Copy a step first.",
    nothing: "Nothing is copied yet. Copy a step first.",
    noConnection: "Pasted “{{name}}”. Where it sends to is not known here, so that is to fix.",
  },
  menu: {
    clipCopy: "Copy",
    clipCut: "Cut",
    clipPaste: "Paste after",
    of: "{{name}}",
    rename: "Rename",
    copy: "Make a copy",
    add: "Add a step after",
    moveUp: "Move up",
    moveDown: "Move down",
    moveTo: "Move to…",
    delete: "Delete",
  },
  moveTo: {
    title: "Move “{{name}}”",
    none: "There is no other place for it.",
  },
  moveQuestion: {
    title: "Move “{{name}}” down?",
    text: "{{others}} uses the answer of “{{name}}”. Below it, it will not have the answer.",
    anyway: "Move anyway",
  },
  split: {
    note: "This part can be moved, renamed and deleted. This Baton cannot run it yet, so Go live waits until it is gone.",
  },
  tour: { read: "Read it from top to bottom. Then press Try it." },
  steps: {
    title: "Steps",
    find: "Find a step",
    none: "No step has “{{text}}”.",
  },
  problems: {
    title: "To fix and to check",
    none: "No problems to fix",
    toFix: "{{count}} to fix",
    toCheck: "{{count}} to check",
    show: "Show me",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/editing": typeof words;
  }
}
