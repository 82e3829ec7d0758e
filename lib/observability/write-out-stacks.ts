import "server-only";

/**
 * Has the reason of every abort write its stack as text at once. React ends each page by aborting a signal with an error whose stack
 * nobody reads; unread, it holds the objects on it, among them a timer of Node's that leads to the next one, and so to other
 * requests and to what ended those. One connection that stays open then holds all pages since: some thousand, and the
 * process is out of memory (Node 20).
 */
export function writeOutStacks(): void {
  const { abort } = AbortController.prototype;
  AbortController.prototype.abort = function (this: AbortController, reason?: unknown): void {
    if (reason instanceof Error) void reason.stack;
    abort.call(this, reason);
  };
}
