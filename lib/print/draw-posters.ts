import { drawPoster, type Poster } from "./draw-poster";
import { type Heading, type PrintDocument, startDocument } from "./start-document";

/** A document with a page of this paper for each poster, in their order. */
export function drawPosters(heading: Heading, posters: readonly Poster[]): PrintDocument {
  const document = startDocument(heading);
  for (const [at, poster] of posters.entries()) {
    if (at > 0) document.addPage();
    drawPoster(document, heading.paper, poster);
  }
  return document;
}
