/** A message that somebody sent to the sandbox, taken apart. */
export type KeptMail = {
  id: number;
  /** Milliseconds since 1970 on the sandbox's clock. */
  at: number;
  /** As the sender named it, with its angle brackets. A second delivery of it to the same addresses is not kept. */
  messageId: string;
  from: string;
  /** The addresses that it was delivered to. */
  to: string[];
  subject: string;
  text: string;
  html: string;
  /** What came along; missing in messages of before. */
  files?: readonly MailFile[];
};

export type MailFile = { name: string; type: string; size: number; base64: string };

export type MailFilter = { to?: string | undefined; text?: string | undefined; limit: number };

/** Where messages are kept: the newest of them. */
export type MailKeeper = {
  /** False where this message is there already. */
  add: (mail: Omit<KeptMail, "id">) => Promise<boolean>;
  /** Newest first. `to` is an address, `text` any part of addresses or subject. */
  list: (filter: MailFilter) => Promise<KeptMail[]>;
  find: (id: number) => Promise<KeptMail | undefined>;
  clear: () => Promise<void>;
};

export const KEPT_MAIL = 1_000;

/** What makes a second delivery of the same message known. */
export function markOf({ messageId, to }: Pick<KeptMail, "messageId" | "to">): string {
  return [messageId, ...to].join(" ");
}

/** What `text` is looked for in, in small letters. */
export function wordsOf({ from, to, subject }: Pick<KeptMail, "from" | "to" | "subject">): string {
  return [from, ...to, subject].join(" ").toLowerCase();
}
