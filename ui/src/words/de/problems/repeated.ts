/** Was zu einem Aufruf gesagt wird, der noch einmal kam oder dessen Nummer keine ist. */
export const words = {
  cameAgain: {
    title: "Ein Aufruf sieht aus wie ein früherer",
    text: "Er sieht aus wie der Aufruf von {{at}}: dieselbe Nummer und dieselben Daten, nur zu einer anderen Zeit gesendet. Was jener gestartet hat, ist erledigt. Jetzt wurde nichts gestartet. Verwenden Sie den Aufruf, wenn er neu ist, oder ignorieren Sie ihn.",
  },
  noNumber: {
    title: "Was als Nummer eines Aufrufs eingestellt ist, ist keine",
    text: "Sie ist in allen letzten Aufrufen gleich, und deren Daten sind verschieden. Daran kann Baton die Aufrufe nicht unterscheiden und hat nach dem ersten keinen mehr gestartet. Wählen Sie bei der Adresse eine andere Nummer oder keine, und verwenden Sie dann diese Aufrufe.",
  },
} as const;
