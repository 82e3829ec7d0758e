import { holdsCardNumber } from "./card-number";

/** What may not be sold or asked for on the page of a payment link, by the words that give it away. */
const RULES = {
  link_text_weapons:
    /\b(?:firearms?|hand ?guns?|ammunition|våpen|skytevåpen|ammunisjon|skydevåben|våben|aseita|ampuma-?aseet?|patruunoita|skjutvapen|ammunition(?:en)?|vapen)\b/iu,
  link_text_drugs:
    /\b(?:cocaine|kokain|kokaiini|cannabis|hasj|hash(?:ish)?|hasch|marihuana|marijuana|heroin|heroiini|amfetamin|amfetamiini|amphetamine|mdma|narkotika|huumeita)\b/iu,
  link_text_tobacco: /\b(?:cigarettes?|sigaretter|cigaretter|savukkeita|tupakkaa|vapes?|snus)\b/iu,
  link_text_gambling:
    /\b(?:casino|kasino|betting|gambling|lottery tickets?|pengespill|uhkapelit?|hasardspel)\b/iu,
  link_text_adult: /\b(?:escorts?|porn(?:o|ography|ografi)?|eskorte|prostitution|prostitutio)\b/iu,
  link_text_crypto:
    /\b(?:bitcoins?|crypto ?(?:currency|currencies|coins?)|kryptovaluta|kryptovaluuttaa?|ethereum)\b/iu,
  link_text_secrets:
    /\b(?:pin ?codes?|pin-?kode[rn]?|cvc|cvv|passwords?|passord(?:et)?|adgangskoder?|salasana(?:si)?|lösenord(?:et)?|card numbers?|kortnummer|korttinumero(?:si)?|personnummer|cpr-?nummer|henkilötunnus|fødselsnummer)\b/iu,
  link_text_address: /\b(?:https?:\/\/|www\.)\S+|\b(?:javascript|data):\S+/iu,
} as const;

export type ScreeningRule = keyof typeof RULES;

export type Screened = { readonly code: ScreeningRule; readonly word: string };

/**
 * The first rule that the text breaks, and the word that does it. Letters that only look different are read as the plain ones,
 * and signs that nobody sees are left out, so that a word is not hidden by them.
 */
export function screenText(text: string): Screened | undefined {
  const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  for (const [code, rule] of Object.entries(RULES)) {
    const [word] = rule.exec(plain) ?? [];
    // safe: the entries of RULES have its keys
    if (word) return { code: code as ScreeningRule, word: word.slice(0, 40) };
  }
  return holdsCardNumber(plain) ? { code: "link_text_secrets", word: "•••• •••• ••••" } : undefined;
}
