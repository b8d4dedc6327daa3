/** An address that other tools call. */
export const words = {
  address: {
    title: "Geben Sie das dem anderen Tool",
    summary: "Letzter Aufruf: {{time}}",
    notYet: "Die Adresse kommt, sobald der Entwurf gespeichert ist.",
    form: "Wie das Token mitgegeben wird",
    inside: "In der Adresse",
    apart: "Getrennt",
    apartHelp: "Vielleicht ist das Ihrer IT lieber.",
    path: "Am Ende",
    pathHelp: "Für ein Tool, das nur eine einfache Webadresse nimmt, ohne Fragezeichen darin.",
    token: "Geheimes Token",
    tokenIt: "(Bearer-Token)",
    tokenWaits: "Das Token wartet, bis Ihr Passwortspeicher entsperrt ist.",
    copy: "Adresse kopieren",
    copyToken: "Token kopieren",
    copyInstructions: "Anleitung für die IT kopieren",
    show: "Token zeigen",
    hide: "Token verbergen",
    cannotShow:
      "Das Token lässt sich nicht zeigen. Entsperren Sie Ihren Passwortspeicher, und versuchen Sie es dann noch einmal.",
  },
  reach: {
    used_from_outside: "Von außen benutzt",
    through_base: "Über {{base}}",
    this_network: "Dieses Netzwerk",
    only_this_computer: "Nur dieser Computer",
    not_listening: "Nimmt keine Aufrufe an",
    not_started: "Nimmt keine Aufrufe an",
    lastCall: "Letzter Aufruf: {{time}}",
    check: "Neu prüfen",
    checking: "Prüft…",
    note: {
      through_base: "Das führt zurück zu diesem Baton.",
      this_network: "Computer in diesem Netzwerk können sie erreichen.",
      only_this_computer:
        "Nur Programme auf diesem Computer können sie benutzen. Tools im Internet können es nicht.",
      not_listening: "{{why}}. Baton versucht es alle 5 Sekunden wieder.",
      not_started: "{{why}}.",
    },
  },
  listening: {
    title: "Wartet auf Aufrufe",
    waiting: "Wartet auf den ersten Aufruf.",
    nothing: "Noch nichts.",
    pretend: "Aufruf nachahmen…",
    called: "Aufruf von {{from}}",
    at_one: "{{time}} · {{count, number}} Angabe gefunden",
    at_other: "{{time}} · {{count, number}} Angaben gefunden",
    hint: {
      email: "Dienstliche E-Mail von {{name}}",
      unknown: "eine E-Mail, die wir nicht kennen",
      awaited: "worauf der Lauf von {{name}} wartet",
    },
  },
  notice: {
    wrong_token:
      "Jemand rief mit einem falschen Token auf ({{time}}, von {{from}}). Wird dort noch das alte benutzt?",
    too_big: "Ein Aufruf ({{time}}) war zu groß. Er ist nicht aufbewahrt.",
    handshake:
      "{{from}} hat gefragt, ob Baton da ist ({{time}}). Die Antwort war Ja; damit startet nichts.",
    opened:
      "{{from}} hat die Adresse geöffnet ({{time}}), statt sie aufzurufen. Wenn das Tool nichts anderes kann, sagen Sie es unter „Details für die IT“.",
    compressed:
      "Ein Aufruf ({{time}}) war komprimiert. Bitten Sie darum, ihn nicht komprimiert zu senden.",
    unreadable: "Die Daten eines Aufrufs ({{time}}) sind nicht lesbar.",
    duplicate:
      "Derselbe Aufruf kam noch einmal ({{time}}). Er wurde ignoriert (Schutz vor Dubletten).",
    unknown: "Der Aufruf ({{time}}) war verständlich, aber es besteht Handlungsbedarf.",
    open: "Probleme öffnen",
  },
  addressIt: {
    summary: "Schutz vor Dubletten, neues Token",
    minutes: "Wiederholungen ignorieren (Minuten)",
    minutesHelp:
      "Ein Aufruf mit denselben Daten ist eine Wiederholung. Bei 0 zählt jeder Aufruf als neu.",
    senderId: "Header mit der eigenen Nummer des Absenders",
    senderIdHelp: "Damit ist dieselbe Nummer innerhalb von 90 Tagen ein Aufruf.",
    takesGet: "Das Tool kann eine Adresse nur öffnen",
    takesGetHelp:
      "Dann gelten als Daten die Zeichen hinter dem Fragezeichen. Lassen Sie es aus, wenn Sie können: Ein Browser, der die Adresse öffnet, ruft sie auf.",
    answer: "Text, den das Tool hören will",
    answerHelp:
      "Manche Tools rufen immer wieder auf, bis die Antwort einen bestimmten Text hat. Dann antwortet Baton damit.",
    testField: "Ein Aufruf ist nur ein Test, wenn dieses Feld",
    testHelp:
      "Ein Test startet nichts. Sie finden ihn unter „Frühere Aufrufe“ und können ihn dort verwenden.",
    testValue: "diesen Wert hat",
    rotate: "Neues Token machen",
    rotateTitle: "Neues Token machen?",
    rotateText_one:
      "Das jetzige Token geht noch {{count, number}} Stunde. Geben Sie das neue vorher dem anderen Tool.",
    rotateText_other:
      "Das jetzige Token geht noch {{count, number}} Stunden. Geben Sie das neue vorher dem anderen Tool.",
    rotateAgain: "Das davor, das noch geht, gilt sofort nicht mehr.",
    rotated: "Es gibt ein neues Token. Kopieren Sie es für das andere Tool.",
    oldUntil: "Das alte Token geht bis {{time}}.",
    oldUsedBy: "Noch benutzt von {{callers}}.",
    oldUnused: "Niemand hat es seither benutzt.",
    oldCaller: "{{from}} ({{time}})",
  },
} as const;
