/** A page's data as the router asks for it. Next leads who comes without its mark of the request on to the address with it. */
export async function fetchData(url: string, headers: Record<string, string>): Promise<Response> {
  const sent = { headers: { ...headers, rsc: "1" }, redirect: "manual" } as const;
  const answer = await fetch(url, sent);
  const to = answer.headers.get("location");
  return to?.includes("_rsc") ? fetch(new URL(to, url), sent) : answer;
}
