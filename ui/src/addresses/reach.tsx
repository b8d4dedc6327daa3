import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import { checkBase } from "#ui/api/settings.ts";
import type { Shape, System } from "#ui/api/shapes.ts";
import { useSystem } from "#ui/api/system.ts";
import { Button } from "#ui/parts/button.tsx";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { isTriedAgain, useWhyDeaf } from "#ui/words/listener-words.ts";
import { useTimes } from "#ui/words/times.ts";

type ReachProps = { address: Shape<"Address"> };

/** Who can reach the address: only what is known to be true. */
export function Reach({ address }: ReachProps) {
  const { t } = useTranslation("designer");
  const times = useTimes();
  const why = useWhyDeaf();
  const client = useQueryClient();
  const system = useSystem().data;
  const onError = useToldFailure();
  const check = useMutation({
    mutationFn: async () => (system?.reach.base ? checkBase() : null),
    onError,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.system }),
        client.invalidateQueries({ queryKey: keys.workflow(address.workflow) }),
      ]),
  });
  if (!system) return null;
  const state = reachOf(system, address);
  const params = {
    base: system.reach.base ?? "",
    why: why(system.listener) ?? "",
    time: address.last_call ? times.near(address.last_call.at) : "",
  };
  const isGood = state === "used_from_outside" || state === "through_base";
  const tone = isGood ? "done" : state === "this_network" ? "running" : "needs_you";
  return (
    <div className="reach-line small">
      <span
        className={`status status-${state === "only_this_computer" ? "waiting" : tone} is-wrapping`}
      >
        {tone === "running" ? (
          <StatusGlyph status="not_yet" />
        ) : (
          <StatusGlyph status={isGood ? "done" : "needs_you"} />
        )}
        <span>{t(`reach.${state}`, params)}</span>
      </span>
      <span className="muted grow">
        {state === "used_from_outside"
          ? t("reach.lastCall", params)
          : t(`reach.note.${state}`, params)}
      </span>
      <Button
        variant="link"
        size="sm"
        className="flush"
        isDisabled={check.isPending}
        onPress={() => check.mutate()}
      >
        {check.isPending ? t("reach.checking") : t("reach.check")}
      </Button>
    </div>
  );
}

type ReachKey = Shape<"ReachState"> | "not_listening" | "not_started";

function reachOf(system: System, address: Shape<"Address">): ReachKey {
  if (isTriedAgain(system.listener)) return "not_listening";
  if (system.listener.state !== "listening") return "not_started";
  if (address.last_call?.outside) return "used_from_outside";
  const { state, base } = system.reach;
  if (state !== "used_from_outside") return state;
  if (base) return "through_base";
  return system.listener.bind.startsWith("127.") ? "only_this_computer" : "this_network";
}
