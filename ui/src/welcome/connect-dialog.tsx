import { useTranslation } from "react-i18next";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { toolStep } from "#ui/steps/registry.ts";
import { callIcon } from "#ui/triggers/registry.ts";
import { useConnectTool } from "#ui/welcome/use-connect-tool.ts";
import { WelcomeChoice } from "#ui/welcome/welcome-choice.tsx";

type ConnectDialogProps = { onClose: () => void };

const SendIcon = toolStep().icon;
const ReceiveIcon = callIcon();

/** Which way the data goes, before the designer opens at the address that is needed for it. */
export function ConnectDialog({ onClose }: ConnectDialogProps) {
  const { t } = useTranslation("welcome");
  const { connect, isPending } = useConnectTool();
  return (
    <Dialog isOpen title={t("connect.which")} onClose={onClose}>
      <div className="stack" aria-busy={isPending}>
        <WelcomeChoice
          icon={<SendIcon className="lg" />}
          title={t("connect.send")}
          text={t("connect.sendText")}
          isDisabled={isPending}
          onPress={() => connect("send")}
        />
        <WelcomeChoice
          icon={<ReceiveIcon className="lg" />}
          title={t("connect.receive")}
          text={t("connect.receiveText")}
          isDisabled={isPending}
          onPress={() => connect("receive")}
        />
      </div>
    </Dialog>
  );
}
