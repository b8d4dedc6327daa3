import type { System } from "#ui/api/shapes.ts";

const system: System = {
  actor: "Ada",
  capabilities: ["sign_out"],
  counts: {
    people: 0,
    problem_people: 1,
    problems: 1,
    runs_needs_you: 0,
    runs_running: 0,
    runs_waiting: 0,
    workflows: 0,
  },
  host: "server",
  listener: {
    bind: "127.0.0.1:7420",
    port: 7420,
    port_told: false,
    since: "2026-11-28T08:00:00Z",
    state: "listening",
    taken_by: null,
  },
  now: "2026-11-28T09:00:00Z",
  file_held: null,
  reach: { base: null, checked_at: null, last_call_at: null, state: "only_this_computer" },
  secret_store: { missing: [], state: "ready" },
  version: "0.1.0",
  welcome_done: true,
};

const none = { exact: true, n: 0 };

/** What a Baton with nothing in it answers, by path; every other path has an empty list. */
export const answers: Record<string, unknown> = {
  "/api/v1/system": system,
  "/api/v1/settings": {
    base_address: null,
    language: "en",
    listen: "only_this_computer",
    theme: "auto",
    welcome_done: true,
  },
  "/api/v1/settings/company": { name: "", details: [] },
  "/api/v1/people/counts": {
    active: none,
    all: none,
    before_start: none,
    left: none,
    on_leave: none,
  },
  "/api/v1/people/values": [],
  "/api/v1/person-details": { custom: [], id_sources: [] },
};

/** Answers in the place of Baton. */
export async function answerOf(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const body = answers[pathname] ?? { items: [], next: null, counts: {} };
  return Response.json(body);
}

/** A stream of change events in which nothing happens. */
export class SilentEvents {
  addEventListener(): void {}
  close(): void {}
}
