/** The company that pays out, as the published reports name it. They tell the address of its time of writing. */
export const PLATFORM_COMPANY = {
  name: "Vipps MobilePay AS",
  number: "918713867",
  website: "vippsmobilepay.com",
  street: "Dronning Eufemias Gate 42",
  postBox: "",
  postCode: "0191",
  city: "Oslo",
  country: "Norway",
} as const;
