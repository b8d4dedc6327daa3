import { Eye, EyeOff } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { host } from "#ui/host/host.ts";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { toast } from "#ui/parts/toasts.ts";

type RevealTokenProps = {
  address: Shape<"Address">;
  token: string | null;
  onToken: (token: string | null) => void;
};

const SHOWN_MS = 30_000;

/** Shows the token for half a minute; every showing is in the audit. */
export function RevealToken({ address, token, onToken }: RevealTokenProps) {
  const { t } = useTranslation("designer");
  useEffect(() => {
    if (token === null) return;
    const timer = setTimeout(() => onToken(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [token, onToken]);
  const show = async () => {
    try {
      const revealed = await host.revealToken(address.id);
      if (revealed) onToken(revealed.token);
    } catch {
      toast(t("address.cannotShow"), { tone: "needs_you" });
    }
  };
  return (
    <IconButton
      label={token === null ? t("address.show") : t("address.hide")}
      icon={token === null ? <Eye /> : <EyeOff />}
      isDisabled={!address.token_ready}
      onPress={() => (token === null ? void show() : onToken(null))}
    />
  );
}
