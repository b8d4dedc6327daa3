import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallData } from "#ui/calls/call-data.tsx";
import { Button } from "#ui/parts/button.tsx";

/** The way to what a call said, where somebody is asked about it. */
export function CallSaid({ call }: { call: string }) {
  const { t } = useTranslation("problems");
  const [shown, setShown] = useState(false);
  return (
    <div>
      <Button variant="link" size="sm" className="flush" onPress={() => setShown(true)}>
        {t("callData")}
      </Button>
      {shown && <CallData call={call} onClose={() => setShown(false)} />}
    </div>
  );
}
