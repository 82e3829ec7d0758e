/** The keys of a sales unit that can be made anew, each by itself. The client id stays as long as the unit. */
export const API_KEYS = ["client_secret", "primary", "secondary"] as const;
export type ApiKey = (typeof API_KEYS)[number];

/** How developers know them: the names of the HTTP headers. */
export const API_KEY_NAMES: Record<ApiKey, string> = {
  client_secret: "client_secret",
  primary: "Ocp-Apim-Subscription-Key (primary)",
  secondary: "Ocp-Apim-Subscription-Key (secondary)",
};
