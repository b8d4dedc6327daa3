import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { ContentTable } from "#ui/content/content-table.tsx";
import { ContentView } from "#ui/content/content-view.tsx";
import { asHidden } from "#ui/content/hidden/hidden.ts";
import { HiddenNote } from "#ui/content/hidden/hidden-note.tsx";
import { type Showing, useShown } from "#ui/content/hidden/use-shown.ts";
import { ItDetails } from "#ui/content/it-details.tsx";
import { readContent } from "#ui/content/reading.ts";
import { sentFields } from "#ui/content/sent-fields.ts";
import { sentRows } from "#ui/content/sent-rows.ts";
import { rowsOf } from "#ui/content/value.ts";
import type { StepKind } from "#ui/document/definition.ts";
import { ComesFrom } from "#ui/messages/comes-from.tsx";

/** Of one try, or of the last. */
type SentAndReceivedProps = {
  detail: Shape<"TryDetail">;
  /** Asks for the same with what is hidden in it. */
  reveal: () => Promise<Shape<"TryDetail">>;
  /** Whose data it was. */
  person: { readonly id: string; readonly name: string };
  /** The step that sent it, as the run has it. */
  action: StepKind | null;
  tool: string;
  heading: "h3" | "h4";
};

/** What was sent and what came back; secrets and sensitive details are masked by Baton before they get here. */
export function SentAndReceived({ detail, reveal, ...rest }: SentAndReceivedProps) {
  const showing = useShown(detail, reveal);
  return (
    <>
      <Sent
        masked={detail.request}
        request={(showing.whole ?? detail).request}
        showing={showing}
        {...rest}
      />
      <CameBack
        masked={detail.response}
        response={(showing.whole ?? detail).response}
        showing={showing}
        {...rest}
      />
    </>
  );
}

type SentProps = Omit<SentAndReceivedProps, "detail" | "reveal"> & {
  masked: Shape<"SentRequest">;
  /** The same, or with what was hidden. */
  request: Shape<"SentRequest">;
  showing: Showing<Shape<"TryDetail">>;
};

function Sent({ masked, request, showing, person, action, tool, heading }: SentProps) {
  const { t } = useTranslation("run");
  const { t: content } = useTranslation("content");
  const reading = request.body ? readContent(request.body) : null;
  const rows = sentRows(reading?.ok ? reading.value : null, action ? sentFields(action) : []);
  const fields = new Map(rows.map(({ pointer, field }) => [pointer, field]));
  return (
    <ContentView
      title={t("try.sent")}
      heading={heading}
      person={person}
      table={
        reading?.ok === false ? null : (
          <ContentTable
            names={content("nameIn", { tool })}
            rows={request.body ? rows.map((row) => asHidden(row, request.hidden.pointers)) : []}
            end={{
              title: content("comesFrom"),
              of: ({ pointer }) => {
                const field = fields.get(pointer);
                return field ? <ComesFrom field={field} /> : null;
              },
            }}
            asSent
            nothing={t("try.noData")}
          />
        )
      }
      it={
        <ItDetails
          first={`${request.method} ${request.url}`}
          headers={request.headers}
          body={request.body}
          noData={t("try.noData")}
        />
      }
    >
      <HiddenNote
        details={masked.hidden.details}
        isShown={showing.whole !== null}
        isPending={showing.isPending}
        onShow={showing.show}
        onHide={showing.hide}
      />
    </ContentView>
  );
}

type Response = Shape<"TryDetail">["response"];

type CameBackProps = Pick<SentAndReceivedProps, "tool" | "heading"> & {
  masked: Response;
  /** The same, or with what was hidden. */
  response: Response;
  showing: Showing<Shape<"TryDetail">>;
};

function CameBack({ masked, response, showing, tool, heading }: CameBackProps) {
  const Heading = heading;
  const { t } = useTranslation("run");
  const { t: content } = useTranslation("content");
  if (!response) {
    return (
      <section className="stack tight">
        <Heading className="label">{t("try.cameBack")}</Heading>
        <p className="small muted">{t("try.nothing")}</p>
      </section>
    );
  }
  const { body } = response;
  const isEmpty = body.trim() === "";
  const reading = isEmpty ? null : readContent(body);
  const why = isAllHidden(response)
    ? "allHidden"
    : response.cut
      ? "cut"
      : response.is_page
        ? "webPage"
        : "noForm";
  return (
    <ContentView
      title={t("try.cameBack")}
      heading={heading}
      table={
        reading?.ok === false ? null : (
          <ContentTable
            names={content("nameIn", { tool })}
            rows={
              reading?.ok
                ? rowsOf(reading.value).map((row) =>
                    asHidden(row, response.hidden.pointers, response.hidden.more),
                  )
                : []
            }
            nothing={t("try.noData")}
          />
        )
      }
      why={<p className="small muted">{t(`try.${why}`)}</p>}
      it={
        <ItDetails
          first={String(response.status)}
          headers={response.headers}
          body={body}
          noData={t("try.noData")}
        />
      }
    >
      <HiddenNote
        details={masked?.hidden.details ?? []}
        more={masked?.hidden.more ?? 0}
        isShown={showing.whole !== null}
        isPending={showing.isPending}
        onShow={showing.show}
        onHide={showing.hide}
      />
    </ContentView>
  );
}

/** Whether all of it is hidden: it is no data in which a part could be. */
function isAllHidden({ hidden }: NonNullable<Response>): boolean {
  return hidden.pointers.includes("");
}
