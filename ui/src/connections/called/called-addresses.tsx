import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import type { Connection, Shape } from "#ui/api/shapes.ts";
import type { CalledStep } from "#ui/connections/called/steps-called.ts";
import { Button } from "#ui/parts/button.tsx";
import { Facts } from "#ui/parts/facts/facts.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { CalledAt } from "#ui/sentences/called-at.tsx";

type CalledAddressesProps = { connection: Connection; steps: readonly CalledStep[] };

/** Which step calls which address, for whom; each is replaced at its step. */
export function CalledAddresses({ connection, steps }: CalledAddressesProps) {
  const { t } = useTranslation("connections");
  return (
    <section className="stack tight">
      <h2 className="h2">{t("called.title")}</h2>
      <p className="muted small">{t("called.text")}</p>
      {steps.length === 0 ? (
        <p className="muted">{t("detail.usedByNothing")}</p>
      ) : (
        <ul className="box lines">
          {steps.map((step) => (
            <CalledLine key={`${step.workflow} ${step.step}`} connection={connection} step={step} />
          ))}
        </ul>
      )}
    </section>
  );
}

type CalledLineProps = { connection: Connection; step: CalledStep };

function CalledLine({ connection, step }: CalledLineProps) {
  const { t } = useTranslation("connections");
  const { t: common } = useTranslation("common");
  const readOnly = useReadOnly();
  const navigate = useNavigate();
  const { workflow, workflow_name: workflowName, step: id, step_name: name, addresses } = step;
  const inDraft = addresses.some((one) => one.in_draft);
  return (
    <li className="setting">
      <div className="grow stack tight">
        <p className="wrap">
          <Link to="/workflows/$workflow" params={{ workflow }} search={{ step: id }}>
            <bdi>{name}</bdi>
          </Link>{" "}
          <bdi className="muted small">{workflowName}</bdi>
        </p>
        {addresses.map((one) => (
          <CalledOne
            key={JSON.stringify([one.path, one.headers])}
            connection={connection}
            called={one}
            isAlone={addresses.length === 1}
          />
        ))}
      </div>
      {inDraft && (
        <Button
          size="sm"
          isDisabled={readOnly}
          aria-label={common("named", { what: t("detail.replaceAddress"), name })}
          onPress={() =>
            navigate({
              to: "/workflows/$workflow",
              params: { workflow },
              search: { step: id, replace: "replace_address" },
            })
          }
        >
          {t("detail.replaceAddress")}
        </Button>
      )}
    </li>
  );
}

type CalledOneProps = { connection: Connection; called: Shape<"CalledAddress">; isAlone: boolean };

/** One address with those who go by it: the draft, new people, people part-way. */
function CalledOne({ connection, called, isAlone }: CalledOneProps) {
  const { t } = useTranslation("connections");
  const { path, in_draft: inDraft, is_live: isLive, people } = called;
  const whose = [
    isLive && t("called.live"),
    people > 0 && t("called.people", { count: people }),
    inDraft && !(isAlone && isLive) && t("called.draft"),
  ].filter((one) => one !== false);
  return (
    <div>
      {path.length === 0 && connection.kind === "web" ? (
        <p className="status status-needs_you small">
          <StatusGlyph status="needs_you" />
          {t("called.none")}
        </p>
      ) : (
        <p>
          <CalledAt connection={connection} path={path} />
        </p>
      )}
      <p className="muted small">
        <Facts facts={whose} />
      </p>
    </div>
  );
}
