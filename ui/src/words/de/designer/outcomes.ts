/** What became of a test: what happened, and what to do in the panel. */
export const words = {
  outcome: {
    accepted: { what: "{{tool}} hat es angenommen.", todo: "" },
    web_page: {
      what: "{{tool}} hat mit einer Webseite geantwortet, nicht mit Daten.",
      todo: "Vielleicht ist es die falsche Adresse. Fragen Sie nach der Adresse für Tools.",
    },
    redirect: {
      what: "Diese Adresse schickt uns zu einer anderen.",
      todo: "Fragen Sie nach der endgültigen Adresse.",
    },
    data_not_accepted: {
      what: "{{tool}} fand die Daten nicht passend.",
      todo: "Prüfen Sie die Namen und Werte unter „Was gesendet wird“.",
    },
    token_not_valid: {
      what: "{{tool}} sagt, das Token gilt nicht.",
      todo: "Fragen Sie dort, wo Sie die Adresse bekommen haben, nach einem neuen Token.",
    },
    not_allowed: {
      what: "{{tool}} kennt uns, erlaubt das aber nicht.",
      todo: "Wer {{tool}} betreut, muss es erlauben.",
    },
    address_unknown: {
      what: "Diese Webadresse kennt {{tool}} nicht.",
      todo: "Fragen Sie nach der aktuellen Adresse.",
    },
    already_there: {
      what: "{{tool}} sagt, den Eintrag gibt es dort schon.",
      todo: "Meist ist das in Ordnung. Unter „Wenn es nicht klappt“ kann es als erledigt zählen.",
    },
    address_gone: {
      what: "{{tool}} hat diese Adresse abgeschaltet.",
      todo: "Fragen Sie nach einer neuen Adresse.",
    },
    slow_down: {
      what: "{{tool}} bittet uns, langsamer zu sein.",
      todo: "Warten Sie eine Minute, und senden Sie den Test dann erneut.",
    },
    tool_broken: {
      what: "{{tool}} hat selbst ein Problem.",
      todo: "Senden Sie den Test später erneut.",
    },
    not_accepted: {
      what: "{{tool}} hat geantwortet, es aber nicht angenommen.",
      todo: "Zeigen Sie die Antwort den Leuten, die {{tool}} betreuen.",
    },
    dns: {
      what: "Wir finden diese Webadresse nicht.",
      todo: "Prüfen Sie, wie sie geschrieben ist.",
    },
    refused: {
      what: "Dort antwortet nichts.",
      todo: "Vielleicht ist es aus, oder dieser Computer darf nicht dorthin. Fragen Sie die IT.",
    },
    no_route: {
      what: "Von diesem Computer führt kein Weg dorthin.",
      todo: "Prüfen Sie das Netzwerk dieses Computers, oder fragen Sie die IT.",
    },
    connection_lost: {
      what: "Die Verbindung brach ab.",
      todo: "Senden Sie den Test erneut.",
    },
    tls: {
      what: "Wir sind nicht sicher, ob das wirklich {{tool}} ist: Das Zertifikat taugt nicht.",
      todo: "Fragen Sie die IT, bevor Sie Daten von Personen senden.",
    },
    timeout: {
      what: "{{tool}} hat nicht rechtzeitig geantwortet.",
      todo: "Senden Sie den Test erneut, oder fragen Sie die IT.",
    },
    not_http: {
      what: "Diese Adresse ist kein Webhook.",
      todo: "Prüfen Sie die Adresse, oder fragen Sie die IT.",
    },
    needs_consent: {
      what: "Baton darf noch nicht dorthin senden.",
      todo: "Erlauben Sie die Adresse unter „Wohin“.",
    },
    never_allowed: {
      what: "Baton sendet nie dorthin.",
      todo: "Das gehört zu den inneren Diensten des Computers. Fügen Sie eine andere Adresse ein.",
    },
    address: {
      what: "Diese Webadresse ist nicht lesbar.",
      todo: "Fügen Sie sie unter „Wohin“ neu ein.",
    },
    secrets_locked: {
      what: "Baton kann das Token nicht lesen.",
      todo: "Entsperren Sie Ihren Passwortspeicher, und senden Sie dann erneut.",
    },
    secret_missing: {
      what: "Das Token ist nicht im Passwortspeicher.",
      todo: "Ersetzen Sie es unter „Wohin“.",
    },
    not_connected: {
      what: "Noch gibt es keine Webadresse.",
      todo: "Fügen Sie eine unter „Wohin“ ein.",
    },
    connection_stopped: {
      what: "Diese Verbindung wurde gestoppt.",
      todo: "Starten Sie sie unter „Verbindungen“ wieder.",
    },
    answer_unknown: {
      what: "Es wurde gesendet, aber die Antwort ist nicht bekannt.",
      todo: "Fragen Sie die Leute, die {{tool}} betreuen, ob es ankam.",
    },
    aborted: {
      what: "Baton wurde geschlossen, bevor es gesendet war.",
      todo: "Senden Sie den Test erneut.",
    },
  },
} as const;
