import type { Route } from "next";
import type { ComponentPropsWithoutRef, JSX } from "react";

type ListLinkProps = Omit<ComponentPropsWithoutRef<"a">, "href"> & { href: Route };

/** A link to another view of the same list. Where the list hears the press, only its rows are read; else it is a link like any other. */
export function ListLink(props: ListLinkProps): JSX.Element {
  return <a data-list="" {...props} />;
}
