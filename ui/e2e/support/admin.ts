import { readFileSync } from "node:fs";
import type { BrowserContext } from "@playwright/test";
import type { Shape } from "#ui/api/shapes.ts";
import type { Receiver } from "./receiver.ts";
import type { Server } from "./server.ts";

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;
type Definition = Shape<"Workflow">["draft"];

/** The admin API of one server, as the page would use it. */
export type Admin = {
  get: <T>(path: string) => Promise<T>;
  post: <T>(path: string, body?: unknown) => Promise<T>;
  put: <T>(path: string, body: unknown) => Promise<T>;
  patch: <T>(path: string, body: unknown) => Promise<T>;
};

export function adminOf(server: Server, cookies: Cookies): Admin {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${server.page}/api/v1${path}`, {
      method,
      headers: { cookie, origin: server.page, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text ? JSON.parse(text) : null) as T;
  };
  return {
    get: (path) => ask("GET", path),
    post: (path, body = {}) => ask("POST", path, body),
    put: (path, body) => ask("PUT", path, body),
    patch: (path, body) => ask("PATCH", path, body),
  };
}

/** Asks until it holds; a bound, not a sleep, ends it. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>) {
  const end = Date.now() + 200_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A connection that may be sent to; with a token when one is named. */
export async function connect(
  admin: Admin,
  name: string,
  tool: Pick<Receiver, "address" | "port">,
  token?: string,
): Promise<string> {
  const read = await admin.post<Shape<"AddressRead">>("/connections/read-address", {
    text: `${tool.address}/hooks/${name.toLowerCase().replaceAll(" ", "-")}`,
    name,
  });
  const { id } = read.connection;
  for (const kind of ["unencrypted", "local"]) {
    await admin.put(`/connections/${id}/consents`, { kind, host: "127.0.0.1", port: tool.port });
  }
  if (token) await admin.put(`/connections/${id}/token`, { kind: "bearer", token });
  return id;
}

let made = 0;
function stepId(): string {
  made += 1;
  return `step_0192f0c1b2a47000800000000000${made.toString(16).padStart(4, "0")}`;
}

export function callStep(name: string, connection: string | null): Definition["steps"][number] {
  const email = { source: { kind: "person" as const }, pointer: "/work_email" };
  const value = {
    segments: [{ kind: "detail" as const, reference: email, format: "as_is" as const }],
    type: "text" as const,
    when_empty: { kind: "send_empty" as const },
  };
  return {
    id: stepId(),
    name,
    action: {
      kind: "call_webhook",
      connection,
      method: "POST",
      path: [{ kind: "text", text: "/hooks" }],
      headers: [],
      content: { kind: "fields", fields: [{ name: "profile.email", value }] },
      timeout_s: 30,
      also_success: [],
    },
  };
}

/** A wait for a call about the person, as it is set up. */
export const WAIT = JSON.parse(
  readFileSync(new URL("../../../tests/outer/wait-for-call.json", import.meta.url), "utf8"),
) as Extract<Definition["steps"][number]["action"], { kind: "wait_for_call" }>;

export function waitStep(name: string, reminder_after_s: number): Definition["steps"][number] {
  return { id: stepId(), name, action: { ...WAIT, reminder_after_s } };
}

/** A workflow with these steps; live, unless it is to stay a draft. */
export async function workflow(
  admin: Admin,
  name: string,
  steps: Definition["steps"],
  state: "live" | "draft" = "live",
): Promise<Shape<"Workflow">> {
  const {
    id,
    draft,
    draft_revision: revision,
  } = await admin.post<Shape<"Workflow">>("/workflows", { name, template: "blank" });
  await admin.put(`/workflows/${id}/draft`, {
    revision,
    definition: { ...draft, steps },
    edit: "{}",
  });
  if (state === "live") await admin.post(`/workflows/${id}/live`, { note: null });
  return admin.get(`/workflows/${id}`);
}

/** The address of the trigger of a workflow, with its token in it. */
export async function startAddress(admin: Admin, made: Shape<"Workflow">): Promise<string> {
  const { id } = made.addresses.find(({ owner }) => owner.id === made.draft.trigger.id) ?? {};
  const secret = await admin.get<Shape<"AddressSecret">>(
    `/addresses/${id}/secret?form=inside&purpose=copy`,
  );
  return secret.url;
}

/** Another tool calls, with data or with text that is none. */
export async function call(address: string, body: unknown): Promise<number> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", "user-agent": "Jira-Webhooks/1.0" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return response.status;
}
