/** Ein Schritt, der an der Person nicht setzen konnte, was er setzen sollte. */
export const words = {
  looksSensitive: {
    title: "Was ein Aufruf sagt, sieht sensibel aus",
    text: "Die Angabe, in die es kommen sollte, sehen alle, deshalb wurde es nicht übernommen. Bei der Person bleibt, was vorher da war. Markieren Sie die Angabe unter Personen als sensibel: Der nächste Aufruf, der es sagt, setzt sie. IDs und Batons eigene Angaben sind nie sensibel; lassen Sie den Start eine weitere Angabe daraus machen.",
  },
  kind: {
    detail_not_set: {
      title: "„{{step}}“ kann eine Angabe der Person nicht setzen",
      text: "Der neue Wert ist leer, die Angabe kann so nicht sein, oder er sieht sensibel aus, und die Angabe ist nicht als sensibel markiert. Ändern Sie die Person selbst, und überspringen Sie den Schritt. Oder berichtigen Sie, woher er kommt, und versuchen Sie es noch einmal.",
    },
    too_many_starts: {
      title: "Läufe starten einander ohne Ende: {{step}}",
      text: "{{most}} Läufe haben einander gestartet, jeder durch das, was der vorige an der Person geändert hat. Dieser wurde nicht gestartet. Ändern Sie einen der Workflows so, dass er nicht ändert, worauf der andere hört.",
    },
    detail_taken: {
      title: "{{other}} hat, was „{{step}}“ setzen sollte",
      text: "Nur eine Person kann diese E-Mail oder ID haben. Nichts wurde geändert. Ist es dieselbe Person, überspringen Sie den Schritt. Sonst ändern Sie es auf der Seite von {{other}}, und versuchen Sie es dann noch einmal.",
    },
  },
} as const;
