/** What became of one try. `{{tool}}` is the name of the other tool. */
export const words = {
  accepted: { what: "{{tool}} hat es angenommen.", todo: "" },
  given_up: { what: "", todo: "Baton versucht es nicht von selbst noch einmal." },
  web_page: {
    what: "{{tool}} hat mit einer Webseite geantwortet, nicht mit Daten.",
    todo: "Vielleicht ist es die falsche Adresse. Der Schritt gilt als erledigt.",
  },
  redirect_to: {
    what: "{{tool}} hat auf eine andere Adresse verwiesen: {{host}}.",
    todo: "Vielleicht ist es schon geschehen. Fragen Sie nach der neuen Adresse, und ersetzen Sie sie am Schritt.",
  },
  redirect: {
    what: "Diese Adresse schickt uns zu einer anderen.",
    todo: "Vielleicht ist es schon geschehen. Fragen Sie nach der neuen Adresse, und ersetzen Sie sie am Schritt.",
  },
  data_not_accepted: {
    what: "{{tool}} hat geantwortet, aber die Daten passten nicht.",
    todo: "Prüfen Sie, was Sie in diesem Schritt senden.",
  },
  token_not_valid: {
    what: "{{tool}} sagt, das Token gilt nicht.",
    todo: "Bitten Sie um ein neues, und ersetzen Sie es.",
  },
  not_allowed: {
    what: "{{tool}} kennt uns, erlaubt das aber nicht.",
    todo: "Wer {{tool}} betreut, muss es erlauben.",
  },
  address_unknown: {
    what: "Diese Webadresse kennt {{tool}} nicht mehr.",
    todo: "Fragen Sie nach der aktuellen, und ersetzen Sie sie am Schritt.",
  },
  already_there: {
    what: "{{tool}} sagt, den Eintrag gibt es dort schon.",
    todo: "Meist ist das in Ordnung. Dieser Schritt kann es als erledigt zählen.",
  },
  address_gone: {
    what: "{{tool}} sagt, diese Webadresse gibt es endgültig nicht mehr.",
    todo: "Baton sendet nicht mehr dorthin. Fragen Sie nach der aktuellen.",
  },
  slow_down: {
    what: "{{tool}} bittet uns, langsamer zu sein.",
    todo: "Baton wartet und macht dann weiter.",
  },
  tool_broken: {
    what: "{{tool}} hat selbst ein Problem.",
    todo: "Baton versucht es etwa 3 Tage lang weiter.",
  },
  not_accepted: {
    what: "{{tool}} hat es nicht angenommen.",
    todo: "Fragen Sie die IT, was diese Antwort heißt.",
  },
  dns: {
    what: "Wir finden {{host}} nicht.",
    todo: "Prüfen Sie, ob die Webadresse richtig geschrieben ist.",
  },
  refused: {
    what: "Dort antwortet nichts: {{host}}.",
    todo: "Vielleicht ist es aus, oder dieser Computer darf nicht dorthin.",
  },
  no_route: {
    what: "Von hier führt kein Weg dorthin: {{host}}.",
    todo: "Prüfen Sie das Netzwerk dieses Computers, oder fragen Sie die IT.",
  },
  connection_lost: {
    what: "{{tool}} hat abgebrochen, bevor die Antwort ganz da war.",
    todo: "Baton versucht es noch einmal.",
  },
  tls: {
    what: "Wir sind nicht sicher, ob das wirklich {{tool}} ist: Das Zertifikat stimmt nicht.",
    todo: "Fragen Sie die IT, bevor Sie Daten von Personen senden.",
  },
  timeout: {
    what: "{{tool}} hat nicht rechtzeitig geantwortet.",
    todo: "Baton versucht es noch einmal.",
  },
  not_http: {
    what: "Diese Adresse ist kein Webhook.",
    todo: "Prüfen Sie die Adresse, oder fragen Sie die IT.",
  },
  needs_consent: {
    what: "Baton darf noch nicht an {{host}} senden.",
    todo: "Erlauben Sie es in der Verbindung.",
  },
  never_allowed: {
    what: "Baton sendet nie an {{host}}.",
    todo: "Das gehört zu den inneren Diensten des Computers. Nehmen Sie eine andere Adresse.",
  },
  address: {
    what: "Die Webadresse ist nicht lesbar.",
    todo: "Fügen Sie sie am Schritt neu ein.",
  },
  secrets_locked: {
    what: "Ihr Passwortspeicher ist gesperrt, also kann Baton das Token für {{tool}} nicht lesen.",
    todo: "Entsperren Sie ihn, und versuchen Sie es dann noch einmal.",
  },
  secret_missing: {
    what: "Das Token für {{tool}} ist nicht im Passwortspeicher.",
    todo: "Fügen Sie es in der Verbindung neu ein.",
  },
  not_connected: {
    what: "{{tool}} hat noch keine Webadresse.",
    todo: "Tragen Sie sie in der Verbindung ein.",
  },
  connection_stopped: {
    what: "Die Verbindung ist gestoppt: {{tool}}.",
    todo: "Nehmen Sie unter „Verbindungen“ das Senden wieder auf.",
  },
  answer_unknown: {
    what: "Es wurde gesendet, aber die Antwort ist nicht bekannt: Baton wurde inzwischen geschlossen.",
    todo: "Baton sendet es unter derselben Nummer erneut, damit das andere Tool es erkennt.",
  },
  aborted: {
    what: "Baton wurde geschlossen, bevor es gesendet war.",
    todo: "Baton sendet es, sobald es wieder läuft.",
  },
} as const;
