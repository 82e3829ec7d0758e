import "server-only";
import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import { comesFromOwnPages } from "@/lib/access/request-origin";
import { type ExportedList, type ExportLook, readLook, writeLook } from "@/lib/domain/list-export";
import { languageOf } from "@/lib/domain/locale";
import { MEDIA_TYPES, nameExport } from "@/lib/exports/name-export";
import { EXPORTS } from "@/lib/exports/registry";
import { measure } from "@/lib/observability/measure";
import { fileName } from "@/lib/print/pdf-response";
import { preferenceCookie } from "@/lib/profile/preference-cookie";
import { NO_CACHE, sayWhyNot } from "./download";
import { memberOrLeave, type Viewer, viewerFor } from "./viewer";

const LOOK_COOKIE = "portal-export";

/** How this browser's last exported file was written. */
export async function lastExportLook(): Promise<ExportLook> {
  return readLook((await cookies()).get(LOOK_COOKIE)?.value);
}

/** What a list's own form says that it shows. */
export type WishedExport = {
  readonly list: ExportedList;
  readonly filter: object;
  /** The list's address below the company's. */
  readonly address: string;
  readonly look: ExportLook;
};

/**
 * Answers the form of a list: with the file where it is small, else by leading to the person's exports, where it is being made. What is
 * refused is told there too.
 */
export async function exportList(
  merchant: string,
  request: Request,
  readWish: (form: FormData, viewer: Viewer) => WishedExport | undefined,
): Promise<Response> {
  if (!(await comesFromOwnPages())) return sayWhyNot({ code: "foreign_origin" });
  const { caller } = await memberOrLeave(merchant);
  const viewer = await viewerFor(merchant);
  const form = await request.formData().catch(() => new FormData());
  const wish = readWish(form, viewer);
  if (!wish) return sayWhyNot({ code: "invalid_input" });
  const { list, look, filter, address } = wish;
  const locale = languageOf(await getLocale());
  const { permission } = EXPORTS[list];
  const made = await measure(permission, () => EXPORTS[list].call(caller, { filter, address, look, locale }));
  const mine = `/m/${merchant}/exports`;
  if (!made.ok) {
    const { code } = made.error;
    const fromPage = request.headers.get("sec-fetch-mode") === "navigate" && code !== "forbidden";
    return fromPage ? leadTo(`${mine}?problem=${code}`) : sayWhyNot(made.error);
  }
  (await cookies()).set(LOOK_COOKIE, writeLook(look), preferenceCookie());
  if (made.value.kind !== "file") return leadTo(mine);
  const name = nameExport(list, look.format, { locale, merchant, day: viewer.today });
  return new Response(Buffer.concat(made.value.chunks), {
    headers: {
      ...NO_CACHE,
      "Content-Type": MEDIA_TYPES[look.format],
      "Content-Disposition": `attachment; ${fileName(name)}`,
    },
  });
}

function leadTo(page: string): Response {
  return new Response(null, { status: 303, headers: { ...NO_CACHE, Location: page } });
}
