/** What customers are called and what they buy. Common words stand in a large part of all messages, rare ones in very few. */
export const FIRST_NAMES =
  "Anna Emma Nora Ida Ingrid Sofie Maja Astrid Sigrid Kari Liv Marit Solveig Freja Karen Mette Aino Helmi Aada Eevi Lars Ole Jonas Jakob Emil Magnus Henrik Sindre Eirik Torbjørn Bjørn Søren Mikkel Jens Eero Onni Väinö Juhani Åsmund Øystein".split(
    " ",
  );

export const LAST_NAMES =
  "Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Berg Haugen Hagen Dahl Lund Strand Moen Solberg Bakken Lie Nielsen Sørensen Rasmussen Jørgensen Møller Kjær Korhonen Virtanen Mäkinen Nieminen Laine Heikkinen Koskinen Järvinen Lehtonen Ødegård Åsen Næss Sæther Brekke".split(
    " ",
  );

export const COMMON_MESSAGES = [
  "Kaffebønner 500 g",
  "Gavekort",
  "Bestilling fra nettbutikken",
  "Filterkaffe og skolebolle",
  "Uldplaid, grå",
  "Saunatuoksu, koivu",
  "Lahjakortti",
  "Billett til lørdag",
  "Abonnement",
  "Frokost for to",
];

/** Each in about one of 20 000 messages. */
export const RARE_WORDS = [
  "hardangerfele",
  "multekrem",
  "kniplinger",
  "nyckelharpa",
  "kantele",
  "rosemaling",
  "bunadsølv",
  "lefsejern",
];

/** A word of many messages, and part of a name that many customers have. */
export const COMMON_WORD = "gavekort";
export const COMMON_NAME = "hansen";
