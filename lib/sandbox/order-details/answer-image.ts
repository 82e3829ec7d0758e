import type { Answer } from "../api/problem";
import { imageBody } from "./details-bodies";
import type { DetailsCall } from "./details-call";
import { detailsProblem, invalid, readDetails } from "./details-problem";
import { readImage } from "./read-image";

/** `POST /v1/images`. One image may serve many orders; a name once taken stays with its image. */
export async function answerImage({ msn, text, details }: DetailsCall): Promise<Answer> {
  const read = readDetails(imageBody, text);
  if ("answer" in read) return read.answer;
  const { imageId, src } = read.body;
  const image = readImage(src);
  if ("reason" in image) return invalid({ name: "src", reason: image.reason });
  const added = await details.addImage({ msn, imageId, ...image });
  return added
    ? { status: 200, body: { imageId } }
    : detailsProblem(409, "There is an image of this name, and images cannot be overwritten.");
}
