import type { ProblemCode } from "#ui/api/wire/problem.ts";

/** What the API refuses: what happened, and what to do. Codes are the API's closed set. */
export const words = {
  offline: {
    what: "Baton does not answer.",
    todo: "It may be starting again. This page goes on by itself as soon as Baton answers.",
  },
  offline_act: {
    what: "Baton does not answer.",
    todo: "Baton does not do this again by itself. Once it answers, look whether it was done. If not, press again.",
  },
  bad_request: {
    what: "Baton did not understand this.",
    todo: "Load the page again. If it happens again, send the report to IT.",
  },
  not_signed_in: { what: "You are not signed in.", todo: "Open a sign-in link of this server." },
  link_used: {
    what: "This link does not work any more.",
    todo: "Each link works once. Ask for a new one.",
  },
  wrong_origin: {
    what: "This page came from another address than Baton’s.",
    todo: "Open Baton by the address in its sign-in link.",
  },
  not_found: {
    what: "This is not here any more.",
    todo: "Someone may have deleted it. Go back to the list.",
  },
  method_not_allowed: {
    what: "This Baton does not know this action.",
    todo: "Load the page again, so that page and Baton are the same version.",
  },
  too_large: { what: "This is too large.", todo: "Use a smaller file or shorter text." },
  stale_draft: {
    what: "Someone else changed this draft.",
    todo: "Load it again to see what they did.",
  },
  not_ready: {
    what: "Some things need fixing first.",
    todo: "Open the workflow and look at “To fix”.",
  },
  wrong_state: {
    what: "The workflow’s state does not allow this.",
    todo: "Look at its state in the list of workflows.",
  },
  already_under_way: {
    what: "This is being done already.",
    todo: "How far it is stands at the top of the page.",
  },
  unfinished_runs: {
    what: "People are still part-way in this workflow.",
    todo: "Stop their runs, or let them finish first.",
  },
  invalid_field: {
    what: "One of the fields has a value that can’t be used.",
    todo: "Look at the fields again.",
  },
  changed_meanwhile: {
    what: "Somebody pointed this connection to another address meanwhile.",
    todo: "Look where it leads, then enter it again.",
  },
  stale_data: {
    what: "This data has changed since you opened it. Nothing was sent.",
    todo: "Look at what it is now, then send.",
  },
  email_taken: {
    what: "Another person already has this work email.",
    todo: "Use another one, or change that person.",
  },
  external_id_taken: {
    what: "Another person already has this ID in the other tool.",
    todo: "Look whether it is the same person, or use another ID.",
  },
  detail_in_use: {
    what: "People still have a value of “{{name}}”.",
    todo: "Empty it for each of them first.",
  },
  in_use: {
    what: "Steps still use this connection.",
    todo: "Give those steps another connection first.",
  },
  no_address: {
    what: "There is no web address in this text.",
    todo: "Paste the whole web address. It starts with https://",
  },
  not_a_token: {
    what: "This does not look like a token.",
    todo: "Look whether you copied the right thing. You can use it anyway.",
  },
  unclear: {
    what: "This text can be read in several ways.",
    todo: "Say which one is meant.",
  },
  own_address: {
    what: "This is Baton’s own address.",
    todo: "Use “Wait for another tool” instead.",
  },
  address_forbidden: {
    what: "Baton never sends to this address.",
    todo: "It belongs to the computer’s own inner services. Use another address.",
  },
  confirm_first_send: {
    what: "Nothing was really sent there yet.",
    todo: "Say yes to the first real send.",
  },
  action_not_possible: {
    what: "This can’t be done now.",
    todo: "Something may have changed meanwhile. Look at the run again.",
  },
  which_step: {
    what: "The run is at several steps.",
    todo: "Say at which of them.",
  },
  reason_missing: { what: "A reason is needed.", todo: "Say in a few words why." },
  call_not_usable: {
    what: "This call can’t be used.",
    todo: "It was used already, or its data was not kept.",
  },
  file_unreadable: {
    what: "This is not a workflow file that this Baton can read.",
    todo: "Choose a file that was made with Export.",
  },
  port_not_free: {
    what: "Port {{port}} is not free.",
    todo: "Use another one, or leave the field empty.",
  },
  secrets_closed: {
    what: "Baton can’t open the password store, so it can’t read tokens.",
    todo: "Unlock it, then try again.",
  },
  not_on_this_host: {
    what: "This Baton does not offer that.",
    todo: "Use Baton on the other computer for it.",
  },
  file_held: {
    what: "Another program keeps Baton’s file for itself, so nothing can be stored.",
    todo: "Wait until it is done, or close it. The top of the page says which one it is, where Baton can tell.",
  },
  file_replaced: {
    what: "Another program moved or replaced Baton’s file, so nothing more is stored.",
    todo: "Baton is closing. Ask IT which program it was: Baton’s log says where everything is.",
  },
  disk_failed: {
    what: "The disk failed, so nothing more is stored.",
    todo: "Baton is closing. Ask IT to check the disk, then start Baton again.",
  },
  disk_full: {
    what: "The disk on which Baton keeps its data is full, so nothing can be stored.",
    todo: "Make room on it, or ask IT to. Then try again: Baton goes on by itself.",
  },
  stopping: { what: "Baton is closing.", todo: "Start it again, then go on." },
  damaged: {
    what: "Baton can’t read what is stored of this. Everything else goes on.",
    todo: "Send the report to IT: it says what cannot be read.",
  },
  internal: {
    what: "Something went wrong in Baton. We don’t know why yet.",
    todo: "Try again. If it happens again, send the report to IT.",
  },
} as const satisfies Record<
  Exclude<ProblemCode, "unknown"> | "offline_act",
  { what: string; todo: string }
>;

declare module "#ui/words/words.ts" {
  interface Files {
    errors: typeof words;
  }
}
