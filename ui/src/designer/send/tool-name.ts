/** What people call the tool at a host: "Okta" for hooks.okta.example; the host where that says nothing. */
export function toolName(host: string): string {
  const labels = host.split(".");
  const isNumbers = labels.every((label) => /^\d+$/.test(label)) || host.includes(":");
  const label = labels.at(-2);
  if (isNumbers || !label) return host;
  return label.charAt(0).toUpperCase() + label.slice(1);
}
