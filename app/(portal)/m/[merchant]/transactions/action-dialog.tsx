"use client";

import { Modal } from "@heroui/react/modal";
import type { JSX, ReactNode } from "react";
import type { Money } from "@/lib/domain/money";
import type { ActionButtonsProps } from "./offer";

export type DialogProps = Omit<ActionButtonsProps, "offers"> & { most: Money; onClose: () => void };

/** The frame that the dialogs of a payment share. It closes by Escape and by its buttons, not by a press beside it. */
export function ActionDialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}): JSX.Element {
  return (
    <Modal.Backdrop isOpen isDismissable={false} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container placement="auto" size="sm">
        <Modal.Dialog>
          <Modal.Header>
            <Modal.Heading>{title}</Modal.Heading>
          </Modal.Header>
          <Modal.Body>{children}</Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
