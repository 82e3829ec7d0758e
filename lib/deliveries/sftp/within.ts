import type { Connection } from "./open-connection";
import { ServerRefuses } from "./server-refuses";

/**
 * What `work` gives over a connection, which is closed afterwards. Where it takes longer, or the connection is lost (the library then
 * leaves its callers waiting for ever), it is over.
 * @throws ServerRefuses, or what the work throws
 */
export async function within<T>(ms: number, { lost, close }: Connection, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ServerRefuses("sftp_broke")), ms);
  });
  // Whatever comes of it after that, nobody waits for it any more.
  work.catch(() => undefined);
  return Promise.race([work, late, lost]).finally(() => {
    clearTimeout(timer);
    close();
  });
}
