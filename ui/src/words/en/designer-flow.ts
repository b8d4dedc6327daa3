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
} as const;
