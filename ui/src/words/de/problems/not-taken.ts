/** What is said of calls that were not taken, and of who kept Baton from storing them. */
export const words = {
  held: {
    by: "„{{program}}“ hielt die Datei von Baton für sich, von {{since}} bis {{until}}.",
    unknown:
      "Welches es war, kann Baton nicht sagen. Es hielt die Datei von Baton für sich, von {{since}} bis {{until}}. Meist ist es ein Virenscanner, ein Backup oder ein Programm, das Ordner abgleicht.",
    again_one: "Das war das letzte von {{count, number}} Mal seit {{first}}.",
    again_other: "Das war das letzte von {{count, number}} Malen seit {{first}}.",
  },
  long: {
    said: "Der letzte kam {{at}} von {{from}} und hatte {{size, number}} MB; Baton nimmt bis zu {{most, number}} MB.",
    again_one: "Seit {{first}} war es {{count, number}}.",
    again_other: "Seit {{first}} waren es {{count, number}}.",
  },
  compressed: "Der letzte kam {{at}} von {{from}}.",
} as const;
