/** What a draft changes, and which settings of a step. */
export const words = {
  draftChanges_one: "Entwurf: {{count, number}} Änderung",
  draftChanges_other: "Entwurf: {{count, number}} Änderungen",
  changes: {
    title: "Was der Entwurf ändert",
    none: "Nichts ändert sich.",
    added: "„{{name}}“ ist neu",
    removed: "„{{name}}“ ist weg",
    moved: "„{{name}}“ wurde verschoben",
    changed: "„{{name}}“ ist geändert",
    changedIn: "{{name}}: {{fields}}",
    fromTo: "{{part}} (von „{{from}}“ zu „{{to}}“)",
    discard: "Entwurf verwerfen",
    undoOf: "Rückgängig: {{change}}",
    undoFirst: "Machen Sie zuerst eine andere Änderung rückgängig.",
  },
  field: {
    name: "Name",
    other: "Einstellungen",
  },
} as const;
