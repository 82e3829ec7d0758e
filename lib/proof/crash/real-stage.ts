import { randomUUID } from "node:crypto";
import type { PersonCaller } from "@/lib/access/caller";
import { ConnectionDropped } from "@/lib/sandbox/control/inject-fault";
import type { Sandbox } from "@/lib/sandbox/server";
import type { Dice } from "../dice";
import { KINDS, type Kind, POINTS, type Point } from "./cells";
import { type Played, prepare } from "./matrix-stage";

/** One of the kills: a kind of operation, the place, whether the answer gets through, and how many instances are asked. */
export type Kill = {
  readonly kind: Kind;
  readonly point: Point;
  readonly answer: "kept" | "lost";
  readonly instances: 1 | 2;
};

/** 160 of them. */
export function allKills(): Kill[] {
  const answers = (kind: Kind, point: Point) =>
    (["kept", "lost"] as const).flatMap((answer) =>
      ([1, 2] as const).map((instances) => ({ kind, point, answer, instances })),
    );
  return KINDS.flatMap((kind) => POINTS.flatMap((point) => answers(kind, point)));
}

/** The cell's payment at the platform and in the portal, and the fault on order where its answer is to get lost. */
export function stageKill(
  sandbox: Sandbox,
  { kind, point, answer, instances }: Kill,
  place: Pick<Played, "merchant" | "msn" | "boss">,
  draw: Dice,
): Promise<Played> {
  const reply = answer === "kept" ? "200" : draw.pick(["lost after it", "lost before it"] as const);
  return prepare(
    sandbox,
    { kind, point, reply, double: instances === 2 ? "two instances" : "none" },
    place,
    draw,
  );
}

const PHONE = "4791000001";

/** What a process is told to do: the use case's name and all that it takes. */
export function orderOf(cell: Played, key: string, person: string, diesAt?: string) {
  const caller: PersonCaller = { ...cell.boss, id: person };
  const kind = cell.kind.split(" ")[0];
  const whole = { paymentId: cell.payment?.id, seenVersion: cell.payment?.version, idempotencyKey: key };
  const asked = {
    ...whole,
    ...(cell.amountMinor !== undefined && kind !== "cancel" && { amountMinor: cell.amountMinor }),
  };
  const request = {
    ...{ msn: cell.msn, phone: PHONE, amountMinor: 10_000, currency: "NOK", message: "Two bags of coffee" },
    ...{ minutes: 10, vatRate: 0, idempotencyKey: key },
  };
  return { kind, caller, input: kind === "create" ? request : asked, diesAt, number: randomUUID() };
}

/** The wire that kills: whoever's first request with this key comes in is ended there, before or after it was carried out. */
export function killOnTheWire(
  sandbox: Sandbox,
  victims: Map<string, { place: string; kill: () => void }>,
): Sandbox {
  const handle = async (request: Request): Promise<Response> => {
    const key = request.headers.get("idempotency-key") ?? "";
    const victim = victims.get(key);
    if (!victim) return sandbox.handle(request);
    victims.delete(key);
    if (victim.place === "done-not-read") await sandbox.handle(request).catch(() => undefined);
    victim.kill();
    throw new ConnectionDropped();
  };
  return { ...sandbox, handle };
}
