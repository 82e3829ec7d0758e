import { APP_FOLDER, DATA } from "../app/places";
import { portalVariables } from "../app/portal-variables";
import { startApp } from "../app/start-app";
import { benchDatabase, withClient } from "../data/bench-database";
import type { Measure } from "../measure";
import type { Setting } from "../setting";
import { comparedLatency } from "../tools/latency";

const SMALL = 100_000;

/** The goal is set for ten million payments: `npm run bench -- list-growth --rows 10000000`. */
export const listGrowth: Measure = {
  name: "list, growth",
  ours: "first page at the size of the run, p50",
  limit: "at 100 000 payments, p50",
  unit: "ms",
  goal: { of: "ratio", at: "most", value: 1.3 },
  run: async (setting) => {
    const small = await startSmall(setting);
    const path = `/m/${setting.merchant.slug}/transactions`;
    return comparedLatency(`${setting.app.url}${path}`, `${small.url}${path}`, setting.signedIn).finally(
      small.stop,
    );
  },
};

/** A second portal of the same build on a small database, where the same person has the same sessions. */
async function startSmall(setting: Setting) {
  const database = await benchDatabase(DATA, SMALL);
  const { rows } = await withClient(setting.database.superuserUrl, (db) =>
    db.query<{ all: object }>("select jsonb_agg(to_jsonb(s)) as all from sessions s where user_id = $1", [
      setting.administrator.id,
    ]),
  );
  await withClient(database.superuserUrl, (db) =>
    db.query(
      "insert into sessions select * from jsonb_populate_recordset(null::sessions, $1) on conflict do nothing",
      [JSON.stringify(rows[0]?.all)],
    ),
  );
  const port = setting.options.port + 2;
  const { PORTAL_PUBLIC_URL, ...variables } = portalVariables(database, port, setting.platformPort);
  return startApp(APP_FOLDER, port, { ...setting.sessionVariables, ...variables, PORTAL_PUBLIC_URL });
}
