import "server-only";
import type { Person } from "@/lib/access/person";
import { listSessions } from "@/lib/access/session-store";
import { type Device, deviceOf } from "./device";

export type ListedSession = {
  readonly id: string;
  readonly method: string;
  readonly ip: string | null;
  readonly device: Device;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly current: boolean;
};

/** Where this person is signed in, this session first. */
export async function listOwnSessions(person: Person): Promise<ListedSession[]> {
  const sessions = await listSessions(person.id);
  const listed = sessions.map(({ id, method, ip, userAgent, createdAt, lastSeenAt }) => {
    return {
      id,
      method,
      ip,
      device: deviceOf(userAgent),
      createdAt,
      lastSeenAt,
      current: id === person.sessionId,
    };
  });
  return listed.sort((a, b) => Number(b.current) - Number(a.current));
}
