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
    because: {
      unreadable: "Baton kann nicht lesen, was davon gespeichert ist.",
      broke_off: "Baton hat abgebrochen, während es daran arbeitete.",
      missing: "Etwas, das dazu gehört, ist weg.",
      refused: "Was dabei herauskam, ließ sich nicht speichern.",
    },
  },
} as const;
