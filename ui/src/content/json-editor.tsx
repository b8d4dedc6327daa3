import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";

type JsonEditorProps = { label: string; value: string; onChange: (text: string) => void };

const LOOK = EditorView.theme({
  "&": { fontSize: "0.75rem", color: "var(--text)" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
  ".cm-content": { fontFamily: "var(--font-code)", caretColor: "var(--text)" },
  ".cm-gutters": { background: "transparent", color: "var(--text-faint)", border: "none" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": {
    background: "var(--wash-pressed)",
  },
});

/** The data as text, for IT. Tab moves on; Esc leaves. */
export function JsonEditor({ label, value, onChange }: JsonEditorProps) {
  const { t } = useTranslation("content");
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const changed = useEffectEvent((editor: EditorView) => {
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the editor within takes the keys. */}
      <div
        ref={holder}
        className="json-holder"
        dir="ltr"
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          event.currentTarget.closest(".content-view")?.querySelector("button")?.focus();
        }}
      />
      <p className="help">{t("edit.leave")}</p>
    </div>
  );
}
