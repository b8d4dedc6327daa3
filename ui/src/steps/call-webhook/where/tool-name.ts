/** What people call the tool at a host: "Okta" for hooks.okta.example; null where the host says nothing. */
export function toolName(host: string): string | null {
  const labels = host.split(".");
  const isNumbers = labels.every((label) => /^\d+$/.test(label)) || host.includes(":");
  const label = labels.at(-2);
  if (isNumbers || !label) return null;
  return label.charAt(0).toUpperCase() + label.slice(1);
}
