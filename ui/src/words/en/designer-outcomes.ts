/** What became of a test: what happened, and what to do. */
export const designerOutcomes = {
  accepted: { what: "{{tool}} accepted it.", todo: "" },
  status: {
    what: "{{tool}} answered, but did not accept it.",
    todo: "Show the answer to whoever runs {{tool}}.",
  },
  data_refused: {
    what: "{{tool}} did not like the data.",
    todo: "Check the names and values in What to send.",
  },
  token_refused: {
    what: "{{tool}} says the token is not valid.",
    todo: "Ask whoever gave you the address for a new token. Then replace it above.",
  },
  not_allowed_there: {
    what: "{{tool}} knows us but does not allow this.",
    todo: "Someone at {{tool}} must allow it.",
  },
  not_there: {
    what: "This web address does not exist at {{tool}}.",
    todo: "Ask for the current address and paste it above.",
  },
  already_there: {
    what: "{{tool}} says it already has this record.",
    todo: "That is usually fine. In If it doesn’t work you can treat it as done.",
  },
  gone: {
    what: "{{tool}} has switched this address off.",
    todo: "Ask for a new address and paste it above.",
  },
  slow_down: {
    what: "{{tool}} asks us to slow down.",
    todo: "Wait a minute, then send the test again.",
  },
  their_problem: {
    what: "{{tool}} has a problem on its side.",
    todo: "Send the test again later.",
  },
  redirect: {
    what: "This address sends us to another one.",
    todo: "Ask for the final address and paste it above.",
  },
  dns: { what: "We can’t find this web address.", todo: "Check how it is spelled." },
  refused: {
    what: "Nothing answers there.",
    todo: "It may be off, or this computer may not be allowed to reach it. Ask IT.",
  },
  broken: { what: "The connection broke off.", todo: "Send the test again." },
  certificate: {
    what: "We can’t be sure this is really {{tool}}: its certificate is not good.",
    todo: "Ask IT before you send personal data.",
  },
  timeout: { what: "{{tool}} did not answer in time.", todo: "Send the test again, or ask IT." },
  not_allowed: { what: "Baton may not send there yet.", todo: "Allow the address in Where to." },
  secret_missing: {
    what: "Baton cannot read the token.",
    todo: "Unlock your password store, then send again.",
  },
  no_address: { what: "There is no web address yet.", todo: "Paste one in Where to." },
  stopped: { what: "This connection was stopped.", todo: "Start it again under Connections." },
  answer_unknown: {
    what: "It was sent, but the answer is not known.",
    todo: "Ask {{tool}} whether it arrived.",
  },
  other: { what: "We don’t know yet why it did not work.", todo: "Copy the report for IT." },
} as const;
