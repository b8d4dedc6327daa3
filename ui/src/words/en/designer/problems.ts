/** What is to fix and to check: the whole sentence, and the few words for a card. */
export const words = {
  problem: {
    no_steps: {
      short: "Add a step",
      long: "This workflow has no step yet. Add one below the start.",
    },
    name_missing: { short: "Give it a name", long: "Step {{number}} has no name. Give it one." },
    id_twice: {
      short: "Copied twice",
      long: "Step {{number}} is there twice. Delete one of the two.",
    },
    too_many_steps: {
      short: "Too many steps",
      long: "There are more steps than Baton takes. Delete some.",
    },
    too_deep: {
      short: "Too deep",
      long: "Too many parts lie inside each other. Move “{{step}}” further out.",
    },
    too_large: {
      short: "Too large",
      long: "A text in “{{step}}” is larger than Baton takes. Make it shorter.",
    },
    not_runnable_yet: {
      short: "Cannot run yet",
      long: "This Baton cannot run “{{step}}” yet. Delete it to go live.",
    },
    connection_missing: {
      short: "Add a web address",
      long: "“{{step}}” needs a web address. Paste the webhook URL you were given.",
    },
    connection_unknown: {
      short: "Choose a connection",
      long: "The connection of “{{step}}” is gone. Choose another one.",
    },
    address_missing: {
      short: "Add a web address",
      long: "“{{step}}” needs a web address. Paste the webhook URL you were given.",
    },
    path_missing: {
      short: "Add a web address",
      long: "“{{step}}” goes to {{name}}, but has no address there yet. Choose or paste one.",
    },
    address_secret_missing: {
      short: "Paste the web address again",
      long: "The secret part of the address of “{{step}}” is not kept here. Paste the web address again.",
    },
    token_missing: {
      short: "Add the token",
      long: "“{{step}}” needs a token. Paste the one you were given.",
    },
    unencrypted_consent_missing: {
      short: "Not encrypted",
      long: "The address of “{{step}}” is not encrypted. Allow it, or ask IT for one that starts with https.",
    },
    local_consent_missing: {
      short: "Allow your own network",
      long: "The address of “{{step}}” is inside your own network. Allow it first.",
    },
    address_forbidden: {
      short: "Paste another address",
      long: "Nothing is ever sent to the address of “{{step}}”. Paste another one.",
    },
    token_twice: {
      short: "Token given twice",
      long: "The same token is in the address and was pasted separately. Once is enough.",
    },
    same_address_twice: {
      short: "Same address again",
      long: "“{{step}}” sends to the same address as “{{other}}”. The other tool may create two records.",
    },
    path_unusable: {
      short: "Check the path",
      long: "The path of “{{step}}” cannot be used. It begins with a slash and stays on its host.",
    },
    secret_misplaced: {
      short: "Secret at a wrong place",
      long: "A secret in “{{step}}” stands where it would be seen. Paste the address again.",
    },
    header_name_unusable: {
      short: "Check Details for IT",
      long: "Details for IT of “{{step}}” hold a name that cannot be used.",
    },
    header_value_unusable: {
      short: "Check Details for IT",
      long: "Details for IT of “{{step}}” hold a value that cannot be sent.",
    },
    header_secret_missing: {
      short: "Check Details for IT",
      long: "A secret in Details for IT of “{{step}}” is not kept any more. Paste it again there.",
    },
    header_twice: {
      short: "Check Details for IT",
      long: "Details for IT of “{{step}}” say something twice, or what the token is sent as. Remove one.",
    },
    settle_out_of_range: {
      short: "Check how long it waits",
      long: "“{{step}}” can wait 10 seconds to 24 hours for more about the same person, or not at all.",
    },
    timeout_out_of_range: {
      short: "Check the time limit",
      long: "The time limit of “{{step}}” must be 1 to 30 seconds.",
    },
    success_status_unusable: {
      short: "Check what counts as done",
      long: "A code in “{{step}}” cannot count as done.",
    },
    field_name_unusable: {
      short: "Name what is sent",
      long: "A detail in “{{step}}” has no name in the other tool. Give it one.",
    },
    field_name_twice: {
      short: "A name is there twice",
      long: "Two details in “{{step}}” have the same name. Change one.",
    },
    field_name_clash: {
      short: "A name is also a group",
      long: "A name in “{{step}}” is both a value and a group. Change one.",
    },
    value_missing: {
      short: "A value is missing",
      long: "A detail in “{{step}}” has nothing to send. Insert a detail or a text.",
    },
    body_not_sent: {
      short: "GET sends no data",
      long: "“{{step}}” asks with GET, which sends no data. Choose POST in Details for IT.",
    },
    nothing_to_send: {
      short: "Sends nothing",
      long: "“{{step}}” sends no details yet. Is that on purpose?",
    },
    detail_unknown: {
      short: "Choose another detail",
      long: "A detail in “{{step}}” does not exist. Choose another one.",
    },
    sensitive_detail: {
      short: "Sensitive",
      long: "“{{name}}” is sensitive. Only send it if the other tool needs it.",
    },
    looks_sensitive: {
      short: "Looks sensitive",
      long: "“{{name}}” looks sensitive. Only send it if the other tool needs it.",
    },
    pointer_unusable: {
      short: "Choose the field",
      long: "A field in “{{step}}” is not chosen yet, or cannot be read. Choose one.",
    },
    step_later: {
      short: "Detail from a later step",
      long: "“{{step}}” uses a detail of “{{from}}”, which comes later. Move “{{step}}” behind it or choose another detail.",
    },
    step_not_always: {
      short: "Detail may be missing",
      long: "“{{step}}” uses a detail of “{{from}}”, which not everyone passes.",
    },
    step_in_other_path: {
      short: "Detail from the path beside",
      long: "“{{step}}” uses a detail of “{{from}}” in the path beside, which may not be done yet. Use it after the paths come together.",
    },
    step_deleted: {
      short: "Detail of a deleted step",
      long: "“{{step}}” uses a detail of a step that was deleted. Choose another detail.",
    },
    call_out_of_place: {
      short: "Choose another detail",
      long: "“{{step}}” uses a detail of a call where there is none. Choose another detail.",
    },
    format_unusable: {
      short: "Choose another way to write it",
      long: "A detail in “{{step}}” cannot be written this way. Choose another.",
    },
    empty_text_unusable: {
      short: "Check the text for empty",
      long: "The text for empty in “{{step}}” does not fit the kind of value.",
    },
    fixed_text_unusable: {
      short: "Check the value",
      long: "A value in “{{step}}” is not of the kind that it is sent as. Correct it, or send it as text.",
    },
    condition_empty: {
      short: "Add a condition",
      long: "A condition of “{{step}}” has no test. Add one or remove it.",
    },
    test_values_unusable: {
      short: "Finish the condition",
      long: "A condition of “{{step}}” has no value to compare with. Add one.",
    },
    test_number_unusable: {
      short: "Finish the condition",
      long: "A condition of “{{step}}” compares numbers. Write a number.",
    },
    test_date_unusable: {
      short: "Finish the condition",
      long: "A condition of “{{step}}” compares days. Choose a day or a number of days.",
    },
    test_type_unusable: {
      short: "Check the condition",
      long: "A condition of “{{step}}” compares a detail as what it is not. Choose another comparison.",
    },
    call_field_missing: {
      short: "Say who it is about",
      long: "“{{step}}” does not say which field of the call says who it is about. Pick one.",
    },
    last_call_names_nobody: {
      short: "The last call names nobody",
      long: "The last call to “{{step}}” names nobody there. If the others do not either, choose another field.",
    },
    last_call_no_email: {
      short: "No email in the last call",
      long: "What the last call to “{{step}}” names is no email address: choose where its email stands.",
    },
    last_call_some_no_email: {
      short: "Not everybody has an email",
      long: "The last call to “{{step}}” names {{named}} where it says whom it is about, and {{others}} of these are no email address. Check where the email stands.",
    },
    person_field_unusable: {
      short: "Check the details",
      long: "A detail that “{{step}}” takes from the call cannot be set. Choose another.",
    },
    person_field_not_picked: {
      short: "Pick a field",
      long: "“{{step}}” does not say where in the call a detail of the person stands. Pick a field, or remove the detail.",
    },
    person_field_twice: {
      short: "A detail is there twice",
      long: "“{{step}}” sets a detail of the person twice. Remove one.",
    },
    nothing_to_set: {
      short: "Choose a detail",
      long: "“{{step}}” sets no detail of the person. Add one.",
    },
    detail_never_empty: {
      short: "It can’t be emptied",
      long: "“{{step}}” empties a name, the work email or the status. Nobody is without these. Set it, or leave it as it is.",
    },
    detail_text_unusable: {
      short: "Check “{{detail}}”",
      long: "“{{text}}” is nothing that “{{detail}}” can be. Correct it in “{{step}}”.",
    },
    sensitive_into_open: {
      short: "“{{detail}}” isn’t sensitive",
      long: "“{{step}}” puts “{{name}}”, which is or looks sensitive, into “{{detail}}”, which everybody sees. It isn’t set until that detail is marked as sensitive under People. IDs and Baton’s own details can’t be: choose a further detail.",
    },
    person_name_missing: {
      short: "People without a name",
      long: "“{{step}}” adds people without a name. Their email address is shown in its place.",
    },
    wait_without_limit: {
      short: "This wait has no end",
      long: "“{{step}}” has no end. If nobody calls, people will wait for ever.",
    },
    wait_times_unusable: {
      short: "Check the days",
      long: "The reminder of “{{step}}” must come before it tells you again.",
    },
    wait_length_unusable: {
      short: "Say how long it waits",
      long: "“{{step}}” waits for no time, or for more than a hundred years. Change how long.",
    },
    detail_is_no_date: {
      short: "Choose a date",
      long: "“{{step}}” counts from a detail that is no date. Choose another, or make it one under People.",
    },
    holidays_unknown: {
      short: "Holidays are not known",
      long: "“{{step}}” counts working days, and Baton does not know which holidays you have. Choose them in Settings, under Working time. Until then only weekends are free.",
    },
    match_step_unusable: {
      short: "Say who it is about",
      long: "“{{step}}” looks for an answer that no earlier step gives. Choose another.",
    },
    path_name_missing: {
      short: "Name its paths",
      long: "A path of “{{step}}” has no name. Give it one.",
    },
    path_id_twice: {
      short: "A path is there twice",
      long: "The path {{path}} of “{{step}}” is there twice. Delete one of the two.",
    },
    path_too_large: {
      short: "Too large",
      long: "A text in the path {{path}} of “{{step}}” is larger than Baton takes. Make it shorter.",
    },
    path_empty: {
      short: "A path is empty",
      long: "The path {{path}} of “{{step}}” has no step, so it would always be first. Add a step or delete it.",
    },
    path_never_taken: {
      short: "Nobody takes this path",
      long: "Nobody can take the path {{path}} of “{{step}}”: the paths before it already take everyone.",
    },
    path_never_true: {
      short: "Nobody takes this path",
      long: "Nobody can take the path {{path}} of “{{step}}”: its conditions exclude each other.",
    },
    paths_overlap: {
      short: "Two paths fit some people",
      long: "Some people fit the path {{path}} of “{{step}}” and one before it. They take the one before it.",
    },
    otherwise_never_taken: {
      short: "Nobody is left over",
      long: "Nobody can take the last path of “{{step}}”: the paths before it take everyone.",
    },
    paths_missing: { short: "Add a path", long: "“{{step}}” has no path. Add one or delete it." },
    other: { short: "Needs a look", long: "“{{step}}” needs a look. ({{code}})" },
  },
} as const;

declare module "#ui/words/words.ts" {
  interface Files {
    "designer/problems": typeof words;
  }
}
