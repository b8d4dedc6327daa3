/** Ein Schritt, der an der Person nicht setzen konnte, was er setzen sollte. */
export const words = {
  kind: {
    detail_not_set: {
      title: "„{{step}}“ kann eine Angabe der Person nicht setzen",
      text: "Der neue Wert ist leer, die Angabe kann so nicht sein, oder er sieht sensibel aus, und die Angabe ist nicht als sensibel markiert. Ändern Sie die Person selbst, und überspringen Sie den Schritt. Oder berichtigen Sie, woher er kommt, und versuchen Sie es noch einmal.",
    },
    detail_taken: {
      title: "{{other}} hat, was „{{step}}“ setzen sollte",
      text: "Nur eine Person kann diese E-Mail oder ID haben. Nichts wurde geändert. Ist es dieselbe Person, überspringen Sie den Schritt. Sonst ändern Sie es auf der Seite von {{other}}, und versuchen Sie es dann noch einmal.",
    },
  },
} as const;
