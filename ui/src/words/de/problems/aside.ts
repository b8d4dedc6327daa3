/** Was Baton nicht bearbeiten konnte und zur Seite legte. */
export const words = {
  aside: {
    what: {
      run: "Ein Lauf steht still.",
      message: "Eine Nachricht an ein anderes Tool ist zurückgehalten.",
      call: "Ein Aufruf wird nicht verwendet.",
      start: "Ein Workflow ist für jemanden nicht gestartet worden.",
      job: "Etwas, das an vielen getan werden sollte, steht still.",
      address:
        "Aufrufe an eine Adresse von Baton werden nicht angenommen; wer aufruft, wird gebeten, es später wieder zu tun.",
    },
    version: {
      title: "Version {{version}} von „{{workflow}}“ ist nicht lesbar",
      titleOfOne: "Version {{version}} eines Workflows ist nicht lesbar",
      text: "Was diese Version braucht, ist aufbewahrt, und nichts ist verloren. Öffnen Sie den Workflow, und gehen Sie zu einer früheren Version zurück oder mit dem Entwurf live: Dann werden neue Aufrufe wieder verwendet. Versuchen Sie danach noch einmal, was hier steht. Für Läufe, die mit dieser Version begannen, muss die IT sie zurückholen: aus einer Sicherung oder mit dem Baton, das sie geschrieben hat.",
    },
    because: {
      unreadable: "Baton kann nicht lesen, was davon gespeichert ist.",
      broke_off: "Baton hat abgebrochen, während es daran arbeitete.",
      missing: "Etwas, das dazu gehört, ist weg.",
      refused: "Was dabei herauskam, ließ sich nicht speichern.",
    },
  },
} as const;
