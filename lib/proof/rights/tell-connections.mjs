// Loaded into each program before its own code: says on standard error where a connection is opened to, and which name is looked up.
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";

const tell = (what) => process.stderr.write(`\nconnection-to ${what}\n`);

const { connect } = Socket.prototype;
Socket.prototype.connect = function (...args) {
  const [first] = args.flat();
  const options = typeof first === "object" && first !== null ? first : { port: first, host: args[1] };
  if (options.path === undefined) tell(`${options.host ?? "localhost"}:${options.port}`);
  return connect.apply(this, args);
};

for (const from of [dns, dns.promises])
  for (const name of ["lookup", "resolve", "resolve4", "resolve6", "resolveMx", "resolveTxt"]) {
    const original = from[name];
    from[name] = function (host, ...rest) {
      tell(`${host}:name`);
      return original.call(this, host, ...rest);
    };
  }
syncBuiltinESMExports();
