import { EXPORTED_LISTS, type ExportLook, readLook } from "@/lib/domain/list-export";
import { exportList } from "@/lib/web/export-list";
import { wishOf } from "../list-filters";

type Context = { params: Promise<{ merchant: string }> };

/** The form that stands beside every list: its file, or the way to where it is being made. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  return exportList(merchant, request, (form, viewer) => {
    const text = (name: string) => String(form.get(name) ?? "").slice(0, 2_000);
    const list = EXPORTED_LISTS.find((known) => known === text("list"));
    const wish = list && wishOf(list, text("query"), text("of"), viewer, text("personal") === "1");
    return wish && { ...wish, list, look: lookOf(text) };
  });
}

function lookOf(text: (name: string) => string): ExportLook {
  const decimal = text("decimal") === "comma" ? "comma" : "point";
  const mark = text("mark") === "1" ? "marked" : "bare";
  return readLook([text("format"), text("separator"), decimal, mark].join("."));
}
