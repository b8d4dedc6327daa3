/** Where a step sends to, and what must be allowed for it. */
export const words = {
  where: {
    title: "Wohin",
    summary: "{{tool}} · {{host}}",
    connection: "Verbindung",
    new: "Neu: Adresse einfügen",
    practice: "Übungstool",
    practiceHelp: "Das Übungstool gehört zu Baton. Es antwortet, und nichts verlässt Baton.",
    address: "Webadresse",
    addressIt: "(Webhook-URL)",
    addressHelp:
      "Die lange Adresse, die das andere Tool Ihnen gegeben hat. Eine Zeile wie „Authorization: …“ oder ein ganzer cURL-Befehl geht auch.",
    use: "Diese Adresse nehmen",
    reading: "Liest…",
    judged: "Was Baton von dieser Adresse geheim hält",
    judgedHelp:
      "Geheime Teile kommen in den Passwortspeicher. Der Rest ist zu sehen und steht in Exporten. Ändern Sie, was nicht stimmt.",
    judgedBeside: "Ist davon auch etwas geheim?",
    allParts: "Alle Teile der Adresse zeigen",
    judgedNone: "Ist davon etwas ein geheimes Token?",
    judgedNoneHelp:
      "Kein Teil dieser Adresse sieht wie ein Token aus. Wenn doch ein Teil ein Token ist, markieren Sie ihn: Dann kommt er in den Passwortspeicher. Der Rest ist zu sehen und steht in Exporten.",
    whole: "Die ganze Adresse nach {{host}}",
    wholeHelp: "Wer diese Adresse kennt, kann sie benutzen. Deshalb bleibt sie ganz geheim.",
    hidden_one: "{{count}} Zeichen, geheim",
    hidden_other: "{{count}} Zeichen, geheim",
    why: {
      host: "Wer eine Adresse dieses Tools kennt, kann sie benutzen",
      name: "Sein Name sagt, dass es geheim ist",
      unexplained: "Das sieht wie ein Token aus",
      explained: "Das sieht wie eine Nummer oder ID aus, nicht wie ein Token",
      ordinary: "Das sieht nicht wie ein Token aus",
      turned: "Sie sagen es",
    },
    elsewhere:
      "Diese Adresse führt woandershin als „{{tool}}“. Dieser Schritt bekommt eine eigene Verbindung, und andere Schritte bleiben, wie sie sind.",
    sentAs: "Das Token wird gesendet als {{header}}: {{word}}••••••••",
    sentAsBasic: "Name und Passwort werden gesendet als Authorization: Basic",
    alsoPartWay_one: "Auch für {{count}} Person mit offenem Lauf",
    alsoPartWay_other: "Auch für {{count}} Personen mit offenem Lauf",
    alsoPartWayHelp:
      "Für alle, die schon in diesem Workflow sind oder als Nächste dazukommen, und für das, was noch gesendet wird, gilt die neue Adresse sofort. Sonst gilt sie ab dem Live-Schalten, nur für neue Personen.",
    replacedFor_one: "Die neue Adresse gilt sofort für {{count}} Person mit offenem Lauf.",
    replacedFor_other: "Die neue Adresse gilt sofort für {{count}} Personen mit offenem Lauf.",
    replace: "Ersetzen",
    keep: "Die Adresse lassen, wie sie ist",
    lookFirst: "Sehen Sie oben an, was geheim bleibt. Dann drücken Sie noch einmal.",
    lookForToken:
      "Ist einer dieser Teile ein Token? Dann markieren Sie ihn. Drücken Sie noch einmal, um die Adresse zu nehmen.",
    lookWhich: "Im Text stehen mehrere. Wählen Sie aus, was gemeint ist.",
    goesOn: "Geht die Adresse mit „{{text}}“ weiter?",
    goesOnHidden_one: "Geht die Adresse mit dem {{count}} Zeichen darunter weiter?",
    goesOnHidden_other: "Geht die Adresse mit den {{count}} Zeichen darunter weiter?",
    goesOnYes: "Ja, das gehört zur Adresse",
    goesOnNo: "Nein, das ist etwas anderes",
    lookGoesOn: "Sagen Sie zuerst, ob die Adresse weitergeht.",
    lookForSecret: "Sehen Sie an, was Baton nicht lesen konnte. Dann drücken Sie noch einmal.",
    keepsToken: "„{{tool}}“ bekommt weiter das bisherige Token.",
    pressAgain: "Drücken Sie noch einmal, um sie zu nehmen.",
    tokenKept: "Das Token ist da. Die Webadresse fehlt noch: Fügen Sie sie hier ein.",
    rename: "„{{tool}}“ umbenennen",
    whichOf:
      "„{{tool}}“ ist bekannt, aber dieser Schritt hat dort noch keine Adresse. Wählen Sie eine, oder fügen Sie sie ein.",
    noneOf:
      "„{{tool}}“ ist bekannt, aber dieser Schritt hat dort noch keine Adresse. Fügen Sie sie ein.",
    known: "Bekannte Adressen: {{tool}}",
    knownBy: "Als „{{step}}“ in {{workflow}}",
    toProblems: "Was nicht zugestellt wurde, senden Sie unter „Probleme“ erneut.",
    toolName: "Wie nennen Sie dieses Tool?",
    toolNameHelp: "Unter diesem Namen steht es auf Karten, in Läufen und unter „Probleme“.",
    newTool: "Neues Tool",
    newToolNumber: "Neues Tool {{number}}",
    found: {
      token_in_address:
        "In dieser Adresse ist ein Token. Baton bewahrt es im Passwortspeicher auf.",
      user_in_address:
        "In dieser Adresse sind ein Name und ein Passwort. Baton bewahrt sie im Passwortspeicher auf.",
      bearer_token: "Baton hat das Token gefunden und bewahrt es im Passwortspeicher auf.",
      basic_password:
        "Baton hat Name und Passwort gefunden und bewahrt sie im Passwortspeicher auf.",
      header_token: "Baton hat das Token gefunden und bewahrt es im Passwortspeicher auf.",
      headers: "Was der Befehl sonst mitsendet, steht in den Details für die IT.",
    },
    note: {
      spaces_removed: "Leerzeichen und Zeilenumbrüche wurden entfernt.",
      token_twice: "Dasselbe Token ist in der Adresse und wurde auch eingefügt. Einmal genügt.",
      unencrypted: "Diese Adresse ist nicht verschlüsselt.",
      local: "Diese Adresse ist in Ihrem eigenen Netzwerk.",
      token_dropped: "Die Adresse führt jetzt woandershin, also wird ihr Token neu gebraucht.",
      words_left_out:
        "Baton hat die Adresse und das Token aus dem Text übernommen und den Rest weggelassen.",
      only_address_taken: "Baton hat die Adresse aus dem Text übernommen und den Rest weggelassen.",
      password_taken:
        "Baton hat die Adresse, den Benutzernamen und das Passwort aus dem Text übernommen und den Rest weggelassen.",
      only_password_taken:
        "Baton hat den Benutzernamen und das Passwort aus dem Text übernommen und den Rest weggelassen.",
      secret_left_out:
        "Im Text ist von einem Token oder Passwort die Rede, das Baton nicht sicher lesen kann. Danach werden Sie als Nächstes gefragt.",
      only_token_taken: "Baton hat das Token aus dem Text übernommen und den Rest weggelassen.",
      data_left_out: "Die Daten im Befehl wurden weggelassen. Wählen Sie unten, was gesendet wird.",
      fragment_removed: "Der Teil nach # wurde entfernt. Er wird nie gesendet.",
      letters_encoded:
        "Buchstaben, die eine Adresse nicht enthalten kann, wurden anders geschrieben.",
      curl_read: "Baton hat die Adresse aus dem Befehl gelesen.",
    },
  },
  token: {
    how: "Wie wird das Token mitgegeben?",
    inside: "In der Webadresse",
    insideHelp: "Ich habe eine lange Adresse bekommen.",
    insideMissing: "Drücken Sie „Ersetzen“, und fügen Sie die lange Adresse mit dem Token ein.",
    apart: "Getrennt",
    apartHelp: "Ich habe eine Adresse und ein Token bekommen.",
    none: "Es gibt kein Token",
    noneInside: "Drücken Sie „Ersetzen“, und fügen Sie die Adresse ohne das Token ein.",
    noneApart: "Baton sendet dann kein Token mehr.",
    drop: "Kein Token mehr senden",
    alsoHeader: "Das Token auch getrennt senden",
    alsoHeaderHelp: "Manche Tools möchten es auch dort.",
    understood: "Baton hat das Token aus dem genommen, was Sie eingefügt haben.",
    paste: "Fügen Sie das Token ein oder die ganze Zeile „Authorization: …“.",
    kept: "Das Token ist im Passwortspeicher.",
    keptPassword: "Benutzername und Passwort sind im Passwortspeicher.",
    keptApart: "Das Token, das getrennt gesendet wird, ist im Passwortspeicher.",
    keptInside: "Das Token in der Adresse ist im Passwortspeicher.",
    replaceApart: "Token ersetzen",
    replacePassword: "Benutzername und Passwort ersetzen",
    asked: "Im eingefügten Text ist von einem Token oder Passwort die Rede. Fügen Sie es hier ein.",
    askedNew:
      "Im eingefügten Text ist von einem Token oder Passwort die Rede. Wenn es ein neues gibt, fügen Sie es hier ein.",
    sameAsBefore: "Das bisherige gilt weiter",
    replaceInside: "Token in der Adresse ersetzen",
    newInside: "Neues Token",
    newInsideHelp: "Es tritt in der Adresse an die Stelle des alten. Ihr Rest bleibt.",
    missing: {
      token: "Fügen Sie das Token ein.",
      address:
        "Das ist eine ganze Adresse. Drücken Sie neben der Webadresse „Ersetzen“, und fügen Sie sie dort ein.",
      unusable: "Darin sind Zeichen, die kein Token hat. Kopieren Sie nur das Token.",
    },
    alsoPartWayHelp:
      "Für alle, die schon in diesem Workflow sind oder als Nächste dazukommen, und für das, was noch gesendet wird, gilt das neue Token sofort. Sonst gilt es ab dem Live-Schalten, nur für neue Personen.",
    replacedFor_one: "Das neue Token gilt sofort für {{count}} Person mit offenem Lauf.",
    replacedFor_other: "Das neue Token gilt sofort für {{count}} Personen mit offenem Lauf.",
    without_one:
      "{{count}} Person mit offenem Lauf hat eine andere Adresse, in der dieses Token keinen Platz hat: Sie bleibt, wie sie ist.",
    without_other:
      "{{count}} Personen mit offenem Lauf haben eine andere Adresse, in der dieses Token keinen Platz hat: Sie bleibt, wie sie ist.",
    notFor_one:
      "{{count}} Person mit offenem Lauf behält eine andere Adresse, ohne das neue Token.",
    notFor_other:
      "{{count}} Personen mit offenem Lauf behalten eine andere Adresse, ohne das neue Token.",
    kind: "Art des Tokens",
    kinds: {
      bearer: "Geheimes Token (Bearer-Token)",
      header: "Unter einem eigenen Namen",
      headerHelp: "Zum Beispiel SSWS und das Token",
      basic: "Name und Passwort",
    },
    header: "Name, unter dem es steht",
    prefix: "Wort davor",
    username: "Name",
    password: "Passwort",
    token: "Token",
    use: "Dieses Token verwenden",
    usePassword: "Dieses Passwort verwenden",
  },
  consent: {
    unencrypted: {
      title: "Andere könnten das unterwegs lesen",
      text: "Diese Adresse ist nicht verschlüsselt (http). Bitten Sie die IT um eine Adresse, die mit https beginnt.",
      given: "Nicht verschlüsselt, erlaubt für {{host}}, Port {{port}}.",
    },
    local: {
      title: "Das ist in Ihrem eigenen Netzwerk",
      text: "An so eine Adresse sendet Baton erst, wenn Sie es erlauben.",
      given: "In Ihrem eigenen Netzwerk, erlaubt für {{host}}, Port {{port}}.",
    },
    both: {
      title: "Andere in Ihrem Netzwerk könnten das lesen",
      text: "Die Adresse ist nicht verschlüsselt und in Ihrem eigenen Netzwerk. Fragen Sie die IT, bevor Sie Daten von Personen senden.",
      given:
        "Nicht verschlüsselt und in Ihrem eigenen Netzwerk, erlaubt für {{host}}, Port {{port}}.",
    },
    allow: "Genau {{host}}, Port {{port}} erlauben",
    takeBack: "Zurücknehmen",
    never:
      "Baton sendet nie an {{host}}: Das gehört zu den inneren Diensten des Computers. Fügen Sie eine andere Adresse ein.",
  },
  it: {
    title: "Details für die IT",
    summary: "Methode, Pfad, Zeitgrenze und mehr",
    method: "Methode",
    path: "Pfad",
    pathHelp: "Was auf den Host folgt. Angaben werden von selbst passend geschrieben.",
    success: "Codes, die auch als erledigt zählen",
    successHelp: "Alles von 200 bis 299 ist ohnehin erledigt.",
    timeout: "Zeitgrenze in Sekunden",
  },
  fails: {
    title: "Wenn es nicht klappt",
    summary: "Etwa 3 Tage lang; meldet sich bei Bedarf",
    text: "Baton versucht es etwa 3 Tage lang weiter und wartet jedes Mal etwas länger. Unter „Probleme“ steht es, sobald Sie etwas tun müssen.",
    already: "{{tool}} hat den Eintrag schon: als erledigt zählen",
    alreadyHelp: "Das andere Tool antwortet dann mit 409.",
  },
} as const;
