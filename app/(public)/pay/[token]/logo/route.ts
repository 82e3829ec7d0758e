import { showPublicPicture } from "../show-public-picture";

type Context = { params: Promise<{ token: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return showPublicPicture(token, "logo");
}
