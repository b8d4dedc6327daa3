/** Was zu einem Aufruf gesagt wird, dessen Tool eine Adresse für sich behält. */
export const words = {
  hidden: {
    title: "Die E-Mail in einem Aufruf ist leer: Das andere Tool verbirgt sie",
    text: "Manche Tools, auch Jira, zeigen eine E-Mail nur, wenn die Person es erlaubt. Wählen Sie, um wen es geht: Baton bietet alle an, deren Name oder Nummer im Aufruf steht. Die Frage kommt nicht wieder, wenn der Schritt nach der Nummer sucht, die das Tool für eine Person hat.",
  },
} as const;
