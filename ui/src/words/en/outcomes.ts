import type { Shape } from "#ui/api/shapes.ts";

/** What became of one try. `{{tool}}` is the name of the other tool. */
export const words = {
  accepted: { what: "{{tool}} accepted it.", todo: "" },
  given_up: { what: "", todo: "Baton does not try again by itself." },
  web_page: {
    what: "{{tool}} answered with a web page, not data.",
    todo: "The address may be the wrong one. The step counts as done.",
  },
  redirect_to: {
    what: "{{tool}} answered with a redirect to {{host}}.",
    todo: "It may have done it already. Ask for the new address and replace it at the step.",
  },
  redirect: {
    what: "This address sends us to another one.",
    todo: "It may have done it already. Ask for the new address and replace it at the step.",
  },
  data_not_accepted: {
    what: "{{tool}} answered, but did not like the data.",
    todo: "Check what you send in this step.",
  },
  token_not_valid: {
    what: "{{tool}} says the token is not valid.",
    todo: "Ask for a new one and replace it.",
  },
  not_allowed: {
    what: "{{tool}} knows us but does not allow this.",
    todo: "Someone at {{tool}} must allow it.",
  },
  address_unknown: {
    what: "This web address does not exist at {{tool}} any more.",
    todo: "Ask for the current one and replace it at the step.",
  },
  already_there: {
    what: "{{tool}} says it already has this record.",
    todo: "That is usually fine. This step can count it as done.",
  },
  address_gone: {
    what: "{{tool}} says this web address is gone for good.",
    todo: "Baton stopped sending there. Ask for the current one.",
  },
  slow_down: { what: "{{tool}} asks us to slow down.", todo: "Baton waits, then goes on." },
  tool_broken: {
    what: "{{tool}} has a problem on its side.",
    todo: "Baton keeps trying for about 3 days.",
  },
  not_accepted: { what: "{{tool}} did not accept it.", todo: "Ask IT what this answer means." },
  dns: { what: "We can’t find {{host}}.", todo: "Check the spelling of the web address." },
  refused: {
    what: "Nothing answers at {{host}}.",
    todo: "It may be off, or this computer may not be allowed to reach it.",
  },
  no_route: {
    what: "There is no way to {{host}} from here.",
    todo: "Check this computer’s network, or ask IT.",
  },
  connection_lost: {
    what: "{{tool}} broke off before its answer was complete.",
    todo: "Baton tries again.",
  },
  tls: {
    what: "We can’t be sure this is really {{tool}}: its certificate is not right.",
    todo: "Ask IT before sending personal data.",
  },
  timeout: { what: "{{tool}} did not answer in time.", todo: "Baton tries again." },
  not_http: {
    what: "This address is not a webhook.",
    todo: "Check the address, or ask IT.",
  },
  needs_consent: {
    what: "Baton is not allowed to send to {{host}} yet.",
    todo: "Allow it in the connection.",
  },
  never_allowed: {
    what: "Baton never sends to {{host}}.",
    todo: "It belongs to the computer’s own inner services. Use another address.",
  },
  address: {
    what: "The web address can’t be read.",
    todo: "Paste it again at the step.",
  },
  secrets_locked: {
    what: "Your password store is locked, so Baton can’t read the token for {{tool}}.",
    todo: "Unlock it, then try again.",
  },
  secret_missing: {
    what: "The token for {{tool}} is not in the password store.",
    todo: "Paste it again in the connection.",
  },
  not_connected: {
    what: "{{tool}} has no web address yet.",
    todo: "Put it in the connection.",
  },
  connection_stopped: {
    what: "The connection to {{tool}} is stopped.",
    todo: "Resume sending in Connections.",
  },
  answer_unknown: {
    what: "It was sent, but the answer is not known: Baton was closed meanwhile.",
    todo: "Baton sends it again under the same number, so that the other tool can tell.",
  },
  aborted: {
    what: "Baton was closed before it was sent.",
    todo: "Baton sends it as soon as it runs again.",
  },
} as const satisfies Record<
  Shape<"TryCode"> | "web_page" | "redirect_to" | "given_up",
  { what: string; todo: string }
>;

declare module "#ui/words/words.ts" {
  interface Files {
    outcomes: typeof words;
  }
}
