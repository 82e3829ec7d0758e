/** How the shop's server proves who it is when it fetches a token. */
export const TOKEN_METHODS = ["client_secret_basic", "client_secret_post"] as const;
export type TokenMethod = (typeof TOKEN_METHODS)[number];

/** What a sales unit is told about a person who signs in there; which of them depends on the unit. */
export const LOGIN_SCOPES = [
  "openid",
  "name",
  "phoneNumber",
  "email",
  "address",
  "birthDate",
  "gender",
  "nin",
  "delegatedConsents",
] as const;
export type LoginScope = (typeof LOGIN_SCOPES)[number];

export type LoginSettings = {
  readonly redirectUris: readonly string[];
  readonly tokenMethod: TokenMethod;
  /** Told when a person takes a consent back; null for nobody. */
  readonly webhookUrl: string | null;
};
