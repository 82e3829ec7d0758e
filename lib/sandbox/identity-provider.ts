import { randomBytes, webcrypto } from "node:crypto";
import type { Configuration, KoaContextWithOIDC, default as Provider } from "oidc-provider";
import { IdentityAdapter } from "./identity-adapter";
import { type IdentityIssuer, issuerUrl, PORTAL_CLIENT } from "./identity-issuers";
import { errorPage } from "./identity-pages";
import { isAllowedRedirect, registeredRedirects } from "./identity-redirects";
import { PAGE_HEADERS } from "./page";
import type { PeopleBook } from "./people-book";

export type IdentitySettings = {
  /** Where browsers reach the sandbox, without a slash at the end. */
  publicUrl: string;
  /** Origins of portals that are not on a loopback address. */
  portalOrigins: readonly string[];
  people: PeopleBook;
};

type SigningKeys = NonNullable<Configuration["jwks"]>;

/** A key pair that lives as long as the process. */
export async function makeSigningKeys(): Promise<SigningKeys> {
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  };
  const pair = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const key = await webcrypto.subtle.exportKey("jwk", pair.privateKey);
  const kid = randomBytes(8).toString("hex");
  // safe: an exported RSA private key has the members that the library asks for
  return { keys: [{ ...key, kid, alg: "RS256", use: "sig" } as SigningKeys["keys"][number]] };
}

/** The person as the issuer describes them. */
async function findAccount(people: PeopleBook, sub: string) {
  const person = people.bySub(sub);
  if (!person) return undefined;
  return {
    accountId: person.sub,
    claims: () => ({
      sub: person.sub,
      name: person.name,
      given_name: person.firstName,
      family_name: person.lastName,
      birthdate: person.birthDate,
      phone_number: `+${person.phone}`,
      nin: person.nin,
    }),
  };
}

/** Nobody is asked for consent: what the client asks for is granted. */
async function grantWhatIsAsked(ctx: KoaContextWithOIDC) {
  const { client, session, params, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(String(params?.["scope"] ?? "openid"));
  await grant.save();
  return grant;
}

/** What each scope tells about a person. */
const CLAIMS = {
  openid: ["sub", "acr"],
  profile: ["name", "given_name", "family_name", "birthdate", "phone_number"],
  nin: ["nin"],
};

/** Seconds. Nothing has to live longer than a sign-in. */
const LIFETIMES = {
  Session: 600,
  Interaction: 1800,
  Grant: 600,
  AuthorizationCode: 60,
  AccessToken: 600,
  IdToken: 600,
};

function portalClient(settings: IdentitySettings) {
  return {
    client_id: PORTAL_CLIENT.id,
    client_secret: PORTAL_CLIENT.secret,
    redirect_uris: registeredRedirects(settings.portalOrigins),
    grant_types: ["authorization_code"],
    id_token_signed_response_alg: "RS256" as const,
  };
}

function configure(issuer: IdentityIssuer, settings: IdentitySettings, jwks: SigningKeys): Configuration {
  const path = `/identity/${issuer.id}`;
  return {
    jwks,
    adapter: IdentityAdapter,
    clients: [{ ...portalClient(settings), response_types: ["code"] }],
    scopes: ["openid", "profile", "nin"],
    claims: CLAIMS,
    acrValues: [issuer.acr],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `${path}/person/${interaction.uid}` },
    cookies: { keys: [randomBytes(32)], names: { session: `${issuer.id}-session` }, long: { path } },
    ttl: LIFETIMES,
    clientBasedCORS: () => false,
    findAccount: (_ctx, sub) => findAccount(settings.people, sub),
    loadExistingGrant: grantWhatIsAsked,
    renderError: async (ctx, out) => {
      ctx.type = "html";
      ctx.set(PAGE_HEADERS);
      ctx.body = String(await errorPage(issuer, out.error_description ?? out.error));
    },
  };
}

/** The library's provider for one issuer. It is loaded on first use because it is large. */
export async function makeProvider(
  issuer: IdentityIssuer,
  settings: IdentitySettings,
  keys: SigningKeys,
): Promise<Provider> {
  const { default: OidcProvider, interactionPolicy } = await import("oidc-provider");
  const policy = interactionPolicy.base();
  policy.remove("consent");
  const configuration = configure(issuer, settings, keys);
  const interactions = { ...configuration.interactions, policy };
  const provider = new OidcProvider(issuerUrl(settings.publicUrl, issuer), {
    ...configuration,
    interactions,
  });
  provider.proxy = true;
  const registered = registeredRedirects(settings.portalOrigins);
  provider.Client.prototype.redirectUriAllowed = (uri: string) => isAllowedRedirect(uri, registered);
  return provider;
}
