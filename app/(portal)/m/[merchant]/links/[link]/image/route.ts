import { keepImage, MAX_IMAGE_BYTES } from "@/lib/payment-links/keep-image";
import { readImage } from "@/lib/payment-links/read-image";
import { showPicture } from "@/lib/web/show-picture";
import { takeFile } from "@/lib/web/take-file";

type Context = { params: Promise<{ merchant: string; link: string }> };

/** The picture of the link. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { merchant, link } = await params;
  return showPicture(readImage, merchant, { id: link });
}

/** A new picture; the body is the file, an empty one takes the picture away. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant, link } = await params;
  return takeFile(keepImage, merchant, request, {
    most: MAX_IMAGE_BYTES,
    tooLarge: { code: "logo_too_large" },
    toInput: (file) => ({ id: link, file }),
  });
}
