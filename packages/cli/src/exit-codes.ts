/** The exit codes of the command line, a contract with scripts. */
export const EXIT = {
  /** Nothing at or over `--fail-on`. */
  ok: 0,
  /** Findings at or over `--fail-on`. */
  findings: 1,
  /** Wrong invocation. */
  usage: 2,
  /** No such finding, but an asset was undetermined or unreadable; or something was not delivered. */
  undetermined: 3,
  /** A bug in biaoshi (EX_SOFTWARE). */
  bug: 70,
  /** Interrupted, also by a reader that went away; what was done is reported (128 + SIGINT). */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
