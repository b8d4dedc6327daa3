import type { Shape } from "#ui/api/shapes.ts";

/** What became of a test: what happened, and what to do in the panel. */
export const words = {
  outcome: {
    accepted: { what: "{{tool}} accepted it.", todo: "" },
    web_page: {
      what: "{{tool}} answered with a web page, not data.",
      todo: "The address may be the wrong one. Ask for the address for tools.",
    },
    redirect: {
      what: "This address sends us to another one.",
      todo: "Ask for the final address.",
    },
    data_not_accepted: {
      what: "{{tool}} did not like the data.",
      todo: "Check the names and values in What to send.",
    },
    token_not_valid: {
      what: "{{tool}} says the token is not valid.",
      todo: "Ask whoever gave you the address for a new token.",
    },
    not_allowed: {
      what: "{{tool}} knows us but does not allow this.",
      todo: "Someone at {{tool}} must allow it.",
    },
    address_unknown: {
      what: "This web address does not exist at {{tool}}.",
      todo: "Ask for the current address.",
    },
    already_there: {
      what: "{{tool}} says it already has this record.",
      todo: "That is usually fine. In If it doesn’t work you can treat it as done.",
    },
    address_gone: {
      what: "{{tool}} has switched this address off.",
      todo: "Ask for a new address.",
    },
    slow_down: {
      what: "{{tool}} asks us to slow down.",
      todo: "Wait a minute, then send the test again.",
    },
    tool_broken: {
      what: "{{tool}} has a problem on its side.",
      todo: "Send the test again later.",
    },
    not_accepted: {
      what: "{{tool}} answered, but did not accept it.",
      todo: "Show the answer to whoever runs {{tool}}.",
    },
    dns: { what: "We can’t find this web address.", todo: "Check how it is spelled." },
    refused: {
      what: "Nothing answers there.",
      todo: "It may be off, or this computer may not be allowed to reach it. Ask IT.",
    },
    no_route: {
      what: "There is no way there from this computer.",
      todo: "Check this computer’s network, or ask IT.",
    },
    connection_lost: { what: "The connection broke off.", todo: "Send the test again." },
    tls: {
      what: "We can’t be sure this is really {{tool}}: its certificate is not good.",
      todo: "Ask IT before you send personal data.",
    },
    timeout: { what: "{{tool}} did not answer in time.", todo: "Send the test again, or ask IT." },
    not_http: {
      what: "This address is not a webhook.",
      todo: "Check the address, or ask IT.",
    },
    needs_consent: {
      what: "Baton may not send there yet.",
      todo: "Allow the address in Where to.",
    },
    never_allowed: {
      what: "Baton never sends there.",
      todo: "It belongs to the computer’s own inner services. Paste another address.",
    },
    address: { what: "This web address can’t be read.", todo: "Paste it again in Where to." },
    secrets_locked: {
      what: "Baton can’t read the token.",
      todo: "Unlock your password store, then send again.",
    },
    secret_missing: {
      what: "The token is not in the password store.",
      todo: "Replace it in Where to.",
    },
    not_connected: { what: "There is no web address yet.", todo: "Paste one in Where to." },
    connection_stopped: {
      what: "This connection was stopped.",
      todo: "Start it again under Connections.",
    },
    answer_unknown: {
      what: "It was sent, but the answer is not known.",
      todo: "Ask {{tool}} whether it arrived.",
    },
    aborted: { what: "Baton was closed before it was sent.", todo: "Send the test again." },
  } satisfies Record<Shape<"TryCode"> | "web_page", { what: string; todo: string }>,
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/outcomes": typeof words;
  }
}
