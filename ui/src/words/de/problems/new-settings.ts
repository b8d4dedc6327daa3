import { words as sending } from "#ui/words/de/kinds/call-webhook.ts";

/** Settings of a step that went live after people came to a stop there. */
export const words = {
  newSettings: {
    /** Called what the step that sends calls them where they are changed. */
    part: sending.call_webhook.part,
    action_one: "Neue Einstellungen verwenden…",
    action_other: "Neue Einstellungen für alle {{count, number}} verwenden…",
    what_one: "Verwenden Sie für diese Person die neuen Einstellungen von „{{step}}“",
    what_other:
      "Verwenden Sie für diese {{count, number}} Personen die neuen Einstellungen von „{{step}}“",
    text: "Version {{version}} ist live und hat hier etwas anderes: {{parts}}. Damit wird eine neue Nachricht erstellt. Sonst ändert sich an diesen Läufen nichts.",
    without: "Sie ist für {{who}}. Für {{names}} wäre sie dieselbe, deshalb wird nichts gesendet.",
    withoutMore: "Für einige, darunter {{names}}, wäre sie dieselbe: für sie wird nichts gesendet.",
    same: "Oder senden Sie dasselbe erneut",
    title_one: "Neue Einstellungen von „{{step}}“ für {{count, number}} Person verwenden?",
    title_other: "Neue Einstellungen von „{{step}}“ für {{count, number}} Personen verwenden?",
    button: "Neue Einstellungen verwenden",
    why: "Warum verwenden Sie sie?",
    example: "Das Feld darf jetzt leer sein",
  },
} as const;
