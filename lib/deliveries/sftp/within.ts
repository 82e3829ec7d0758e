import { ServerRefuses } from "./server-refuses";

/** What `work` gives, unless it takes longer: then `stop` ends what it waits for. @throws ServerRefuses */
export async function within<T>(ms: number, work: Promise<T>, stop: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      stop();
      reject(new ServerRefuses("sftp_broke"));
    }, ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
