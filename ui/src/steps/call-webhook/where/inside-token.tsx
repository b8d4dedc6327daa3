import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCalledAddresses, useReplaceInside } from "#ui/api/connections.ts";
import type { Connection, Shape } from "#ui/api/shapes.ts";
import { ApiProblem } from "#ui/api/wire/problem.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { useOnePress } from "#ui/parts/pressing/use-one-press.ts";
import { QueryState } from "#ui/parts/query-state.tsx";
import { doubtOf, useJudged } from "#ui/pasted-token/doubt.ts";
import { Doubted } from "#ui/pasted-token/doubted.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { withNewToken } from "#ui/steps/call-webhook/where/address.ts";
import { whoGetsToken } from "#ui/steps/call-webhook/where/who-gets-token.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type InsideTokenProps = SendProps & {
  connection: Connection;
  /** The token that is replaced. */
  slot: string;
  onKept: (kept: Shape<"AddressTokenKept">) => void;
  /** Leaves the token as it is. */
  onCancel: () => void;
};

/**
 * A new token in the place of the one inside the address: host, path and names stay. It goes to
 * the password store and is never shown again.
 */
export function InsideToken({
  connection,
  slot,
  step,
  change,
  onKept,
  onCancel,
}: InsideTokenProps) {
  const { t } = useTranslation("designer");
  const { t: tCommon } = useTranslation("common");
  const { workflow } = useDesigner();
  const words = useProblemWords();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [alsoPartWay, setAlsoPartWay] = useState(true);
  const [missing, setMissing] = useState<"token" | "address" | null>(null);
  const called = useCalledAddresses(connection.id);
  const of = { workflow: workflow.id, step, slot };
  const { people, without } = whoGetsToken(called.data ?? [], of);
  const read = () => ({
    token: field.current?.value.trim() ?? "",
    step: { workflow: workflow.id, step },
    slot,
    also_part_way: people > 0 && alsoPartWay,
  });
  const judged = useJudged();
  const replace = useReplaceInside(
    connection.id,
    () => judged.asked(read()),
    (kept) => {
      judged.forget();
      if (field.current) field.current.value = "";
      change("path", (call) => withNewToken(call, slot, kept.slot));
      onKept(kept);
    },
  );
  const doubt = doubtOf(replace.error);
  const isKnown = called.data !== undefined;
  const keep = useOnePress(() => {
    if (!isKnown) return null;
    const { token } = read();
    const wrong = token === "" ? "token" : token.includes("://") ? "address" : null;
    setMissing(wrong);
    return wrong === null ? replace.mutateAsync().catch(() => undefined) : null;
  });
  // There is but one field, which says itself what is wrong with it.
  const isUnusable = replace.error instanceof ApiProblem && replace.error.code === "invalid_field";
  const failed = replace.error && !doubt && !isUnusable ? words(replace.error) : null;
  const wrong = isUnusable ? "unusable" : missing;
  return (
    <div className="stack tight inset" data-field="token">
      <div className="field">
        <label className="label" htmlFor={id}>
          {t("token.newInside")}
        </label>
        <span className="help" id={`${id}h`}>
          {t("token.newInsideHelp")}
        </span>
        <span className="input sm">
          <input
            ref={field}
            id={id}
            type="password"
            className="code"
            autoComplete="off"
            aria-describedby={`${id}h`}
            onInput={() => {
              setMissing(null);
              replace.reset();
            }}
            onKeyDown={(event) => event.key === "Enter" && !event.repeat && !doubt && keep()}
          />
        </span>
        {wrong && <ErrorLine text={t(`token.missing.${wrong}`)} />}
      </div>
      <QueryState query={called}>{() => null}</QueryState>
      {people > 0 && (
        <Checkbox
          isSelected={alsoPartWay}
          help={t("token.alsoPartWayHelp")}
          onChange={(also) => {
            replace.reset();
            setAlsoPartWay(also);
          }}
        >
          {t("where.alsoPartWay", { count: people })}
        </Checkbox>
      )}
      {without > 0 && <p className="help">{t("token.without", { count: without })}</p>}
      {doubt && (
        <Doubted
          doubt={doubt}
          onAnyway={() => {
            judged.mean();
            keep();
          }}
        />
      )}
      {failed && <ErrorLine text={`${failed.what} ${failed.todo}`} />}
      <div className="row wraps">
        <Button
          size="sm"
          isDisabled={replace.isPending || !isKnown || doubt !== null}
          onPress={keep}
        >
          {t("token.use")}
        </Button>
        <Button variant="link" size="sm" isDisabled={replace.isPending} onPress={onCancel}>
          {tCommon("cancel")}
        </Button>
      </div>
    </div>
  );
}
