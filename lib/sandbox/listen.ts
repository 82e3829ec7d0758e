import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { ConnectionDropped } from "./control/inject-fault";
import { identityHandler } from "./identity";
import type { Sandbox } from "./server";

export type ListenOptions = {
  port: number;
  host?: string;
  /** Where portals are that sign people in here, beside those on this computer. */
  portalOrigins?: readonly string[];
};

export type Listening = { server: Server; port: number; close: () => Promise<void> };

/** Serves a sandbox over HTTP. Port 0 takes a free one. Rejects with `EADDRINUSE` when the port is taken. */
export async function listen(
  sandbox: Sandbox,
  { port, host = "127.0.0.1", portalOrigins = [] }: ListenOptions,
): Promise<Listening> {
  const { testPeople, publicUrl } = sandbox.context;
  const serveIdentity = identityHandler(testPeople, publicUrl, portalOrigins);
  const serveWeb = getRequestListener(
    async (request, { incoming }) => {
      try {
        return await sandbox.handle(request);
      } catch (error) {
        if (!(error instanceof ConnectionDropped)) throw error;
        incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
    // Tests run a server beside clients that need the real Request and Response.
    { overrideGlobalObjects: false },
  );
  const server = createServer((request, response) => {
    if (!serveIdentity(request, response)) void serveWeb(request, response);
  });
  server.keepAliveTimeout = 65_000;
  const taken = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { server, port: taken, close };
}
