/** What became of one try. `{{tool}}` is the name of the other tool. */
export const outcomes = {
  accepted: { what: "{{tool}} accepted it.", todo: "" },
  bad_data: {
    what: "{{tool}} answered, but did not like the data.",
    todo: "Check what you send in this step.",
  },
  bad_token: {
    what: "{{tool}} says the token is not valid.",
    todo: "Ask for a new one and paste it in the connection.",
  },
  forbidden: {
    what: "{{tool}} knows us but does not allow this.",
    todo: "Someone at {{tool}} must allow it.",
  },
  gone: {
    what: "This web address does not exist at {{tool}} any more.",
    todo: "Ask for the current one.",
  },
  conflict: {
    what: "{{tool}} says it already has this record.",
    todo: "That is usually fine. This step can count it as done.",
  },
  slow_down: { what: "{{tool}} asks us to slow down.", todo: "Baton waits, then goes on." },
  their_side: {
    what: "{{tool}} has a problem on its side.",
    todo: "Baton keeps trying for about 3 days.",
  },
  status: { what: "{{tool}} did not accept it.", todo: "Ask IT what this answer means." },
  redirect: {
    what: "This address sends us to another one.",
    todo: "Ask for the new address and put it in the connection.",
  },
  dns: {
    what: "We can’t find {{host}}.",
    todo: "Check the spelling of the web address.",
  },
  refused: {
    what: "Nothing answers at {{host}}.",
    todo: "It may be off, or this computer may not be allowed to reach it.",
  },
  broken: {
    what: "{{tool}} broke off before its answer was complete.",
    todo: "Baton tries again.",
  },
  certificate: {
    what: "We can’t be sure this is really {{tool}}: its certificate is not right.",
    todo: "Ask IT before sending personal data.",
  },
  timeout: { what: "{{tool}} did not answer in time.", todo: "Baton tries again." },
  not_allowed: {
    what: "Baton is not allowed to send to {{host}} yet.",
    todo: "Allow it in the connection.",
  },
  secret_missing: {
    what: "Baton can’t read the token for {{tool}}.",
    todo: "Unlock the password store, or replace the token in the connection.",
  },
  no_address: {
    what: "{{tool}} has no web address yet.",
    todo: "Put it in the connection.",
  },
  stopped: { what: "The connection to {{tool}} is stopped.", todo: "Let it go on in Connections." },
  answer_unknown: {
    what: "It was sent, but the answer is not known: Baton was closed meanwhile.",
    todo: "Baton sends it again under the same number, so that the other tool can tell.",
  },
  other: { what: "It did not work. We don’t know why yet.", todo: "Copy the report for IT." },
} as const;
