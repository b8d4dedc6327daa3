/** Was zu einem Aufruf gesagt wird, dessen Tool eine Adresse für sich behält. */
export const words = {
  hidden: {
    title: "Ein Aufruf hat keine E-Mail",
    text: "Das Feld dafür ist da und leer: Die Person hat vielleicht noch keine, oder das andere Tool behält sie für sich. Wählen Sie, um wen es geht, oder fügen Sie die Person dort hinzu: Baton bietet alle an, deren Name oder Nummer im Aufruf steht.",
  },
} as const;
