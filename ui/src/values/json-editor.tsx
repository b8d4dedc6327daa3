import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json, jsonParseLinter } from "@codemirror/lang-json";
import { bracketMatching } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type JsonEditorProps = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  onReset: () => void;
};

const LOOK = EditorView.theme({
  "&": { fontSize: "12px", color: "var(--text)" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
  ".cm-content": { fontFamily: "var(--font-code)", caretColor: "var(--text)" },
  ".cm-gutters": { background: "transparent", color: "var(--text-faint)", border: "none" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": {
    background: "var(--wash-pressed)",
  },
});

/** The data as text, with what is wrong in it in words. Tab moves on; Esc leaves. */
export function JsonEditor({ label, value, onChange, onReset }: JsonEditorProps) {
  const { t } = useTranslation("designer");
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const [problem, setProblem] = useState<number | null>(null);
  const id = useId();
  const changed = useEffectEvent((editor: EditorView) => {
    const [found] = jsonParseLinter()(editor);
    setProblem(found ? editor.state.doc.lineAt(found.from).number : null);
    onChange(editor.state.doc.toString());
  });
  const first = useEffectEvent(() => value);
  useEffect(() => {
    const host = holder.current;
    if (!host) return;
    // In a shadow root the editor's styles are constructed sheets, which the content policy allows.
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    const editor = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: first(),
        extensions: [
          lineNumbers(),
          history(),
          bracketMatching(),
          json(),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": label }),
          LOOK,
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed(update.view);
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [label]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);
  return (
    <div className="json-editor">
      <div className="row">
        <span className="label grow" id={`${id}l`}>
          {label}
        </span>
        <Button variant="link" size="sm" onPress={onReset}>
          {t("test.reset")}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the editor within takes the keys. */}
      <div
        ref={holder}
        className="json-holder"
        dir="ltr"
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          event.currentTarget.closest(".json-editor")?.querySelector("button")?.focus();
        }}
      />
      {problem !== null && (
        <p className="error" role="status">
          <StatusGlyph status="needs_you" />
          <span>{t("test.unreadable", { line: problem })}</span>
        </p>
      )}
      <p className="help" id={`${id}h`}>
        {t("test.editorHelp")}
      </p>
    </div>
  );
}
