import { useCallback, useMemo, useState } from "react";
import { useConnectionNames } from "#ui/api/connections.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Workflow } from "#ui/api/shapes.ts";
import { useActions } from "#ui/designer/actions/use-actions.ts";
import { SavedMark } from "#ui/designer/bar/saved-mark.tsx";
import { BesideDrawing } from "#ui/designer/beside-drawing.tsx";
import { BlankPage } from "#ui/designer/blank/blank-page.tsx";
import { useBlank } from "#ui/designer/blank/use-blank.ts";
import { DesignerKeys } from "#ui/designer/designer-keys.tsx";
import { DesignerOverlays } from "#ui/designer/designer-overlays.tsx";
import { DesignerBanners } from "#ui/designer/draft/designer-banners.tsx";
import { KeptQuestion } from "#ui/designer/draft/kept-question.tsx";
import { LeaveQuestion } from "#ui/designer/draft/leave-question.tsx";
import { useDraft } from "#ui/designer/draft/use-draft.ts";
import { GoLiveSheet } from "#ui/designer/live/go-live-sheet.tsx";
import { type Looked, VersionOverlays } from "#ui/designer/live/version-overlays.tsx";
import { VersionView } from "#ui/designer/live/version-view.tsx";
import type { Mode } from "#ui/designer/mode.ts";
import { Panel, type PanelFocus } from "#ui/designer/panel/panel.tsx";
import { usePanelRoom } from "#ui/designer/panel/use-panel-room.ts";
import { byStep, useProblems } from "#ui/designer/problems/use-problems.ts";
import { useSaid } from "#ui/designer/problems/use-said.ts";
import { TryOutSheet } from "#ui/designer/try-out/try-out-sheet.tsx";
import { useTryOutFaces } from "#ui/designer/try-out/use-try-out-faces.ts";
import type { StepId } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { fieldOf, type Shown, type Wish, wished } from "#ui/editing/shown-field.ts";
import { useSamplePerson } from "#ui/editing/use-designer.ts";
import { type TryOut, useTryOut } from "#ui/editing/use-try-out.ts";
import type { FocusWish } from "#ui/flow/face.ts";
import { Flow } from "#ui/flow/flow.tsx";
import { StudioFrame } from "#ui/frame/studio-frame.tsx";
import { findsRun, getsAnswer, takesDetail, withDetail } from "#ui/steps/registry.ts";

type DesignerScreenProps = {
  workflow: Workflow;
  firstStep?: StepId | undefined;
  tour?: "welcome" | "connect" | undefined;
  /** What of the first step is to be replaced. */
  replace?: Wish | undefined;
};

/** Steps list, drawing and panel of one draft. */
export function DesignerScreen(props: DesignerScreenProps) {
  const { workflow, firstStep, tour, replace } = props;
  const draft = useDraft(workflow);
  const definition = draft.state.history.present;
  const of = useMemo(() => outline(definition), [definition]);
  const [selected, setSelected] = useState<StepId | null>(firstStep ?? null);
  const [panelFocus, setPanelFocus] = useState<PanelFocus | null>(null);
  const [focusWish, setFocusWish] = useState<FocusWish | null>(null);
  const [mode, setModeTo] = useState<Mode>("edit");
  const [version, setVersion] = useState<Looked | null>(null);
  const [announced, announce] = useState("");
  const [shown, setShown] = useState<Shown | null>(
    replace
      ? wished(replace)
      : tour === "connect"
        ? { code: "connection_missing", field: null }
        : null,
  );
  const samples = useSamplePerson();
  const connections = useConnectionNames();
  const [isWriting, setWriting] = useState(false);
  const isReadOnly = useReadOnly();
  const tryOut = useTryOut(workflow.id, draft.settled);
  const setMode = (next: Mode) => {
    if (mode === "try" && next !== "try") tryOut.end();
    setModeTo(next);
  };
  const tryOutFaces = useTryOutFaces(tryOut.run);
  const open = selected !== null && of.byId.has(selected) ? selected : null;
  const blank = useBlank(workflow, definition, firstStep !== undefined);
  const problems = useProblems(workflow);
  const isJudged = mode === "go_live";
  const began = tour === "connect" ? (firstStep ?? null) : null;
  const checked = workflow.draft;
  const said = useSaid(problems, began, { definition, checked, open, isWriting, isJudged });
  const saidBy = useMemo(() => byStep(said), [said]);

  const select = useCallback((step: StepId | null, focusPanel = false) => {
    setSelected(step);
    setPanelFocus(focusPanel ? { on: "heading" } : null);
    setShown(null);
  }, []);
  const actions = useActions({
    workflow,
    definition,
    of,
    connections,
    dispatch: draft.dispatch,
    takeBack: draft.takeBack,
    announce,
    select,
    focusCard: (step) => setFocusWish({ step }),
    renameIn: (step) => {
      setSelected(step);
      setPanelFocus({ on: "name" });
    },
  });
  const designer: Designer = {
    workflow,
    definition,
    of,
    kinds: { findsRun, getsAnswer, takesDetail, withDetail },
    draft: draft.state,
    isReadOnly,
    person: samples.person,
    connections,
    choosePerson: samples.choose,
    dispatch: draft.dispatch,
    rename: (step, name) =>
      draft.dispatch({ kind: "edit", edit: { kind: "rename", step, name }, at: Date.now() }),
    changeStep: (step, part, change, mark) =>
      draft.dispatch({
        kind: "edit",
        edit: { kind: "change", step, part, change },
        at: Date.now(),
        ...(mark ? { mark } : {}),
      }),
    takeBack: draft.takeBack,
    changeStart: (part, change) =>
      draft.dispatch({
        kind: "edit",
        edit: { kind: "change_start", part, change },
        at: Date.now(),
      }),
    settled: draft.settled,
    select,
    shown,
    problems: said,
    found: problems,
    showField: (problem) => {
      if (!problem.step) return;
      setSelected(problem.step);
      setPanelFocus({
        on: problem.code === "name_missing" && !problem.inPath ? "name" : "heading",
      });
      setShown({ code: problem.code, field: fieldOf(problem.path) });
    },
    wish: (step, wish) => {
      setSelected(step);
      setShown(wished(wish));
    },
    openTryOut: () => setMode("try"),
    tryOut: mode === "try" ? tryOut : null,
    announce,
  };
  const reserved = usePanelRoom(open !== null);
  const editable = !isReadOnly && mode !== "try";
  const isAsking = editable && blank.isBlank;
  const beside = {
    designer,
    open,
    actions: actions.steady,
    problems: said,
    heldBack: problems.length - said.length,
    problemsBy: saidBy,
    mode,
    setMode,
    asksStart: isAsking && !blank.hasStart,
  };

  const read = version?.to === "read" ? version.version : workflow.live_version;
  const goBack = (earlier: number) => setVersion({ to: "go_back", version: earlier });
  const close = () => {
    setMode("edit");
    setVersion(null);
  };
  if (read !== null && (mode === "live" || version?.to === "read")) {
    return <VersionView workflow={workflow} version={read} onClose={close} />;
  }
  return (
    <DesignerProvider value={designer}>
      <StudioFrame
        bar={
          <>
            <BesideDrawing part="title" state={beside} />
            <SavedMark />
            <BesideDrawing part="bar" state={beside} />
          </>
        }
      >
        <div className="designer">
          <BesideDrawing part="steps" state={beside} />
          <div className="designer-flow">
            <DesignerBanners
              tryOut={mode === "try" ? tryOut : null}
              tour={tour}
              onGoBack={goBack}
            />
            {isAsking ? (
              <BlankPage
                hasStart={blank.hasStart}
                onStart={blank.chooseStart}
                onAdd={actions.add}
                actions={actions.steady}
                isStartOpen={open !== null}
              />
            ) : (
              <Flow
                definition={definition}
                selected={mode === "try" ? waitIn(tryOut, open) : open}
                onSelect={select}
                faces={mode === "try" ? tryOutFaces : undefined}
                finished={mode === "try" ? tryOut.run?.status === "done" : undefined}
                problems={mode === "try" ? undefined : saidBy}
                actions={editable ? actions.steady : undefined}
                connections={connections}
                focusWish={focusWish}
                reserved={reserved}
              />
            )}
            {mode === "try" && <TryOutSheet tryOut={tryOut} onClose={() => setMode("edit")} />}
          </div>
          {open && (
            <Panel
              key={open}
              step={open}
              focus={panelFocus}
              onWriting={setWriting}
              onMenu={(anchor) => actions.open({ kind: "menu", step: open, anchor })}
              onClose={() => {
                setFocusWish({ step: open });
                setSelected(null);
              }}
            />
          )}
        </div>
        <DesignerOverlays actions={actions} />
        <KeptQuestion />
        <LeaveQuestion draft={draft} workflow={workflow.id} />
        <DesignerKeys draft={draft.state} dispatch={draft.dispatch} isReadOnly={isReadOnly} />
        {mode === "go_live" && (
          <GoLiveSheet problems={problems} onClose={close} onGoBack={goBack} />
        )}
        <VersionOverlays
          isOpen={mode === "versions"}
          looked={version}
          onLook={setVersion}
          onClose={close}
        />
        <p className="hide" role="status">
          {announced}
        </p>
      </StudioFrame>
    </DesignerProvider>
  );
}

/** The step that is marked in a try-out: the wait that is open, else the first one, else what is open. */
function waitIn({ waits }: TryOut, open: StepId | null): StepId | null {
  return open !== null && waits.includes(open) ? open : (waits[0] ?? open);
}
