/** Where the bench keeps its databases and the copy of the portal that it builds. */
export const DATA = ".data/bench";
export const APP_FOLDER = ".data/bench/app";
