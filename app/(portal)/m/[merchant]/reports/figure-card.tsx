import type { JSX, ReactNode } from "react";
import { ClientMessages } from "@/components/client-messages";
import { SaveImage } from "./save-image";

type FigureCardProps = {
  id: string;
  title: string;
  note?: string;
  /** Of the picture, without its ending. */
  file: string;
  action?: ReactNode;
  children: ReactNode;
};

/** A card that can be saved as a picture, just as it is seen. */
export function FigureCard({ id, title, note, file, action, children }: FigureCardProps): JSX.Element {
  return (
    <section
      aria-labelledby={id}
      className="min-w-0 rounded-2xl bg-surface p-4 shadow-surface sm:p-5"
      data-picture={id}
    >
      <div className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-44">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {note ? <p className="mt-0.5 text-sm text-muted">{note}</p> : null}
        </div>
        <div className="flex items-center gap-2" data-picture-skip="">
          {action}
          <ClientMessages parts={{ figures: ["image", "imageFailed"] }}>
            <SaveImage of={id} name={`${file}-${id}.png`} />
          </ClientMessages>
        </div>
      </div>
      {children}
    </section>
  );
}
