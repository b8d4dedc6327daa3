import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type ErrorLineProps = {
  text: string;
  /** For the field that it describes. */
  id?: string;
};

/** What went wrong with what was just asked for, read out at once. */
export function ErrorLine({ text, id }: ErrorLineProps) {
  return (
    <p className="error" role="alert" id={id}>
      <StatusGlyph status="needs_you" />
      <span>{text}</span>
    </p>
  );
}
