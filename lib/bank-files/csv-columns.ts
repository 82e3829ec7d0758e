/** What a statement's columns are called by banks, in small letters: English, Norwegian, Danish, Finnish, Swedish. */
export const COLUMN_NAMES = {
  day: /^(booking ?date|book(ed)? ?date|posting date|entry date|date|bokført( dato)?|bokføringsdato|bogført( dato)?|bogføringsdato|dato|kirjauspäivä|kirjauspvm|päivämäärä|päivä|pvm|bokfört|bokförd|bokföringsda(g|tum)|datum)$/,
  amount:
    /^(amount|transaction amount|beløp|beløb|belopp|määrä|summa)( ?(\(?(nok|dkk|sek|eur|euroa|kr|i nok|i dkk|i sek|i eur)\)?))?$/,
  credit:
    /^(credit|paid in|money in|inn( på konto)?|innskudd|ind( på konto)?|indbetaling|indsat|insättning(ar)?|in|pano|panot)$/,
  debit:
    /^(debit|paid out|money out|ut( fra konto)?|uttak|ud( fra konto)?|udbetaling|hævet|uttag|otto|panot? pois)$/,
  currency: /^(currency|valuta|valuutta)$/,
  account:
    /^(account|account number|iban|konto|kontonummer|kontonr\.?|kontonumero|tili|tilinumero|oma tili|egen konto)$/,
  mark: /^(archive ref(erence)?|bank ref(erence)?|transaction id|arkivref(eranse)?|arkivreference|arkistointitunnus|arkiveringsreferens|verifikationsnummer|transaktions-?id)$/,
} as const;

export type Column = keyof typeof COLUMN_NAMES;

/** Columns that say something about a line: all of them together are its text. */
export const TEXT_COLUMN =
  /^(text|description|details|message|reference|payer|sender|name|counterparty|tekst|beskrivelse|forklaring|melding|meddelelse|referanse|kid|betaler|avsender|navn|afsender|modpart|selite|viesti|viite|viitenumero|maksaja|saaja\/maksaja|saaja \/ maksaja|nimi|tapahtuma|beskrivning|meddelande|referens|avsändare|namn|transaktion)$/;
