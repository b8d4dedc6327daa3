import { useTranslation } from "react-i18next";
import { revealCall } from "#ui/api/calls.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { ContentTable } from "#ui/content/content-table.tsx";
import { ContentView } from "#ui/content/content-view.tsx";
import { entryAbout } from "#ui/content/entry-about.ts";
import { received } from "#ui/content/fields.ts";
import { asHidden } from "#ui/content/hidden/hidden.ts";
import { HiddenNote } from "#ui/content/hidden/hidden-note.tsx";
import { useShown } from "#ui/content/hidden/use-shown.ts";
import { ItDetails } from "#ui/content/it-details.tsx";
import { HowRead, isReadAsUsual } from "#ui/content/received/how-read.tsx";
import { placeOf, seenHere } from "#ui/content/unread/misread.ts";
import { UnreadLines } from "#ui/content/unread/unread-lines.tsx";
import { useMisreadWords } from "#ui/content/use-misread-words.ts";
import { rowsOf } from "#ui/content/value.ts";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { ForIt } from "#ui/parts/for-it/for-it.tsx";
import { useTimes } from "#ui/words/times.ts";

type ReceivedCallProps = {
  call: Shape<"Call">;
  /** What somebody looks for in it: of several entries the one that says it stands first. */
  about?: string | null;
};

/** What a call said, how it was read, and the same for IT; what looks sensitive only for who asks. */
export function ReceivedCall({ call: masked, about = null }: ReceivedCallProps) {
  const { t } = useTranslation("designer");
  const { t: content } = useTranslation("content");
  const times = useTimes();
  const showing = useShown(masked, () => revealCall(masked.id));
  const call = showing.whole ?? masked;
  const tool = call.from || t("anotherTool");
  const { value, cut } = received(call.data ?? call.body, call);
  const isKept = call.body !== null;
  const entry = value && about ? entryAbout(value, about) : null;
  return (
    <>
      {call.how && !isReadAsUsual(call.how) && <HowRead how={call.how} />}
      {entry && (
        <section className="stack tight">
          <h3 className="h3">{content("entryOf", { number: entry.number, total: entry.total })}</h3>
          <ContentTable
            names={content("nameIn", { tool })}
            rows={rowsOf(entry.value)}
            nothing={t("calls.noData")}
          />
        </section>
      )}
      <ContentView
        title={t("calls.received")}
        heading="h3"
        about={t("calls.from", { from: tool, time: times.exact(call.at) })}
        table={
          value === null && isKept ? null : (
            <ContentTable
              names={content("nameIn", { tool })}
              rows={
                value
                  ? rowsOf(value).map((row) =>
                      asHidden(row, call.hidden.pointers, call.hidden.more),
                    )
                  : []
              }
              cut={cut}
              nothing={t("calls.noData")}
            />
          )
        }
        why={<WhyUnread call={call} />}
        it={
          value === null && isKept ? (
            <Unread call={call} />
          ) : (
            <>
              {call.how && isReadAsUsual(call.how) && <HowRead how={call.how} />}
              <ItDetails headers={call.headers} body={call.body} noData={t("calls.noData")} />
            </>
          )
        }
      >
        <HiddenNote
          details={masked.hidden.details}
          more={masked.hidden.more}
          isShown={showing.whole !== null}
          isPending={showing.isPending}
          onShow={showing.show}
          onHide={showing.hide}
        />
      </ContentView>
      {call.body && (
        <div>
          <CopyText text={call.body} label={t("test.copy")} />
        </div>
      )}
    </>
  );
}

/** A call that cannot be read as it came, with the place; how it came is IT's alone. */
function Unread({ call }: { call: Shape<"Call"> }) {
  const body = call.body ?? "";
  // What is hidden has no lines.
  const isWhole = call.hidden.pointers.length === 0;
  return (
    <>
      <UnreadLines text={body} place={isWhole ? placeOf(call) : null} />
      <ForIt lines={call.headers.map(({ name, value }) => `${name}: ${value}`)} />
    </>
  );
}

/** Where and why a call cannot be read, as far as that can be told. */
function WhyUnread({ call }: { call: Shape<"Call"> }) {
  const { t } = useTranslation("designer");
  const { t: content } = useTranslation("content");
  const words = useMisreadWords();
  const { misread: told } = call;
  const seen = call.hidden.pointers.length === 0 ? seenHere(call) : null;
  const why = told
    ? content(`unreadable.${told.why}`, { line: told.line ?? 1, place: told.column ?? 1 })
    : "";
  const where = seen ? words(seen) : why;
  return <ErrorLine text={`${t("calls.unreadable")} ${where}`.trim()} />;
}
