import { words as sending } from "#ui/words/en/kinds/call-webhook.ts";

/** Settings of a step that went live after people came to a stop there. */
export const words = {
  newSettings: {
    /** Called what the step that sends calls them where they are changed. */
    part: sending.call_webhook.part,
    action_one: "Use the new settings…",
    action_other: "Use the new settings for all {{count, number}}…",
    what_one: "Use the new settings of “{{step}}” for this person",
    what_other: "Use the new settings of “{{step}}” for these {{count, number}} people",
    text: "Version {{version}} is live and has something else here: {{parts}}. A new message is made with it. Nothing else of these runs changes.",
    without: "It is for {{who}}. For {{names}} it would be the same, so nothing is sent.",
    withoutMore: "For some, {{names}} among them, it would be the same: for them nothing is sent.",
    same: "Or send the same again",
    title_one: "Use the new settings of “{{step}}” for {{count, number}} person?",
    title_other: "Use the new settings of “{{step}}” for {{count, number}} people?",
    button: "Use the new settings",
    why: "Why do you use them?",
    example: "The field may be empty now",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "problems/new-settings": typeof words;
  }
}
