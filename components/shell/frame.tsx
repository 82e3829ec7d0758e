import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { type FrameProps, FrameView } from "./frame-view";

/** Of the frame, a page's own data holds only what differs: the browser knows the rest. */
export function Frame(props: FrameProps): JSX.Element {
  return (
    <ClientMessages
      namespaces={["shell", "mode"]}
      parts={{ units: ["seeAll", "kind"], notifications: ["bell"] }}
    >
      <FrameView {...props} />
    </ClientMessages>
  );
}
