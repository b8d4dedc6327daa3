/** Call a webhook: its name, an example, and what a step of it does. Whole templates: word order may change. */
export const words = {
  call_webhook: {
    name: "Webhook aufrufen",
    example: "Okta sagen, dass es ein Konto anlegt",
    sentence: {
      sends: "Sendet {{details}} an {{tool}}",
      sends_nothing: "Sendet einen Aufruf ohne Daten an {{tool}}",
      sends_everything: "Sendet alles an {{tool}}",
      sends_everything_except: "Sendet alles außer {{details}} an {{tool}}",
      sends_nowhere: "Hat noch keine Webadresse",
    },
    part: {
      connection: "wohin",
      method: "Methode",
      path: "Pfad der Adresse",
      token: "Token der Adresse",
      headers: "was mitgesendet wird",
      content: "was gesendet wird",
      timeout_s: "Zeitgrenze",
      also_success: "was als erledigt zählt",
    },
  },
};
