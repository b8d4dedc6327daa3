/**
 * Tools by the names that stand in their hosts, and what people call them. Names that are common
 * words, or that are written otherwise than they begin, are here too; an unknown one is called by
 * its host's own name.
 */
const BY_LABEL = new Map<string, string>(
  Object.entries({
    "1password": "1Password",
    adp: "ADP",
    airtable: "Airtable",
    asana: "Asana",
    atlassian: "Atlassian",
    auth0: "Auth0",
    bamboohr: "BambooHR",
    box: "Box",
    charthop: "ChartHop",
    clickup: "ClickUp",
    confluence: "Confluence",
    deel: "Deel",
    discord: "Discord",
    docusign: "DocuSign",
    dropbox: "Dropbox",
    factorialhr: "Factorial",
    freshservice: "Freshservice",
    github: "GitHub",
    gitlab: "GitLab",
    greenhouse: "Greenhouse",
    gusto: "Gusto",
    hibob: "HiBob",
    hubspot: "HubSpot",
    jamf: "Jamf",
    jira: "Jira",
    jumpcloud: "JumpCloud",
    kandji: "Kandji",
    lattice: "Lattice",
    learnupon: "LearnUpon",
    leapsome: "Leapsome",
    lever: "Lever",
    linear: "Linear",
    make: "Make",
    monday: "monday",
    myworkday: "Workday",
    n8n: "n8n",
    notion: "Notion",
    okta: "Okta",
    oktapreview: "Okta",
    onelogin: "OneLogin",
    pagerduty: "PagerDuty",
    paycom: "Paycom",
    paylocity: "Paylocity",
    personio: "Personio",
    pipedream: "Pipedream",
    recruitee: "Recruitee",
    rippling: "Rippling",
    salesforce: "Salesforce",
    "service-now": "ServiceNow",
    servicenow: "ServiceNow",
    sesame: "Sesame",
    slack: "Slack",
    smartrecruiters: "SmartRecruiters",
    successfactors: "SuccessFactors",
    teamtailor: "Teamtailor",
    trello: "Trello",
    ukg: "UKG",
    workable: "Workable",
    workato: "Workato",
    workday: "Workday",
    zapier: "Zapier",
    zendesk: "Zendesk",
    zoom: "Zoom",
  }),
);

/** Hosts whose own names say the company and not the tool. */
const BY_END = new Map<string, string>(
  Object.entries({
    "api.powerplatform.com": "Power Automate",
    "atlassian.net": "Jira",
    "chat.googleapis.com": "Google Chat",
    "graph.microsoft.com": "Microsoft Graph",
    "logic.azure.com": "Power Automate",
    "script.google.com": "Google Apps Script",
    "sesametime.com": "Sesame",
    "webhook.office.com": "Teams",
    "workdaysuite.com": "Workday",
  }),
);

/** Where everybody may have a name of their own, so that the one before is whose the host is. */
const SHARED_ENDS: readonly string[] = [
  "azurewebsites.net",
  "fly.dev",
  "github.io",
  "herokuapp.com",
  "loca.lt",
  "netlify.app",
  "ngrok-free.app",
  "ngrok-free.dev",
  "ngrok.app",
  "ngrok.io",
  "onrender.com",
  "pages.dev",
  "run.app",
  "trycloudflare.com",
  "vercel.app",
  "web.app",
  "workers.dev",
];

/** Under the end of a country these say what kind of name stands before them, and whose it is not. */
const SECOND_LEVELS: ReadonlySet<string> = new Set([
  "ac",
  "co",
  "com",
  "edu",
  "gob",
  "gov",
  "go",
  "ne",
  "net",
  "nom",
  "or",
  "org",
]);

/** What people call the tool at a host; null where it is not known. */
export function knownTool(labels: readonly string[]): string | null {
  const ends = labels.map((_, index) => labels.slice(index).join("."));
  const byEnd = ends.map((end) => BY_END.get(end)).find((name) => name !== undefined);
  if (byEnd !== undefined) return byEnd;
  // The last one is the end of a country or the like, and no tool; the nearest to it is the host's.
  const own = labels.slice(0, -1).reverse();
  const known = own.map((label) => BY_LABEL.get(label)).find((name) => name !== undefined);
  return known ?? null;
}

/** The part of a host that somebody has registered: "acme" for api.acme.co.uk. */
export function registered(labels: readonly string[]): string | undefined {
  const end = labels.slice(-2).join(".");
  const [second, last] = [labels.at(-2) ?? "", labels.at(-1) ?? ""];
  const isDeeper = SHARED_ENDS.includes(end) || (last.length === 2 && SECOND_LEVELS.has(second));
  return (isDeeper ? labels.at(-3) : undefined) ?? labels.at(-2);
}
