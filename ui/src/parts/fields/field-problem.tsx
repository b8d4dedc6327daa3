import { FieldError } from "react-aria-components";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type FieldProblemProps = { text: string | null | undefined };

/** What is wrong with the field above it. */
export function FieldProblem({ text }: FieldProblemProps) {
  if (!text) return null;
  return (
    <FieldError className="error">
      <StatusGlyph status="needs_you" />
      <span>{text}</span>
    </FieldError>
  );
}
