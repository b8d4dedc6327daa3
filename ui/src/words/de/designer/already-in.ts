/** Ein Start durch einen Aufruf zu jemandem, der schon im Workflow ist. */
export const words = {
  alreadyIn: {
    title: "Wenn die Person schon darin ist",
    leave: "Nichts tun",
    start_beside: "Einen weiteren Lauf daneben starten",
    ask: "Mich fragen",
    help: {
      leave: "Der Lauf sagt, dass noch ein Aufruf kam. Sie können ihn auch starten.",
      start_beside: "Für Ereignisse, die je für sich stehen: Abwesenheiten, Dokumente, Gehalt.",
      ask: "Der Aufruf steht unter „Probleme“, bis Sie entscheiden.",
    },
  },
} as const;
