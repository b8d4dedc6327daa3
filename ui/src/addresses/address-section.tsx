import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyAddress } from "#ui/addresses/copy-address.tsx";
import { Reach } from "#ui/addresses/reach.tsx";
import { RevealToken } from "#ui/addresses/reveal-token.tsx";
import type { Shape } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { SegmentedControl } from "#ui/parts/fields/segmented-control.tsx";

type AddressSectionProps = { address: Shape<"Address"> | null };
type Form = "inside" | "path" | "apart";

const MASK = "••••••••";

/** What is copied in each form, and the message that says how to use it. */
const COPIED = {
  inside: ["inside", "instructions_inside"],
  path: ["path", "instructions_path"],
  apart: ["address", "instructions_header"],
} as const;

/** The web address with its token, in each form, and whether anybody can reach it. */
export function AddressSection({ address }: AddressSectionProps) {
  const { t } = useTranslation("designer");
  const [form, setForm] = useState<Form>("inside");
  const [token, setToken] = useState<string | null>(null);
  const copies = useRef<HTMLDivElement>(null);
  const { shown: wish } = useDesigner();
  const isWanted = wish?.code === "connection_missing";
  const isHere = address !== null;
  useEffect(() => {
    if (isWanted && isHere) copies.current?.querySelector("button")?.focus();
  }, [isWanted, isHere]);
  if (!address) return <p className="muted small">{t("address.notYet")}</p>;
  const shown = token ?? MASK;
  return (
    <>
      <div className="field">
        <span className="label" aria-hidden="true">
          {t("address.form")}
        </span>
        <div>
          <SegmentedControl<Form>
            label={t("address.form")}
            value={form}
            onChange={setForm}
            options={[
              { id: "inside", label: t("address.inside") },
              { id: "apart", label: t("address.apart") },
              { id: "path", label: t("address.path") },
            ]}
          />
        </div>
      </div>
      <div className="field">
        <span className="label">
          {t("where.address")} <span className="muted regular">{t("where.addressIt")}</span>
        </span>
        <span className="input is-shown">
          <span className="grow code" dir="ltr" data-testid="incoming-address">
            {address.url}
            {form !== "apart" && `${form === "inside" ? "?token=" : "/"}${shown}`}
          </span>
          {form !== "apart" && <RevealToken address={address} token={token} onToken={setToken} />}
        </span>
        {form === "path" && <span className="help">{t("address.pathHelp")}</span>}
      </div>
      {form === "apart" && (
        <div className="field">
          <span className="label">
            {t("address.token")} <span className="muted regular">{t("address.tokenIt")}</span>
          </span>
          <span className="input is-shown">
            <span className="grow code" dir="ltr">
              {shown}
            </span>
            <RevealToken address={address} token={token} onToken={setToken} />
          </span>
          <span className="help">{t("address.apartHelp")}</span>
        </div>
      )}
      {!address.token_ready && <p className="small muted">{t("address.tokenWaits")}</p>}
      <div ref={copies} className="row wraps copy-row">
        <CopyAddress address={address} form={COPIED[form][0]} label={t("address.copy")} />
        {form === "apart" && (
          <CopyAddress address={address} form="token" label={t("address.copyToken")} />
        )}
        <CopyAddress
          address={address}
          form={COPIED[form][1]}
          label={t("address.copyInstructions")}
          isQuiet
        />
      </div>
      <Reach address={address} />
    </>
  );
}
