/** Where a step sends to, and what must be allowed for it. */
export const words = {
  where: {
    title: "Where to",
    summary: "{{tool}} · {{host}}",
    connection: "Connection",
    new: "New: paste an address",
    practice: "Practice tool",
    practiceHelp: "The practice tool is part of Baton. It answers, and nothing leaves Baton.",
    address: "Web address",
    addressIt: "(webhook URL)",
    addressHelp:
      "The long address the other tool gave you. A line such as “Authorization: …” or a whole cURL command works too.",
    use: "Use this address",
    reading: "Reading…",
    judged: "What Baton keeps secret of this address",
    judgedHelp:
      "Secret parts go to the password store. The rest can be seen, and stands in exports. Change what is not right.",
    whole: "The whole address after {{host}}",
    wholeHelp: "Whoever knows this address can use it, so all of it is kept secret.",
    pathPart: "{{text}}",
    queryPart: "{{name}} = {{text}}",
    hidden_one: "{{count}} letter, kept secret",
    hidden_other: "{{count}} letters, kept secret",
    why: {
      host: "Whoever knows an address of this tool can use it",
      name: "Its name says that it is a secret",
      unexplained: "It looks like a token",
      ordinary: "It does not look like a token",
      turned: "You say so",
    },
    elsewhere:
      "This address leads somewhere else than “{{tool}}”. This step gets a connection of its own, and other steps stay as they are.",
    sentAs: "The token will be sent as {{header}}: {{word}}••••••••",
    sentAsBasic: "The name and the password will be sent as Authorization: Basic",
    alsoPartWay_one: "Also for the {{count}} person part-way",
    alsoPartWay_other: "Also for the {{count}} people part-way",
    alsoPartWayHelp:
      "For those who are already in this workflow, and for what is still being sent, the new address counts at once. Without this it counts from going live on, for new people only.",
    replacedFor_one: "The new address counts at once for {{count}} person part-way.",
    replacedFor_other: "The new address counts at once for {{count}} people part-way.",
    replace: "Replace",
    toolName: "What do you call this tool?",
    toolNameHelp: "By this name you find it on cards, in runs and under Problems.",
    newTool: "New tool",
    newToolNumber: "New tool {{number}}",
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
    noneInside: "Press Replace and paste the address without the token.",
    noneApart: "Baton then sends no token any more.",
    drop: "Send no token any more",
    alsoHeader: "Also send the token in a header",
    alsoHeaderHelp: "Some tools want it there, too.",
    understood: "Baton took the token out of what you pasted.",
    paste: "Paste the token, or the whole line “Authorization: …”.",
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
      title: "Others could read this on its way",
      text: "This address is not encrypted (http). Ask IT for an address that starts with https.",
      given: "Not encrypted, allowed for {{host}}, port {{port}}.",
    },
    local: {
      title: "This is inside your own network",
      text: "Baton sends to such an address only after you allow it.",
      given: "Inside your own network, allowed for {{host}}, port {{port}}.",
    },
    both: {
      title: "Others on your network could read this",
      text: "The address is not encrypted and inside your own network. Ask IT before you send personal data.",
      given: "Not encrypted and inside your own network, allowed for {{host}}, port {{port}}.",
    },
    allow: "Allow exactly {{host}}, port {{port}}",
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
    summary: "Keeps trying for about 3 days, tells me when I am needed",
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
