/** One mistake in the configuration: the variable, what is wrong with it, and a value that would do. Never the value itself. */
export type ConfigurationProblem = { variable: string; problem: string; example: string };
