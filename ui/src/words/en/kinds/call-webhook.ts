/** Call a webhook: its name, an example, and what a step of it does. Whole templates: word order may change. */
export const words = {
  call_webhook: {
    name: "Call a webhook",
    example: "Tell Okta to create a user",
    sentence: {
      sends: "Sends {{details}} to {{tool}}",
      sends_nothing: "Calls {{tool}} without data",
      sends_everything: "Sends everything to {{tool}}",
      sends_everything_except: "Sends everything except {{details}} to {{tool}}",
      sends_nowhere: "Has no web address yet",
    },
    part: {
      connection: "where to",
      method: "method",
      path: "path of the address",
      token: "token of the address",
      headers: "what is sent along",
      content: "what is sent",
      timeout_s: "time limit",
      also_success: "what counts as done",
    },
  },
};

declare module "#ui/words/words.ts" {
  interface Files {
    "kinds/call-webhook": typeof words;
  }
}
