import { once } from "node:events";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type TestMailServer = {
  url: string;
  /** What came in, in order, each with the address that it was delivered to. */
  received: (Email & { recipients: string[] })[];
  /** Answers the next message so instead of taking it. */
  refuseNext: (responseCode: number) => void;
  close: () => Promise<void>;
};

/** A mail server on this machine that keeps what it gets. */
export async function startMailServer(): Promise<TestMailServer> {
  const received: TestMailServer["received"] = [];
  const refusals: number[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: async (stream, session, done) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      const responseCode = refusals.shift();
      if (responseCode) return done(Object.assign(new Error("refused by the test"), { responseCode }));
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      received.push({ ...(await PostalMime.parse(Buffer.concat(chunks))), recipients });
      done();
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  if (typeof address !== "object" || !address) throw new Error("the mail server does not listen");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    refuseNext: (code) => void refusals.push(code),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
