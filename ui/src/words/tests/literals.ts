import ts from "typescript";

/** Props, properties and variables that people read or hear. */
const READ = new Set([
  "advice",
  "alt",
  "aria-description",
  "aria-label",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "aside",
  "confirm",
  "description",
  "help",
  "hint",
  "label",
  "message",
  "note",
  "placeholder",
  "problem",
  "reason",
  "subtitle",
  "summary",
  "text",
  "title",
  "tooltip",
  "unit",
]);

/** Functions that show or say what they are given. */
const SHOWS = new Set(["alert", "announce", "confirm", "toast"]);

const COMPARISONS = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.InKeyword,
]);

const LANGUAGE_TAG = /^(en|de|fr|es)(-[A-Z]{2})?$/;

/** A text that stands in the code, and where. */
export type Literal = { readonly text: string; readonly line: number };

/**
 * The texts that a source shows as they stand: between tags, and as literals at any depth of what
 * is shown, of a part that people read, and of what is said aloud. Keys of words, what is only
 * compared and what else a call is given are none.
 */
export function shownLiterals(name: string, content: string): Literal[] {
  const source = ts.createSourceFile(name, content, ts.ScriptTarget.Latest, true);
  const found: Literal[] = [];
  const visit = (node: ts.Node, isShown: boolean): void => {
    const text = textOf(node, isShown)?.trim();
    if (text !== undefined && /\p{L}{2}/u.test(text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ text, line: line + 1 });
    }
    ts.forEachChild(node, (child) => visit(child, isChildShown(node, child, isShown)));
  };
  visit(source, false);
  return found;
}

function textOf(node: ts.Node, isShown: boolean): string | null {
  if (ts.isJsxText(node)) return node.text;
  const isText =
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node);
  return isText && (isShown || LANGUAGE_TAG.test(node.text)) ? node.text : null;
}

/** Whether a literal right here would be shown, given whether one a level up would be. */
function isChildShown(node: ts.Node, child: ts.Node, isShown: boolean): boolean {
  if (ts.isTypeNode(child)) return false;
  if (ts.isJsxExpression(child) && !ts.isJsxAttribute(node)) return true;
  const named = isNamedShown(node, child);
  if (named !== null) return named;
  if (ts.isCallExpression(node)) return isArgumentShown(node, child, isShown);
  if (ts.isConditionalExpression(node)) return isShown && child !== node.condition;
  if (ts.isElementAccessExpression(node)) return isShown && child === node.expression;
  if (ts.isBinaryExpression(node)) return isShown && !COMPARISONS.has(node.operatorToken.kind);
  if (ts.isJsxElement(node) || ts.isJsxFragment(node)) return false;
  if (ts.isIfStatement(node) || ts.isSwitchStatement(node)) {
    return isShown && child !== node.getChildAt(2);
  }
  if (ts.isCaseClause(node)) return isShown && child !== node.expression;
  return isShown;
}

/** For the value of something with a name: whether the name is one that is read; else null. */
function isNamedShown(node: ts.Node, child: ts.Node): boolean | null {
  const isNamed =
    ts.isJsxAttribute(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isParameter(node);
  if (!isNamed) return null;
  return child === node.initializer && READ.has(node.name.getText().replaceAll(/["']/g, ""));
}

/** What a call is given is shown if it shows things; of other calls, what a function gives back. */
function isArgumentShown(call: ts.CallExpression, child: ts.Node, isShown: boolean): boolean {
  if (child === call.expression) return isShown;
  const { expression } = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  if (SHOWS.has(name.getText())) return true;
  return isShown && (ts.isArrowFunction(child) || ts.isFunctionExpression(child));
}
