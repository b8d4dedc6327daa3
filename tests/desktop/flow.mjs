// What the tests need of a workflow: one that calls a receiver when another tool calls.

import { randomUUID } from "node:crypto";

import { until } from "./desk.mjs";

const TOKEN = "outgoing-canary-4711";

/** Makes it live; returns the trigger's address and token, copied as a person would. */
export async function callingWorkflow(desk, page, receiver, name = "Tell HR") {
  const connection = await connect(page, receiver);
  const { id } = await page.api("POST", "/workflows", { name, template: "blank" });
  const { draft, draft_revision: revision } = await page.api("GET", `/workflows/${id}`);
  draft.steps.push(tellHr(connection, name));
  await page.api("PUT", `/workflows/${id}/draft`, { revision, definition: draft, edit: "test" });
  await page.api("POST", `/workflows/${id}/live`, { note: null });
  const { addresses } = await page.api("GET", `/workflows/${id}`);
  const trigger = addresses.find((one) => one.owner.kind === "trigger");
  const copied = await page.invoke("host", {
    request: { kind: "copy_address", address: trigger.id, form: "token" },
  });
  if (copied.answer !== true) throw new Error(`not copied: ${JSON.stringify(copied)}`);
  return { id, url: trigger.url, token: desk.clipboard(), outgoing: TOKEN };
}

async function connect(page, receiver) {
  const text = `http://127.0.0.1:${receiver.port}/hr`;
  const read = await page.api("POST", "/connections/read-address", { text, name: "HR", connection: null });
  const { id } = read.connection;
  for (const kind of ["unencrypted", "local"]) {
    const consent = { kind, host: "127.0.0.1", port: receiver.port };
    await page.api("PUT", `/connections/${id}/consents`, consent);
  }
  await page.api("PUT", `/connections/${id}/token`, {
    token: TOKEN, kind: "bearer", header_name: null, prefix: null, username: null,
  });
  return id;
}

function tellHr(connection, name) {
  const reference = { source: { kind: "person" }, pointer: "/work_email" };
  const value = {
    segments: [{ kind: "detail", reference, format: "as_is" }],
    type: "text",
    when_empty: { kind: "leave_out" },
  };
  return {
    id: `step_${randomUUID().replaceAll("-", "")}`,
    name,
    action: {
      kind: "call_webhook",
      connection,
      method: "POST",
      path: [{ kind: "text", text: "/hr" }],
      headers: [],
      content: { kind: "fields", fields: [{ name: "email", value }] },
      timeout_s: 30,
      also_success: [],
    },
  };
}

/** A new person, and the call about her; returns the answer's status. */
export async function hire(page, flow, email) {
  await page.api("POST", "/people", { display_name: email, work_email: email });
  const answer = await fetch(flow.url, {
    method: "POST",
    headers: { authorization: `Bearer ${flow.token}`, "content-type": "application/json" },
    body: JSON.stringify({ email }),
  });
  return answer.status;
}

/** Waits until the receiver has the person's message. */
export function received(receiver, email, seconds) {
  return until(
    `the message about ${email}`,
    () => receiver.received.find((one) => one.body.includes(email)),
    seconds,
  );
}

/** The state of the password store, as the API says it. */
export async function storeState(page) {
  return (await page.api("GET", "/system")).secret_store;
}

/** All tries of the person's run. */
export async function tries(page, email) {
  const { items } = await page.api("GET", "/runs");
  const run = items.find((one) => one.person.name === email);
  if (!run) return [];
  const messages = await page.api("GET", `/runs/${run.id}/messages`);
  return messages.items.flatMap((message) => message.tries);
}
