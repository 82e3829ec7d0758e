import { parseMailAddress } from "./mail-address";
import { fail, ok, type Result } from "./result";

export const CHANNELS = ["mail", "sftp"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Someone of the company by their id, who gets it as long as they may see it, or an address that somebody answers for. */
export type Recipient = { readonly person: string } | { readonly address: string };

export const MOST_RECIPIENTS = 50;
export const NAME_MAX = 60;

/** A file above this goes out as a link: most mail servers take ten megabytes, a third of which the wrapping needs. */
export const LARGEST_ATTACHMENT = 7_000_000;

/** How long a file can be fetched, and sent again. */
export const FILE_DAYS = 14;

export type RecipientsProblem =
  | { code: "report_address_wrong"; place: number; typed: string }
  | { code: "report_too_many_recipients" };

/** Mail addresses as they are typed, one a line or with commas between; each of them once. The first that is none is named. */
export function readAddresses(text: string): Result<string[], RecipientsProblem> {
  const typed = text
    .split(/[\s,;]+/u)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  if (typed.length > MOST_RECIPIENTS * 4) return fail({ code: "report_too_many_recipients" });
  const found = typed.map(parseMailAddress);
  const wrong = found.indexOf(undefined);
  if (wrong >= 0) {
    const shown = (typed[wrong] ?? "").replace(/\p{C}/gu, "").slice(0, 60);
    return fail({ code: "report_address_wrong", place: wrong + 1, typed: shown });
  }
  const addresses = [...new Set(found.flatMap((one) => one ?? []))];
  return addresses.length > MOST_RECIPIENTS ? fail({ code: "report_too_many_recipients" }) : ok(addresses);
}

/** What an upload signs in with. A key is made by the portal, and only its public half ever leaves it. */
export const SERVER_SIGN_INS = ["key", "password"] as const;

/** Where files are put; `hostKey` is the fingerprint (`SHA256:…`) that a person confirmed, null until then. */
export type FileServer = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** From the server's root or from where the sign-in leads; "" is the latter. */
  readonly folder: string;
  readonly signIn: (typeof SERVER_SIGN_INS)[number];
  readonly publicKey: string | null;
  readonly hostKey: string | null;
};

export type ServerProblem =
  | { code: "server_host_wrong" }
  | { code: "server_port_wrong" }
  | { code: "server_user_wrong" }
  | { code: "server_folder_wrong" };

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const ADDRESS_6 = /^[0-9a-f:]{2,39}$/;
const PLAIN = /^[^\p{C}]*$/u;

/** Host, port, user and folder in the form that they are kept in. */
export function readServer(
  typed: Record<"host" | "port" | "user" | "folder", string>,
): Result<Pick<FileServer, "host" | "port" | "user" | "folder">, ServerProblem> {
  const host = typed.host.trim().toLowerCase();
  if (!HOST.test(host) && !(host.includes(":") && ADDRESS_6.test(host)))
    return fail({ code: "server_host_wrong" });
  const port = /^\d{1,5}$/.test(typed.port.trim()) ? Number(typed.port) : 0;
  if (port < 1 || port > 65_535) return fail({ code: "server_port_wrong" });
  const user = typed.user.trim();
  if (user === "" || user.length > 100 || !PLAIN.test(user)) return fail({ code: "server_user_wrong" });
  const folder = typed.folder.trim().replace(/\/+$/, "");
  const parts = folder.split("/");
  if (folder.length > 300 || !PLAIN.test(folder) || folder.includes("\\") || parts.includes(".."))
    return fail({ code: "server_folder_wrong" });
  return ok({ host, port, user, folder: typed.folder.trim() === "/" ? "/" : folder });
}

export const DELIVERY_STATES = ["due", "building", "waiting", "sent", "failed", "empty"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
