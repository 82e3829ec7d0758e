import { readFileSync } from "node:fs";

/**
 * The proxy as the README tells operators to set it up, on `port` without TLS and in front of these portals; its own files go to
 * `folder`. On another port than 443 the host that it hands on has to name it.
 */
export function nginxOf(port: number, portals: readonly number[], folder: string): string {
  const [, told] = /```nginx\n([\s\S]*?)```/.exec(readFileSync("README.md", "utf8")) ?? [];
  if (!told) throw new Error("the README has no nginx any more");
  const server = told
    .replace("listen 443 ssl;", `listen 127.0.0.1:${port};`)
    .replace(
      /^\s*server 127\.0\.0\.1:3000;.*$/m,
      portals.map((one) => `  server 127.0.0.1:${one};`).join("\n"),
    )
    .replace(/^\s*server_name .*;/m, "  server_name 127.0.0.1;")
    .replaceAll(/\$host\b/g, `127.0.0.1:${port}`)
    .replace("X-Forwarded-Proto https", "X-Forwarded-Proto http");
  if (!server.includes(`127.0.0.1:${portals[0]}`)) throw new Error("the README's nginx names no portal");
  return [
    `worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log warn; daemon off;`,
    "events { worker_connections 8192; }",
    `http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;`,
    `fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;`,
    `${server}}`,
  ].join("\n");
}
