/** The environment of a process that the bench starts: its own, with some variables set. */
export function inherited(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...own };
}

/** Lets the portal's own code run in this process as it does in the portal: it reads its configuration at first use. */
export function configureThisProcess(variables: Readonly<Record<string, string>>): void {
  Object.assign(process.env, variables);
}
