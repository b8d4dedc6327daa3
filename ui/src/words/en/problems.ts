export const words = {
  title: "Problems",
  count_one: "{{count}} problem",
  count_other: "{{count}} problems",
  state: { open: "Open", solved: "Solved", ignored: "Ignored" },
  theTool: "the other tool",
  some: "some",
  filterKind: "Kind",
  allKinds: "All kinds",
  filterWorkflow: "Workflow",
  allWorkflows: "All workflows",
  empty: {
    title: "Nothing needs you",
    checked: "Last looked {{time}}.",
    solved: "No problem was solved yet",
    ignored: "No problem was ignored",
    filtered: "No problem matches",
    clear: "Clear filters",
  },
  people_one: "{{count, number}} person",
  people_other: "{{count, number}} people",
  calls_one: "{{count, number}} call",
  calls_other: "{{count, number}} calls",
  since: "since {{time}}",
  at: "at “{{step}}” in {{workflow}}",
  in: "in {{workflow}}",
  open: "Show what to do about it",
  shut: "Hide",
  who: "Who it is about",
  call: "A call, {{time}}",
  copyForIt: "Copy for IT",
  action: {
    fix_connection: "Fix connection",
    send_again_one: "Send again",
    send_again_other: "Send again to all {{count, number}}",
    add_person: "Add this person…",
    choose_person: "Choose a person…",
    start: "Start",
    choose_run: "Choose the run…",
    use_call: "Use it anyway",
    skip: "Open the run",
    mark_received: "Open the run",
    take_path: "Open the run",
    ignore: "Ignore…",
  },
  todo: {
    fix_connection: "Look at the connection",
    fix_connectionText: "Its address or token may have changed. Ask whoever gave it to you.",
    send_again: "Then send again",
    send_againText: "The same data under the same number, so the other tool can tell a repeat.",
    add_person: "Add the person",
    add_personText: "Baton adds the person and uses the kept calls, each once.",
    choose_person: "Or choose a person we know",
    choose_personText: "For an earlier email, or a spelling mistake.",
    start: "Start the person",
    startText: "The person is known meanwhile. The kept call starts the run, once.",
    choose_run: "Say which run it is about",
    choose_runText: "Several runs fit. The call is used for the one you choose.",
    use_call: "Use the call",
    use_callText: "It is treated as if it came in now.",
    skip: "Open the run",
    skipText: "There you can skip the step, with a reason.",
    take_path: "Open the run",
    take_pathText: "There you say which path to take. Or put in what is missing, and it goes on.",
    mark_received: "Open the run",
    mark_receivedText: "There you can mark it as received, or skip it, with a reason.",
  },
  ignoring: {
    title: "Ignore “{{title}}”?",
    text: "It goes to Ignored. Nothing else changes.",
    why: "Why can it be ignored?",
    example: "A test call from IT",
    button: "Ignore",
    done: "It is ignored.",
  },
  sending: {
    title_one: "Send again to {{count}} person?",
    title_other: "Send again to {{count, number}} people?",
    text: "The same data goes out under the same number, so the other tool can tell a repeat.",
    why: "Why send it again?",
    example: "Okta has a new token",
    button: "Send again",
    done_one: "{{count, number}} message is on its way again.",
    done_other: "{{count, number}} messages are on their way again.",
    goesOn: "Sending goes on. How far it is stands at the top of the page.",
    could_one: "{{count, number}} could not be sent again.",
    could_other: "{{count, number}} could not be sent again.",
  },
  adding: {
    title: "Add the person from the call",
    text: "Baton adds the person and then uses the kept calls, each once.",
    button: "Add and use the call",
    done: "{{name}} is added. The kept calls are used.",
  },
  choosing: {
    title: "Choose a person",
    text: "The kept calls are used for the person you choose.",
    search: "Name or work email",
    button: "Use it for this person",
    none: "Nobody matches.",
    needed: "Choose somebody first.",
    label: "People",
    done: "The kept calls are used for {{name}}.",
  },
  choosingRun: {
    title: "Which run is this call about?",
    label: "Runs",
    option: "{{name}}, started {{time}}",
    button: "Use it for this run",
    needed: "Choose a run first.",
    done: "The call is used for {{name}}’s run.",
  },
  using: {
    title: "Use this call anyway?",
    text: "It is treated as if it came in now.",
    why: "Why use it?",
    example: "It is really from our tool",
    button: "Use it",
    done: "The call is used.",
  },
  started: "The kept call is used.",
  kind: {
    not_accepted: {
      title: "{{tool}} did not accept it",
      text: "Ask IT what this answer means, then send again.",
    },
    token_not_valid: {
      title: "{{tool}} says the token is not valid",
      text: "Tokens end when someone replaces them. Ask whoever gave you the address.",
    },
    not_allowed: {
      title: "{{tool}} does not allow this",
      text: "{{tool}} knows us. Someone there must allow what this step does.",
    },
    address_unknown: {
      title: "This web address does not exist at {{tool}} any more",
      text: "Ask for the current one and put it in the connection.",
    },
    address_gone: {
      title: "{{tool}} says this web address is gone for good",
      text: "Baton stopped sending there. Ask for the current one.",
    },
    already_there: {
      title: "{{tool}} says it already has this record",
      text: "That is usually fine. Skip the step, or let it count 409 as done.",
    },
    data_not_accepted: {
      title: "{{tool}} did not like the data",
      text: "Check what you send in this step.",
    },
    too_many_requests: {
      title: "{{tool}} asks us to slow down",
      text: "Baton waits and tries again by itself.",
    },
    tool_broken: {
      title: "{{tool}} has a problem on its side",
      text: "Baton keeps trying for about 3 days.",
    },
    redirected: {
      title: "The address of {{tool}} sends us to another one",
      text: "Ask for the new address and put it in the connection.",
    },
    host_not_found: {
      title: "We can’t find {{tool}}",
      text: "Check the spelling of its web address in the connection.",
    },
    nothing_answers: {
      title: "Nothing answers at {{tool}}",
      text: "It may be off, or this computer may not be allowed to reach it.",
    },
    no_answer_in_time: {
      title: "{{tool}} did not answer in time",
      text: "Baton keeps trying for about 3 days.",
    },
    bad_certificate: {
      title: "We can’t be sure this is really {{tool}}",
      text: "Its certificate is not right. Ask IT before sending personal data.",
    },
    broken_connection: {
      title: "{{tool}} broke off before its answer was complete",
      text: "Baton keeps trying for about 3 days.",
    },
    consent_missing: {
      title: "Baton is not allowed to send to {{tool}} yet",
      text: "Allow it in the connection, if this address is right.",
    },
    connection_incomplete: {
      title: "{{tool}} has no web address or no token yet",
      text: "Put it in the connection.",
    },
    connection_stopped: {
      title: "The connection to {{tool}} is stopped",
      text: "Let it go on in the connection.",
    },
    secret_missing: {
      title: "Baton can’t read the token for {{tool}}",
      text: "Unlock the password store, or replace the token in the connection.",
    },
    value_missing: {
      title: "A detail is empty that {{tool}} needs",
      text: "Add it to the person, then send again.",
    },
    value_unusable: {
      title: "A detail can’t be sent the way the step says",
      text: "Change it at the person, or change the step.",
    },
    answer_cut: {
      title: "The answer was too long to keep whole",
      text: "A later step needs a part of it that was not kept.",
    },
    not_runnable: {
      title: "An earlier Baton could not go on at “{{step}}”",
      text: "This one can: try the step again.",
    },
    match_value_missing: {
      title: "Baton does not know which call to wait for",
      text: "The step whose answer says it was skipped. Mark it as received, or skip it.",
    },
    path_unclear: {
      title: "Baton can’t tell which path to take: {{step}}",
      text: "Choose the path, or put in what is missing and try again.",
    },
    date_missing: {
      title: "The date that “{{step}}” waits for is empty",
      text: "Put the date in, and it waits on. Or skip the step.",
    },
    date_passed: {
      title: "The moment that “{{step}}” waits for has passed",
      text: "Skip the step, and the run goes on. Or change the date, and it waits.",
    },
    nobody_called: {
      title: "Nobody called back: {{step}}",
      text: "Ask the other tool’s people. You can mark it as received, or skip the step.",
    },
    unknown_person: {
      title: "A call came in for someone we don’t know",
      text: "Add the person, or choose one we know.",
    },
    names_nobody: {
      title: "A call names nobody",
      text: "Look at its data. You can choose the person.",
    },
    not_an_email: {
      title: "A call names something that is no email address",
      text: "Choose the person, or ask the other tool’s people.",
    },
    person_has_left: {
      title: "A call is about someone who has left",
      text: "Ignore it, or change the person’s status and use it.",
    },
    which_run: {
      title: "Which run is this call about?",
      text: "Several runs fit. Choose one.",
    },
    nobody_matches: {
      title: "A call came in that fits nobody",
      text: "Choose the person it is about, or ignore it.",
    },
    could_not_tell: {
      title: "Baton could not tell whether to go on",
      text: "A detail that the condition looks at is missing in the call, or cannot be compared.",
    },
    unreadable: {
      title: "A call’s data can’t be read",
      text: "Ask the other tool’s people what they sent.",
    },
    other_data: {
      title: "Other data came under a number already seen",
      text: "Nothing was started with it. Use it only if it is right.",
    },
    too_many_people: {
      title: "A call is about too many people",
      text: "It names {{more}} more than the {{most, number}} that are used from one call. Ask for smaller calls.",
    },
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    problems: typeof words;
  }
}
