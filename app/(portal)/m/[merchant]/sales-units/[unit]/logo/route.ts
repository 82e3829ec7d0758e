import { keepLogo, MAX_LOGO_BYTES } from "@/lib/sales-units/keep-logo";
import { readLogo } from "@/lib/sales-units/read-logo";
import { showPicture } from "@/lib/web/show-picture";
import { takeFile } from "@/lib/web/take-file";

type Context = { params: Promise<{ merchant: string; unit: string }> };

/** The logo of the unit. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { merchant, unit } = await params;
  return showPicture(readLogo, merchant, { msn: unit });
}

/** A new logo; the body is the file. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant, unit } = await params;
  return takeFile(keepLogo, merchant, request, {
    most: MAX_LOGO_BYTES,
    tooLarge: { code: "logo_too_large" },
    toInput: (file) => ({ msn: unit, file }),
  });
}
