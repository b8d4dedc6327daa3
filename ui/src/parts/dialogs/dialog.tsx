import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { classes } from "#ui/parts/classes.ts";
import { useCountedOpen } from "#ui/parts/dialogs/open-dialogs.ts";
import { useHeldSize } from "#ui/parts/dialogs/use-held-size.ts";
import { IconButton } from "#ui/parts/icon-button.tsx";

export type DialogProps = {
  title: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons: the way out first, the one that acts last. */
  footer?: ReactNode;
  size?: "md" | "wide";
  /** Middle of the window, a sheet at its end, or one that rises from its foot. */
  place?: "middle" | "end" | "bottom";
  /** A question that must be answered by its buttons. */
  isQuestion?: boolean;
};

/** A sheet over the page that asks or shows one thing. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, children, footer, size = "md", place = "middle" } = props;
  const { t } = useTranslation("common");
  const frame = useRef<HTMLDivElement>(null);
  useCountedOpen(isOpen);
  useHeldSize(frame, isOpen);
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!props.isQuestion}
      className={classes("scrim", place !== "middle" && `at-${place}`)}
    >
      <Modal ref={frame} className={classes("dialog-frame", size === "wide" && "wide")}>
        <AriaDialog className="dialog" {...(props.isQuestion ? { role: "alertdialog" } : {})}>
          <header>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {!props.isQuestion && <IconButton label={t("close")} icon={<X />} onPress={onClose} />}
          </header>
          <div className="dialog-body">{children}</div>
          {footer && <footer>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
