/** Copying, folding and earlier versions of a flow. */
export const designerFlow = {
  menu: {
    clipCopy: "Copy",
    clipCut: "Cut",
    clipPaste: "Paste after",
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
  versions: {
    title: "Versions",
    one: "Version {{version}}",
    by: "{{name}}, {{time}}",
    note: "“{{note}}”",
    first: "The first version.",
    inUse: "People part-way are still on it.",
    open: "Open",
    makeDraft: "Make this the draft",
    isDraft: "The draft is as version {{version}}.",
    goBack: "Go back to this version",
    backTo: "Go back to version {{version}}",
    backTitle: "Go back to version {{version}}?",
    backText:
      "What was in version {{version}} goes live again, under a new number. The draft becomes the same; Undo brings yours back.",
    backPartWay_one: "{{count}} person part-way finishes as they began.",
    backPartWay_other: "{{count}} people part-way finish as they began.",
    backNote: "Back to version {{version}}",
    reading: "You are looking at version {{version}}, an earlier one. It cannot be changed.",
  },
} as const;
