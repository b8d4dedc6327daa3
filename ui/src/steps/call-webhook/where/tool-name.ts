import type { Connection } from "#ui/api/shapes.ts";
import { inLetters } from "#ui/steps/call-webhook/where/in-letters.ts";

/** Whether nobody has said yet what a tool is called: where it is stands in the place of its name. */
export function isUnnamed({ name, host, shown_address: shown }: Connection): boolean {
  return name === host || name === shown;
}

/** What people call the tool at a host: "Okta" for hooks.okta.example; null where the host says nothing. */
export function toolName(host: string): string | null {
  const labels = host.split(".");
  const isNumbers = labels.every((label) => /^\d+$/.test(label)) || host.includes(":");
  const given = labels.at(-2);
  if (isNumbers || !given) return null;
  const label = inLetters(given);
  return label.charAt(0).toUpperCase() + label.slice(1);
}
