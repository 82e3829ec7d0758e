/** A call that the gateway let through. `id` is the code's name in the path, empty where there is none. */
export type QrCall = {
  msn: string;
  id: string;
  headers: Headers;
  query: Record<string, string>;
  text: string;
};
