import type { AddJobsFunction } from "graphile-worker";
import { findOperations, findRequests } from "@/lib/jobs/find-work";
import { registry } from "@/lib/jobs/registry";
import { atOnce } from "../at-once";
import { type Mortal, within } from "./mortal";

export type Found = { identifier: string; payload: { merchantId: string; id?: string; msn?: string } };
type Find = (addJobs: AddJobsFunction) => Promise<unknown>;

/** What is due right now: the worker's own look around, with a list in place of its queue. */
export async function findDue(finders: readonly Find[] = [findOperations, findRequests]): Promise<Found[]> {
  const found: Found[] = [];
  const addJobs: AddJobsFunction = async (jobs) => {
    found.push(...(jobs as unknown as Found[])); // safe: find-work gives ids
    return [];
  };
  for (const find of finders) await find(addJobs);
  return found;
}

/** Does each of the jobs once, in a process that `lifeOf` gives. */
export async function doJobs(jobs: readonly Found[], lifeOf: (job: Found) => Mortal): Promise<void> {
  await atOnce(10, jobs, async (job) => {
    const task = registry[job.identifier];
    if (!task) throw new Error(`no task ${job.identifier}`);
    // safe: none of these tasks looks at the queue
    await within(lifeOf(job), async () => task(job.payload, undefined as never));
  });
}
