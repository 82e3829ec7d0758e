import { qrFile } from "@/lib/print/qr-file";
import { readContent } from "@/lib/qr/read-content";
import { showFile } from "@/lib/web/show-file";

type Context = { params: Promise<{ merchant: string; code: string }> };

/** The picture of a code: `?format=svg|png&side=100…2000`, as a file to keep with `&save=yes`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { merchant, code } = await params;
  const query = new URL(request.url).searchParams;
  return showFile(readContent, merchant, { code }, ({ name, content }) => qrFile(content, name, query));
}
