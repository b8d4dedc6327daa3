import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, it } from "vitest";

/** What is the same in every language: the product's name, and what is typed or sent as it is. */
const NO_LANGUAGE = [
  "Authorization: Bearer …",
  "Baton",
  "Baton ·",
  "https://",
  "issue.key",
  "profile.firstName",
  "SSWS ",
  "webhook-id",
  "X-Api-Key",
];

/** Attributes and properties that people read or hear. */
const READ = [
  "aria-description",
  "aria-label",
  "aria-roledescription",
  "aria-valuetext",
  "alt",
  "help",
  "label",
  "placeholder",
  "title",
];

type Finding = string;

function findings(path: string): Finding[] {
  const source = ts.createSourceFile(
    path,
    readFileSync(path, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Finding[] = [];
  const look = (node: ts.Node): void => {
    const text = readText(node);
    if (text !== null && /\p{L}{2}/u.test(text) && !NO_LANGUAGE.includes(text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${path}:${line + 1}: “${text}” belongs to words/<language>/`);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

/** The text of a node that is shown as it stands; null when it is none. */
function readText(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text.trim();
  if (ts.isJsxAttribute(node) && READ.includes(node.name.getText())) {
    const value = node.initializer;
    return value && ts.isStringLiteral(value) ? value.text : null;
  }
  if (ts.isPropertyAssignment(node) && READ.includes(node.name.getText())) {
    return ts.isStringLiteral(node.initializer) ? node.initializer.text : null;
  }
  if (ts.isStringLiteral(node) && /^(en|de|fr|es)(-[A-Z]{2})?$/.test(node.text)) {
    return node.text;
  }
  return null;
}

it("what people read is in the folder of a language and nowhere else", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((file) => `src/${file.replaceAll("\\", "/")}`)
    .filter(
      (file) => /\.tsx?$/.test(file) && !/\/tests\/|\.d\.ts$|^src\/words\/[^/]+\//.test(file),
    );

  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap(findings)).toEqual([]);
}, 60_000);
