import { type FormEvent, startTransition } from "react";

/** Sends a form without the browser's reset after it: what was chosen stays chosen, also after a refusal. */
export function submitQuietly(submit: (form: FormData) => void) {
  return (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => submit(form));
  };
}
