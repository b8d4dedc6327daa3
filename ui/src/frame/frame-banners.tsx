import { Link } from "@tanstack/react-router";
import { KeyRound, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSession } from "#ui/api/session.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { useSystem } from "#ui/api/system.ts";
import { JobsUnderWay } from "#ui/frame/jobs-under-way.tsx";
import { Banner } from "#ui/parts/banner.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { isTriedAgain, useWhyDeaf } from "#ui/words/listener-words.ts";
import { useTimes } from "#ui/words/times.ts";

/** Facts about the whole of Baton that nobody may miss. */
export function FrameBanners() {
  const { t } = useTranslation("frame");
  const { t: tCommon } = useTranslation("common");
  const lostAt = useSession((state) => state.lostAt);
  const system = useSystem().data;
  const times = useTimes();
  const why = useWhyDeaf();
  const deaf = system ? why(system.listener) : null;
  const store = system?.secret_store;
  return (
    <div className="frame-banners">
      {lostAt && (
        <Banner tone="waiting" icon={<TriangleAlert />} urgent>
          {t("lostBanner", { time: times.time(lostAt) })}
        </Banner>
      )}
      {deaf && (
        <Banner tone="needs_you" icon={<StatusGlyph status="needs_you" />} urgent>
          {t("deafBanner", { why: deaf })}{" "}
          {system && isTriedAgain(system.listener) && tCommon("deaf.again")}{" "}
          <Link to="/settings" hash="addresses">
            {t("howToFix")}
          </Link>
        </Banner>
      )}
      {system?.file_held && (
        <Banner tone="needs_you" icon={<StatusGlyph status="needs_you" />} urgent>
          <HeldBy {...system.file_held} />
        </Banner>
      )}
      {store && store.state !== "ready" && (
        <Banner tone="waiting" icon={<KeyRound />}>
          {store.state === "emptied"
            ? t("secretsBanner.emptied", { count: store.missing.length })
            : t(`secretsBanner.${store.state}`)}{" "}
          <Link to="/settings" hash="computer">
            {t("secretsBanner.show")}
          </Link>
        </Banner>
      )}
      <JobsUnderWay />
    </div>
  );
}

/** Which other program keeps Baton from storing, where Baton can tell. */
function HeldBy({ by, since }: Shape<"FileHeld">) {
  const { t } = useTranslation("frame");
  const time = useTimes().time(since);
  const program = by.join(", ");
  return program ? t("heldBanner.by", { program, time }) : t("heldBanner.unknown", { time });
}
