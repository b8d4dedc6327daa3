/** Where a step sends to, and what must be allowed for it. */
export const words = {
  where: {
    title: "Where to",
    summary: "{{tool}} · {{host}}",
    connection: "Connection",
    new: "New: paste an address",
    practice: "Practice tool",
    practiceHelp:
      "The practice tool is part of Baton. It answers, and nothing leaves this computer.",
    address: "Web address",
    addressIt: "(webhook URL)",
    addressHelp: "The long address the other tool gave you. A whole cURL command works too.",
    use: "Use this address",
    reading: "Reading…",
    replace: "Replace",
    found: {
      token_in_address:
        "There is a token inside this address. Baton keeps it in the password store.",
      user_in_address:
        "There is a name and a password inside this address. Baton keeps them in the password store.",
      bearer_token: "Baton found the token and keeps it in the password store.",
      basic_password: "Baton found a name and a password and keeps them in the password store.",
      header_token: "Baton found the token and keeps it in the password store.",
      headers: "Baton took over the headers. They are kept in Details for IT.",
    },
    note: {
      spaces_removed: "Spaces and line breaks were removed.",
      token_twice: "The same token is in the address and was pasted too. Once is enough.",
      unencrypted: "This address is not encrypted.",
      local: "This address is inside your own network.",
      token_dropped: "The address leads somewhere else now, so its token is asked for again.",
      data_left_out: "The data in the command was left out. Choose below what to send.",
      fragment_removed: "The part after # was removed. It is never sent.",
      letters_encoded: "Letters that an address cannot hold were written another way.",
      curl_read: "Baton read the address out of the command.",
    },
  },
  token: {
    how: "How is the token given?",
    inside: "Inside the web address",
    insideHelp: "I was given one long address.",
    insideMissing: "Press Replace and paste the long address with the token in it.",
    apart: "Separately",
    apartHelp: "I was given an address and a token.",
    none: "There is no token",
    alsoBearer: "Also send the token as a bearer token",
    kept: "The token is kept in the password store.",
    kind: "Kind of token",
    kinds: {
      bearer: "Secret token (bearer token)",
      header: "In a named header",
      headerHelp: "For example SSWS and the token",
      basic: "Name and password",
    },
    header: "Header",
    prefix: "Word before it",
    username: "Name",
    password: "Password",
    token: "Token",
    keep: "Keep the token",
  },
  consent: {
    unencrypted: {
      text: "This address is not encrypted (http). Personal data could be read on the way. Ask IT for an address that starts with https.",
      allow: "Allow it for {{host}}, port {{port}}",
      given: "Not encrypted, allowed for {{host}}, port {{port}}.",
    },
    local: {
      text: "{{host}} is inside your own network.",
      allow: "Let Baton send to {{host}}, port {{port}}",
      given: "Inside your own network, allowed for {{host}}, port {{port}}.",
    },
    takeBack: "Take back",
    never:
      "Baton never sends to {{host}}: it belongs to the computer’s own inner services. Paste another address.",
  },
  it: {
    title: "Details for IT",
    summary: "Method, path, headers, time limit",
    method: "Method",
    path: "Path",
    pathHelp: "What follows the host. Details are encoded by themselves.",
    success: "Codes that also count as done",
    successHelp: "Everything from 200 to 299 is done anyway.",
    timeout: "Time limit in seconds",
  },
  fails: {
    title: "If it doesn’t work",
    summary: "Keeps trying for about 3 days, then tells me",
    text: "Baton keeps trying for about 3 days, waiting a little longer each time. You see it under Problems as soon as you are needed.",
    already: "{{tool}} already has this record: treat as done",
    alreadyHelp: "The other tool then answers with 409.",
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/where-to": typeof words;
  }
}
