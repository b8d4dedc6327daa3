/** Wie Arten von Problemen heißen, wo kein Schritt und niemand genannt ist. */
export const words = {
  anyKind: {
    not_runnable: "Ein früheres Baton kam nicht weiter",
    path_unclear: "Baton weiß nicht, welchen Pfad es nehmen soll",
    date_missing: "Ein Datum ist leer, auf das gewartet wird",
    date_passed: "Eine Zeit ist vorbei, auf die gewartet wird",
    nobody_called: "Kein Aufruf kam",
    same_email: "Zwei Personen haben dieselbe E-Mail",
    other_id: "Ist das jemand Bekanntes oder jemand Neues?",
    detail_not_set: "Ein Schritt kann eine Angabe der Person nicht setzen",
    detail_taken: "Jemand anderes hat, was ein Schritt setzen sollte",
    too_many_starts: "Läufe starten einander ohne Ende",
  },
} as const;
