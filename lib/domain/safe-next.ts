const PATH = /^\/(?![/\\])[\w\-./?=&%]*$/;
// A parser takes dot segments out, and "/..//host" would then begin with two slashes: the address of another host.
const SHIFTING = /\/\/|\/(?:\.|%2e){1,2}(?:\/|$)/i;

/** Where to go after signing in: a path of this portal and nothing else, "/" where the wish is anything but that. */
export function safeNext(wish: unknown): string {
  if (typeof wish !== "string" || wish.length > 2_000 || !PATH.test(wish)) return "/";
  if (SHIFTING.test(wish.replace(/\?.*$/s, ""))) return "/";
  return wish.startsWith("/sign-in") || wish.startsWith("/api/") ? "/" : wish;
}
