/** What is to fix and to check: the whole sentence, and the few words for a card. */
export const words = {
  problem: {
    no_steps: {
      short: "Schritt hinzufügen",
      long: "Dieser Workflow hat noch keinen Schritt. Fügen Sie unter dem Start einen hinzu.",
    },
    name_missing: {
      short: "Name fehlt",
      long: "Schritt {{number}} hat keinen Namen. Geben Sie ihm einen.",
    },
    id_twice: {
      short: "Zweimal kopiert",
      long: "Schritt {{number}} ist zweimal da. Löschen Sie einen von beiden.",
    },
    too_many_steps: {
      short: "Zu viele Schritte",
      long: "Es sind mehr Schritte, als Baton nimmt. Löschen Sie einige.",
    },
    too_deep: {
      short: "Zu tief",
      long: "Zu viele Teile liegen ineinander. Schieben Sie „{{step}}“ weiter nach außen.",
    },
    too_large: {
      short: "Zu groß",
      long: "Ein Text in „{{step}}“ ist größer, als Baton nimmt. Kürzen Sie ihn.",
    },
    not_runnable_yet: {
      short: "Läuft noch nicht",
      long: "Dieses Baton kann „{{step}}“ noch nicht. Löschen Sie ihn, um live zu gehen.",
    },
    connection_missing: {
      short: "Webadresse fehlt",
      long: "„{{step}}“ braucht eine Webadresse. Fügen Sie die Webhook-URL ein, die Sie bekommen haben.",
    },
    connection_unknown: {
      short: "Verbindung wählen",
      long: "Die Verbindung von „{{step}}“ ist weg. Wählen Sie eine andere.",
    },
    address_missing: {
      short: "Webadresse fehlt",
      long: "„{{step}}“ braucht eine Webadresse. Fügen Sie die Webhook-URL ein, die Sie bekommen haben.",
    },
    path_missing: {
      short: "Webadresse fehlt",
      long: "„{{step}}“ geht an {{name}}, hat dort aber noch keine Adresse. Wählen Sie eine, oder fügen Sie eine ein.",
    },
    address_secret_missing: {
      short: "Webadresse neu einfügen",
      long: "Der geheime Teil der Adresse von „{{step}}“ ist hier nicht da. Fügen Sie die Webadresse neu ein.",
    },
    token_missing: {
      short: "Token fehlt",
      long: "„{{step}}“ braucht ein Token. Fügen Sie das ein, das Sie bekommen haben.",
    },
    unencrypted_consent_missing: {
      short: "Nicht verschlüsselt",
      long: "Die Adresse von „{{step}}“ ist nicht verschlüsselt. Erlauben Sie sie, oder bitten Sie die IT um eine, die mit https beginnt.",
    },
    local_consent_missing: {
      short: "Eigenes Netzwerk erlauben",
      long: "Die Adresse von „{{step}}“ ist in Ihrem eigenen Netzwerk. Erlauben Sie sie zuerst.",
    },
    address_forbidden: {
      short: "Andere Adresse einfügen",
      long: "An die Adresse von „{{step}}“ wird nie etwas gesendet. Fügen Sie eine andere ein.",
    },
    token_twice: {
      short: "Token doppelt",
      long: "Dasselbe Token ist in der Adresse und wurde getrennt eingefügt. Einmal genügt.",
    },
    same_address_twice: {
      short: "Noch einmal dieselbe Adresse",
      long: "„{{step}}“ sendet an dieselbe Adresse wie „{{other}}“. Das andere Tool legt vielleicht zwei Einträge an.",
    },
    path_unusable: {
      short: "Pfad prüfen",
      long: "Der Pfad von „{{step}}“ geht nicht. Er beginnt mit einem Schrägstrich und bleibt auf seinem Host.",
    },
    secret_misplaced: {
      short: "Geheimnis am falschen Platz",
      long: "Ein Geheimnis in „{{step}}“ steht, wo man es sehen würde. Fügen Sie die Adresse neu ein.",
    },
    header_name_unusable: {
      short: "Details für die IT prüfen",
      long: "In den Details für die IT von „{{step}}“ steht ein Name, der nicht geht.",
    },
    header_value_unusable: {
      short: "Details für die IT prüfen",
      long: "In den Details für die IT von „{{step}}“ steht ein Wert, der sich nicht senden lässt.",
    },
    header_secret_missing: {
      short: "Details für die IT prüfen",
      long: "Ein Geheimnis in den Details für die IT von „{{step}}“ ist nicht mehr da. Fügen Sie es dort neu ein.",
    },
    header_twice: {
      short: "Details für die IT prüfen",
      long: "In den Details für die IT von „{{step}}“ steht etwas doppelt, oder das, als was das Token gesendet wird. Entfernen Sie eines.",
    },
    settle_out_of_range: {
      short: "Wartezeit prüfen",
      long: "„{{step}}“ kann 10 Sekunden bis 24 Stunden auf mehr zu derselben Person warten, oder gar nicht.",
    },
    timeout_out_of_range: {
      short: "Zeitgrenze prüfen",
      long: "Die Zeitgrenze von „{{step}}“ muss 1 bis 30 Sekunden sein.",
    },
    success_status_unusable: {
      short: "Prüfen, was als erledigt zählt",
      long: "Ein Code in „{{step}}“ kann nicht als erledigt zählen.",
    },
    field_name_unusable: {
      short: "Name fehlt",
      long: "Eine Angabe in „{{step}}“ hat im anderen Tool keinen Namen. Geben Sie ihr einen.",
    },
    field_name_twice: {
      short: "Ein Name ist doppelt",
      long: "Zwei Angaben in „{{step}}“ haben denselben Namen. Ändern Sie einen.",
    },
    field_name_clash: {
      short: "Ein Name ist auch eine Gruppe",
      long: "Ein Name in „{{step}}“ ist ein Wert und auch eine Gruppe. Ändern Sie einen.",
    },
    value_missing: {
      short: "Ein Wert fehlt",
      long: "Eine Angabe in „{{step}}“ hat nichts zu senden. Fügen Sie eine Angabe oder einen Text ein.",
    },
    body_not_sent: {
      short: "GET sendet keine Daten",
      long: "„{{step}}“ fragt mit GET, und das sendet keine Daten. Wählen Sie POST in den Details für die IT.",
    },
    nothing_to_send: {
      short: "Sendet nichts",
      long: "„{{step}}“ sendet noch keine Angaben. Ist das gewollt?",
    },
    detail_unknown: {
      short: "Andere Angabe wählen",
      long: "Eine Angabe in „{{step}}“ gibt es nicht. Wählen Sie eine andere.",
    },
    sensitive_detail: {
      short: "Sensibel",
      long: "„{{name}}“ ist sensibel. Senden Sie es nur, wenn das andere Tool es braucht.",
    },
    looks_sensitive: {
      short: "Sieht sensibel aus",
      long: "„{{name}}“ sieht sensibel aus. Senden Sie es nur, wenn das andere Tool es braucht.",
    },
    pointer_unusable: {
      short: "Feld wählen",
      long: "Ein Feld in „{{step}}“ ist noch nicht gewählt oder nicht lesbar. Wählen Sie eines.",
    },
    step_later: {
      short: "Angabe aus späterem Schritt",
      long: "„{{step}}“ benutzt eine Angabe aus dem Schritt „{{from}}“, der später kommt. Schieben Sie „{{step}}“ dahinter, oder wählen Sie eine andere Angabe.",
    },
    step_not_always: {
      short: "Angabe fehlt vielleicht",
      long: "„{{step}}“ benutzt eine Angabe aus dem Schritt „{{from}}“, an dem nicht alle vorbeikommen.",
    },
    step_in_other_path: {
      short: "Angabe aus dem Pfad daneben",
      long: "„{{step}}“ benutzt eine Angabe aus dem Schritt „{{from}}“ im Pfad daneben, der dann vielleicht noch nicht fertig ist. Benutzen Sie sie, nachdem die Pfade zusammenkommen.",
    },
    step_deleted: {
      short: "Angabe aus gelöschtem Schritt",
      long: "„{{step}}“ benutzt eine Angabe aus einem Schritt, der gelöscht wurde. Wählen Sie eine andere Angabe.",
    },
    call_out_of_place: {
      short: "Andere Angabe wählen",
      long: "„{{step}}“ benutzt eine Angabe aus einem Aufruf, wo es keinen gibt. Wählen Sie eine andere Angabe.",
    },
    format_unusable: {
      short: "Andere Schreibweise wählen",
      long: "Eine Angabe in „{{step}}“ lässt sich so nicht schreiben. Wählen Sie eine andere Schreibweise.",
    },
    empty_text_unusable: {
      short: "Text für „leer“ prüfen",
      long: "Der Text für „leer“ in „{{step}}“ passt nicht zur Art des Wertes.",
    },
    fixed_text_unusable: {
      short: "Wert prüfen",
      long: "Ein Wert in „{{step}}“ passt nicht zu der Art, als die er gesendet wird. Berichtigen Sie ihn, oder senden Sie ihn als Text.",
    },
    condition_empty: {
      short: "Bedingung hinzufügen",
      long: "Eine Bedingung von „{{step}}“ prüft nichts. Fügen Sie etwas hinzu, oder entfernen Sie sie.",
    },
    test_values_unusable: {
      short: "Bedingung fertig machen",
      long: "Eine Bedingung von „{{step}}“ hat keinen Wert zum Vergleichen. Fügen Sie einen hinzu.",
    },
    test_number_unusable: {
      short: "Bedingung fertig machen",
      long: "Eine Bedingung von „{{step}}“ vergleicht Zahlen. Schreiben Sie eine Zahl.",
    },
    test_date_unusable: {
      short: "Bedingung fertig machen",
      long: "Eine Bedingung von „{{step}}“ vergleicht Tage. Wählen Sie einen Tag oder eine Zahl von Tagen.",
    },
    test_type_unusable: {
      short: "Bedingung prüfen",
      long: "Eine Bedingung von „{{step}}“ vergleicht eine Angabe als etwas, das sie nicht ist. Wählen Sie einen anderen Vergleich.",
    },
    call_field_missing: {
      short: "Sagen, um wen es geht",
      long: "„{{step}}“ sagt nicht, welches Feld des Aufrufs sagt, um wen es geht. Wählen Sie eines.",
    },
    last_call_names_nobody: {
      short: "Der letzte Aufruf nennt niemanden",
      long: "Der letzte Aufruf an „{{step}}“ nennt dort niemanden. Wenn es die anderen auch nicht tun, wählen Sie ein anderes Feld.",
    },
    last_call_no_email: {
      short: "Keine E-Mail im letzten Aufruf",
      long: "Was der letzte Aufruf an „{{step}}“ nennt, ist keine E-Mail-Adresse: Wählen Sie, wo seine E-Mail steht.",
    },
    last_call_some_no_email: {
      short: "Nicht alle haben eine E-Mail",
      long: "Im letzten Aufruf an „{{step}}“ geht es um {{named}} Personen, {{others}} davon ohne gültige E-Mail-Adresse. Prüfen Sie, wo die E-Mail steht.",
    },
    person_field_unusable: {
      short: "Angaben prüfen",
      long: "Eine Angabe, die „{{step}}“ aus dem Aufruf nimmt, lässt sich nicht setzen. Wählen Sie eine andere.",
    },
    person_field_not_picked: {
      short: "Ein Feld wählen",
      long: "„{{step}}“ sagt nicht, wo im Aufruf eine Angabe zur Person steht. Wählen Sie ein Feld, oder entfernen Sie die Angabe.",
    },
    person_field_twice: {
      short: "Eine Angabe ist doppelt",
      long: "„{{step}}“ setzt eine Angabe der Person zweimal. Entfernen Sie eine.",
    },
    nothing_to_set: {
      short: "Angabe auswählen",
      long: "„{{step}}“ setzt keine Angabe der Person. Fügen Sie eine hinzu.",
    },
    detail_never_empty: {
      short: "Sie kann nicht leer sein",
      long: "„{{step}}“ leert einen Namen, die Arbeits-E-Mail oder den Status. Ohne sie ist niemand. Setzen Sie die Angabe, oder lassen Sie sie, wie sie ist.",
    },
    detail_text_unusable: {
      short: "„{{detail}}“ prüfen",
      long: "„{{text}}“ ist nichts, was „{{detail}}“ sein kann. Berichtigen Sie es in „{{step}}“.",
    },
    sensitive_into_open: {
      short: "„{{detail}}“ ist nicht sensibel",
      long: "„{{step}}“ setzt „{{name}}“, das sensibel ist oder so aussieht, in „{{detail}}“, und das sehen alle. Es wird nicht gesetzt, bis diese Angabe unter „Personen“ als sensibel markiert ist. Bei IDs und Batons eigenen Angaben geht das nicht: Wählen Sie eine weitere Angabe.",
    },
    person_name_missing: {
      short: "Personen ohne Namen",
      long: "„{{step}}“ fügt Personen ohne Namen hinzu. An seiner Stelle steht ihre E-Mail-Adresse.",
    },
    wait_without_limit: {
      short: "Dieses Warten endet nie",
      long: "„{{step}}“ hat kein Ende. Wenn niemand aufruft, warten Personen für immer.",
    },
    wait_times_unusable: {
      short: "Tage prüfen",
      long: "Die Erinnerung von „{{step}}“ muss kommen, bevor es sich wieder meldet.",
    },
    wait_length_unusable: {
      short: "Sagen, wie lange es wartet",
      long: "„{{step}}“ wartet gar nicht oder länger als hundert Jahre. Ändern Sie, wie lange.",
    },
    detail_is_no_date: {
      short: "Datum wählen",
      long: "„{{step}}“ zählt ab einer Angabe, die kein Datum ist. Wählen Sie eine andere, oder machen Sie sie unter „Personen“ zu einem.",
    },
    holidays_unknown: {
      short: "Feiertage sind nicht bekannt",
      long: "„{{step}}“ zählt Arbeitstage, und Baton weiß nicht, welche Feiertage Sie haben. Wählen Sie sie in den Einstellungen unter „Arbeitszeit“. Bis dahin sind nur Wochenenden frei.",
    },
    match_step_unusable: {
      short: "Sagen, um wen es geht",
      long: "„{{step}}“ sucht eine Antwort, die kein früherer Schritt gibt. Wählen Sie eine andere.",
    },
    path_name_missing: {
      short: "Pfade benennen",
      long: "Ein Pfad von „{{step}}“ hat keinen Namen. Geben Sie ihm einen.",
    },
    path_id_twice: {
      short: "Ein Pfad ist doppelt",
      long: "Der Pfad {{path}} von „{{step}}“ ist zweimal da. Löschen Sie einen von beiden.",
    },
    path_too_large: {
      short: "Zu groß",
      long: "Ein Text im Pfad {{path}} von „{{step}}“ ist größer, als Baton nimmt. Kürzen Sie ihn.",
    },
    path_empty: {
      short: "Ein Pfad ist leer",
      long: "Der Pfad {{path}} von „{{step}}“ hat keinen Schritt, wäre also immer der erste. Fügen Sie einen Schritt hinzu, oder löschen Sie ihn.",
    },
    path_never_taken: {
      short: "Diesen Pfad nimmt niemand",
      long: "Den Pfad {{path}} von „{{step}}“ kann niemand nehmen: Die Pfade davor nehmen schon alle.",
    },
    path_never_true: {
      short: "Diesen Pfad nimmt niemand",
      long: "Den Pfad {{path}} von „{{step}}“ kann niemand nehmen: Seine Bedingungen schließen einander aus.",
    },
    paths_overlap: {
      short: "Zwei Pfade passen für manche",
      long: "Manche Personen passen zum Pfad {{path}} von „{{step}}“ und zu einem davor. Sie nehmen den davor.",
    },
    otherwise_never_taken: {
      short: "Niemand bleibt übrig",
      long: "Den letzten Pfad von „{{step}}“ kann niemand nehmen: Die Pfade davor nehmen alle.",
    },
    paths_missing: {
      short: "Pfad hinzufügen",
      long: "„{{step}}“ hat keinen Pfad. Fügen Sie einen hinzu, oder löschen Sie ihn.",
    },
    other: {
      short: "Bitte ansehen",
      long: "Sehen Sie „{{step}}“ an. ({{code}})",
    },
  },
} as const;
