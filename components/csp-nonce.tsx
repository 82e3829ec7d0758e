"use client";

import { type JSX, useState } from "react";

/**
 * Tells React Aria the nonce under which this document may have style elements. It stays the document's first one: a refresh
 * brings the next request's nonce, which this document's policy does not know.
 */
export function CspNonce({ nonce }: { nonce: string }): JSX.Element {
  const [first] = useState(nonce);
  return <meta property="csp-nonce" nonce={first} suppressHydrationWarning />;
}
