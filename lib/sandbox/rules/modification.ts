/** What a capture or a refund asks for; `value` in minor units. */
export type Modification = { value: number; currency: string; idempotencyKey?: string | undefined };
