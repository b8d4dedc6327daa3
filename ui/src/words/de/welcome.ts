export const words = {
  title: "Willkommen bei Baton",
  question: "Womit möchten Sie beginnen?",
  see: {
    title: "Sehen, wie es geht",
    time: "1 Minute",
    text: "Ein fertiges Onboarding läuft mit Beispielpersonen. Unser Übungstool antwortet so, wie Okta und Jira es täten. Nichts Echtes wird angesprochen.",
    button: "Starten",
  },
  connect: {
    title: "Ein Tool verbinden",
    time: "3 Minuten",
    text: "Senden Sie Daten an Okta, Jira, Zapier oder ein anderes Tool, oder lassen Sie es Baton aufrufen.",
    name: "Mein erster Workflow",
    which: "In welche Richtung gehen die Daten?",
    send: "Baton sendet an das Tool",
    sendText:
      "Sie haben eine Webadresse davon. Sie fügen sie ein, wählen, was gesendet wird, und senden einen Test.",
    receive: "Das Tool ruft Baton auf",
    receiveText:
      "Sie kopieren die Webadresse von Baton hinein und sehen, wie der erste Aufruf ankommt.",
  },
  blank: {
    title: "Mit einem leeren Blatt beginnen",
    text: "Ich weiß, was mein Workflow tun soll.",
    name: "Neuer Workflow",
  },
  sampleName: "Neuzugang begrüßen",
  picture: {
    start: "Neu eingestellt",
    user: "Konto anlegen",
    wait: "Laptop bereit",
    tell: "HR informieren",
  },
  language: "Sprache",
  file: "Einrichtungsdatei öffnen",
  skip: "Zu den Workflows",
  foot: {
    desktop: "Alles bleibt auf diesem Computer, bis Sie ein Tool verbinden",
    server: "Alles bleibt auf diesem Server, bis Sie ein Tool verbinden",
  },
} as const;
