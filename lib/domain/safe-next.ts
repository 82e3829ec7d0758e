const PATH = /^\/(?![/\\])[\w\-./?=&%]*$/;

/** Where to go after signing in: a path of this portal and nothing else, "/" where the wish is anything but that. */
export function safeNext(wish: unknown): string {
  if (typeof wish !== "string" || wish.length > 2_000 || !PATH.test(wish)) return "/";
  return wish.startsWith("/sign-in") || wish.startsWith("/api/") ? "/" : wish;
}
