import type { ErrorCode } from '@biaoshi/core';
import type { ArgumentName, CommandName } from '../commands/index.ts';
import type { OptionName } from '../options.ts';
import type { Progress } from '../progress.ts';
import type { UsageCode, UsageData } from '../usage-error.ts';

/** Everything that the command line itself says. What a report says is in core's locales and the reporters'. Values are passed in escaped. */
export interface Messages {
  /** `near`: the known word that was probably meant. */
  readonly usage: { readonly [C in UsageCode]: (data: UsageData[C], near: string | undefined) => string };
  /** What an error of the SDK is about; its own text follows. */
  readonly errors: Readonly<Record<ErrorCode, string>>;
  readonly tryHelp: string;
  readonly bug: (detail: string) => string;
  readonly interrupted: (assets: number) => string;
  readonly configUsed: (file: string) => string;
  readonly baselineApplied: (findings: number) => string;
  readonly progress: (progress: Progress, perSecond: number) => string;
  readonly help: {
    readonly tagline: string;
    readonly commands: Readonly<Record<CommandName, string>>;
    readonly arguments: Readonly<Record<ArgumentName, string>>;
    readonly options: Readonly<Record<OptionName, string>>;
    readonly help: string;
    readonly version: string;
    readonly exitCodes: string;
    readonly example: string;
  };
  readonly headings: Readonly<Record<Heading, string>>;
  readonly none: string;
  readonly bytes: (start: number, end: number) => string;
  readonly withoutQuotation: string;
  readonly inForce: (date: string) => string;
  readonly decidedBy: (rules: number, clauses: number) => string;
  readonly doctor: {
    readonly checks: Readonly<Record<DoctorCheck, string>>;
    readonly missing: string;
    readonly optional: string;
    readonly workerAnswered: string;
    readonly allWell: string;
    readonly notWell: string;
  };
}

type Heading =
  | 'format'
  | 'size'
  | 'pixels'
  | 'readings'
  | 'parts'
  | 'evidence'
  | 'problems'
  | 'unexamined'
  | 'rule'
  | 'clause'
  | 'problem'
  | 'why'
  | 'fix'
  | 'messages'
  | 'clauses'
  | 'quotation'
  | 'families'
  | 'profiles'
  | 'decided'
  | 'undecidable'
  | 'duties'
  | 'mediaType'
  | 'extensions'
  | 'containers'
  | 'carriers'
  | 'traces'
  | 'accepts';

export type DoctorCheck = 'node' | 'platform' | 'packages' | 'locale' | 'workers' | 'exiftool';
