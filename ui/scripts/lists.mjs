// Writes the closed sets of the API that the page needs while it runs:
// node scripts/lists.mjs src/api/openapi.json src/api/wire/lists.ts
import { readFileSync, writeFileSync } from "node:fs";

const LISTS = {
  ERROR_CODES: "ErrorCode",
  PROBLEM_KINDS: "ProblemKind",
  TOPICS: "Topic",
  TRY_CODES: "TryCode",
};

const [from, to] = process.argv.slice(2);
const { schemas } = JSON.parse(readFileSync(from, "utf8")).components;
const written = Object.entries(LISTS).map(([name, schema]) => {
  const values = schemas[schema].enum.map((value) => `  ${JSON.stringify(value)},\n`);
  return `export const ${name} = [\n${values.join("")}] as const;\n`;
});
writeFileSync(to, `// Generated from openapi.json by \`npm run types\`.\n\n${written.join("\n")}`);
