import { it } from "vitest";
import { proveKills } from "./prove-kills";
import { useVictims } from "./victims";

const victims = useVictims();

it("T2: nothing is done twice, lost or stuck after 70 kills by signal 9: one instance", () =>
  proveKills(victims, 1));
