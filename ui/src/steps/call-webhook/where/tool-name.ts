import type { Connection } from "#ui/api/shapes.ts";
import { knownTool, registered } from "#ui/steps/call-webhook/where/known-tools.ts";
import { inLetters } from "#ui/steps/call-webhook/where/look/in-letters.ts";

/** Whether nobody has said yet what a tool is called: where it is stands in the place of its name. */
export function isUnnamed({ name, host, shown_address: shown }: Connection): boolean {
  return name === host || name === shown;
}

/**
 * What people call the tool at a host: "Jira" for jira.acme.example; "Acme" for api.acme.example,
 * where no part is a tool's that is known; null where the host says nothing.
 */
export function toolName(host: string): string | null {
  const labels = host.toLowerCase().replace(/\.$/, "").split(".");
  const isNumbers = labels.every((label) => /^\d+$/.test(label)) || host.includes(":");
  const given = registered(labels);
  if (isNumbers || !given) return null;
  const known = knownTool(labels);
  if (known !== null) return known;
  const label = inLetters(given);
  return label.charAt(0).toUpperCase() + label.slice(1);
}
