/** What the API refuses: what happened, and what to do. Codes are the API's closed set. */
export const words = {
  offline: {
    what: "Baton antwortet nicht.",
    todo: "Vielleicht startet es gerade. Diese Seite macht von selbst weiter, sobald Baton antwortet.",
  },
  offline_act: {
    what: "Baton antwortet nicht.",
    todo: "Baton macht das nicht von selbst noch einmal. Sehen Sie nach, sobald es antwortet, ob es geschehen ist. Wenn nicht, drücken Sie noch einmal.",
  },
  bad_request: {
    what: "Baton hat das nicht verstanden.",
    todo: "Laden Sie die Seite neu. Wenn es wieder passiert, senden Sie den Bericht an die IT.",
  },
  not_signed_in: {
    what: "Sie sind nicht angemeldet.",
    todo: "Öffnen Sie einen Anmeldelink dieses Servers.",
  },
  link_used: {
    what: "Dieser Link geht nicht mehr.",
    todo: "Jeder Link geht einmal. Bitten Sie um einen neuen.",
  },
  wrong_origin: {
    what: "Diese Seite kam von einer anderen Adresse als der von Baton.",
    todo: "Öffnen Sie Baton unter der Adresse in seinem Anmeldelink.",
  },
  not_found: {
    what: "Das gibt es hier nicht mehr.",
    todo: "Vielleicht hat es jemand gelöscht. Gehen Sie zurück zur Liste.",
  },
  method_not_allowed: {
    what: "Dieses Baton kennt diese Aktion nicht.",
    todo: "Laden Sie die Seite neu, damit Seite und Baton dieselbe Version haben.",
  },
  too_large: {
    what: "Das ist zu groß.",
    todo: "Nehmen Sie eine kleinere Datei oder einen kürzeren Text.",
  },
  stale_draft: {
    what: "Jemand anders hat diesen Entwurf geändert.",
    todo: "Laden Sie ihn neu, dann sehen Sie, was geändert wurde.",
  },
  not_ready: {
    what: "Zuerst ist noch etwas zu beheben.",
    todo: "Öffnen Sie den Workflow, und sehen Sie unter „Zu beheben“ nach.",
  },
  wrong_state: {
    what: "In seinem Zustand lässt der Workflow das nicht zu.",
    todo: "Sehen Sie in der Liste der Workflows nach, wie er steht.",
  },
  already_under_way: {
    what: "Das läuft bereits.",
    todo: "Wie weit es ist, steht oben auf der Seite.",
  },
  unfinished_runs: {
    what: "In diesem Workflow gibt es noch offene Läufe.",
    todo: "Stoppen Sie ihre Läufe, oder lassen Sie sie erst zu Ende gehen.",
  },
  invalid_field: {
    what: "In einem der Felder steht ein Wert, der nicht geht.",
    todo: "Sehen Sie die Felder noch einmal an.",
  },
  changed_meanwhile: {
    what: "Jemand hat diese Verbindung inzwischen auf eine andere Adresse gestellt.",
    todo: "Sehen Sie nach, wohin sie führt, und geben Sie es dann neu ein.",
  },
  stale_data: {
    what: "Diese Daten haben sich geändert, seit Sie sie geöffnet haben. Nichts wurde gesendet.",
    todo: "Sehen Sie an, wie sie jetzt sind, dann senden Sie.",
  },
  email_taken: {
    what: "Eine andere Person hat schon diese dienstliche E-Mail.",
    todo: "Nehmen Sie eine andere, oder ändern Sie jene Person.",
  },
  external_id_taken: {
    what: "Eine andere Person hat schon diese ID im anderen Tool.",
    todo: "Sehen Sie nach, ob es dieselbe Person ist, oder nehmen Sie eine andere ID.",
  },
  detail_in_use: {
    what: "Für „{{name}}“ haben Personen noch einen Wert.",
    todo: "Leeren Sie ihn zuerst bei jeder von ihnen.",
  },
  in_use: {
    what: "Schritte benutzen diese Verbindung noch.",
    todo: "Geben Sie diesen Schritten zuerst eine andere Verbindung.",
  },
  no_address: {
    what: "In diesem Text ist keine Webadresse.",
    todo: "Fügen Sie die ganze Webadresse ein. Sie beginnt mit https://",
  },
  not_a_token: {
    what: "Das sieht nicht wie ein Token aus.",
    todo: "Sehen Sie nach, ob Sie das Richtige kopiert haben. Sie können es trotzdem verwenden.",
  },
  unclear: {
    what: "Dieser Text lässt sich verschieden lesen.",
    todo: "Sagen Sie, was gemeint ist.",
  },
  own_address: {
    what: "Das ist die eigene Adresse von Baton.",
    todo: "Nehmen Sie dafür „Auf ein anderes Tool warten“.",
  },
  address_forbidden: {
    what: "Baton sendet nie an diese Adresse.",
    todo: "Sie gehört zu den inneren Diensten des Computers. Nehmen Sie eine andere Adresse.",
  },
  confirm_first_send: {
    what: "Dorthin wurde noch nichts wirklich gesendet.",
    todo: "Sagen Sie Ja zum ersten echten Senden.",
  },
  action_not_possible: {
    what: "Das geht jetzt nicht.",
    todo: "Vielleicht hat sich inzwischen etwas geändert. Sehen Sie den Lauf noch einmal an.",
  },
  which_step: {
    what: "Der Lauf ist an mehreren Schritten.",
    todo: "Sagen Sie, an welchem davon.",
  },
  reason_missing: {
    what: "Ein Grund fehlt.",
    todo: "Sagen Sie in wenigen Worten, warum.",
  },
  call_not_usable: {
    what: "Dieser Aufruf lässt sich nicht verwenden.",
    todo: "Er wurde schon verwendet, oder seine Daten sind nicht mehr da.",
  },
  file_unreadable: {
    what: "Das ist keine Workflow-Datei, die dieses Baton lesen kann.",
    todo: "Wählen Sie eine Datei, die mit „Exportieren“ entstand.",
  },
  port_not_free: {
    what: "Port {{port}} ist nicht frei.",
    todo: "Nehmen Sie einen anderen, oder lassen Sie das Feld leer.",
  },
  secrets_closed: {
    what: "Baton kann den Passwortspeicher nicht öffnen, also kann es keine Tokens lesen.",
    todo: "Entsperren Sie ihn, und versuchen Sie es dann noch einmal.",
  },
  not_on_this_host: {
    what: "Dieses Baton bietet das nicht.",
    todo: "Nehmen Sie dafür Baton auf dem anderen Computer.",
  },
  file_held: {
    what: "Ein anderes Programm hält die Datei von Baton für sich, also lässt sich nichts speichern.",
    todo: "Warten Sie, bis es fertig ist, oder schließen Sie es. Oben auf der Seite steht, welches es ist, wenn Baton es erkennt.",
  },
  file_replaced: {
    what: "Ein anderes Programm hat die Datei von Baton verschoben oder ersetzt, also wird nichts mehr gespeichert.",
    todo: "Baton schließt. Fragen Sie die IT, welches Programm es war: Im Log von Baton steht, wo alles ist.",
  },
  disk_failed: {
    what: "Die Festplatte ist ausgefallen, also wird nichts mehr gespeichert.",
    todo: "Baton schließt. Bitten Sie die IT, die Festplatte zu prüfen, und starten Sie Baton dann wieder.",
  },
  disk_full: {
    what: "Die Festplatte, auf der Baton seine Daten hat, ist voll. Nichts lässt sich speichern.",
    todo: "Schaffen Sie Platz, oder bitten Sie die IT darum. Versuchen Sie es dann noch einmal: Baton macht von selbst weiter.",
  },
  stopping: {
    what: "Baton schließt.",
    todo: "Starten Sie es wieder, und machen Sie dann weiter.",
  },
  damaged: {
    what: "Baton kann nicht lesen, was davon gespeichert ist. Alles andere geht weiter.",
    todo: "Senden Sie den Bericht an die IT: Darin steht, was nicht lesbar ist.",
  },
  internal: {
    what: "In Baton ging etwas schief. Wir wissen noch nicht, warum.",
    todo: "Versuchen Sie es noch einmal. Wenn es wieder passiert, senden Sie den Bericht an die IT.",
  },
} as const;
