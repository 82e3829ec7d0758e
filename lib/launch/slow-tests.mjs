// Plain JavaScript on Node alone: what `npm run check` leaves to `npm test`, to stay under a minute on two cores.

/** Test files and what makes each slow. A test that starts a program of its own has to stand here. */
export const SLOW_TESTS = {
  "db/embedded.test.ts": "starts and stops PostgreSQL servers",
  "lib/access/check-password.test.ts": "hashes many passwords, each as slowly as an attacker would have to",
  "lib/deliveries/sftp/real-server.test.ts": "starts an SSH server",
  "lib/jobs/worker.test.ts": "starts workers",
  "lib/launch/command.test.ts": "starts the operator's commands",
  "lib/launch/exit-with-parent.test.ts": "starts processes and kills one",
  "lib/launch/launch.test.ts": "starts the launcher",
  "lib/payments-api/client.test.ts": "waits for timeouts",
  "lib/sandbox/closed-year.test.ts": "closes each day of a year",
  "lib/sandbox/serve.test.ts": "starts sandboxes",
  "lib/sandbox/store/pg-store.test.ts": "waits for locks",
  "lib/transactions/capture-payment.test.ts": "races processes against each other",
  "lib/transactions/explain.test.ts": "fills a database with payments",
};
