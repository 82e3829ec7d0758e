export type Notice = { text: string; tone: "success" | "warning" | "danger" | "accent" };

const EVENT = "portal:notice";

/** Shows a toast from anywhere in the browser. What it says must also stand on the page: toasts pass. */
export function notify(text: string, tone: Notice["tone"] = "success"): void {
  window.dispatchEvent(new CustomEvent<Notice>(EVENT, { detail: { text, tone } }));
}

export function onNotice(listener: (notice: Notice) => void): () => void {
  const heard = (event: Event) => {
    if (event instanceof CustomEvent) listener(event.detail);
  };
  window.addEventListener(EVENT, heard);
  return () => window.removeEventListener(EVENT, heard);
}
