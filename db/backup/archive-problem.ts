/** Why an archive or a database is not taken, as a sentence for the operator. Nothing was changed then. */
export class ArchiveProblem extends Error {}
