"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type JSX, type ReactNode, useState } from "react";
import { Toaster } from "./feedback/toaster";

/** What the interactive parts of a signed-in page share. */
export function Providers({ children }: { children: ReactNode }): JSX.Element {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 2_000, retry: 2 } } }),
  );
  return (
    <QueryClientProvider client={client}>
      {children}
      <Toaster />
    </QueryClientProvider>
  );
}
