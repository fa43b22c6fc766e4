import type { TokenFault } from '@biaoshi/ledger';

/** What each refusal of an invocation names. Words are in the locales; `known` feeds the "did you mean". */
export interface UsageData {
  readonly commandMissing: Record<never, never>;
  readonly commandUnknown: { readonly given: string; readonly known: readonly string[] };
  readonly commandLater: { readonly command: string };
  readonly argumentMissing: { readonly command: string; readonly argument: string };
  readonly argumentSurplus: { readonly command: string; readonly given: string };
  readonly optionUnknown: { readonly option: string; readonly given: string; readonly known: readonly string[] };
  readonly optionForeign: { readonly option: string; readonly command: string };
  readonly optionMissing: { readonly option: string; readonly command: string; readonly known: readonly string[] };
  readonly optionRepeated: { readonly option: string };
  readonly optionsConflict: { readonly option: string; readonly other: string };
  readonly valueMissing: { readonly option: string };
  readonly valueSurplus: { readonly option: string };
  readonly valueUnknown: { readonly option: string; readonly given: string; readonly known: readonly string[] };
  readonly valueNotCount: { readonly option: string; readonly given: string; readonly most: number };
  readonly valueNotTime: { readonly option: string; readonly given: string };
  readonly fileUnreadable: { readonly file: string; readonly reason: string };
  readonly fileUnwritable: { readonly file: string; readonly reason: string };
  readonly outputIsSource: { readonly file: string };
  readonly outputNotText: { readonly reporter: string };
  readonly configMalformed: { readonly file: string; readonly reason: string };
  readonly configKeyUnknown: { readonly file: string; readonly given: string; readonly known: readonly string[] };
  readonly configTypeWrong: { readonly file: string; readonly key: string; readonly expected: ConfigType };
  readonly configMayNotWrite: { readonly file: string; readonly key: string };
  readonly configMayNotTrust: { readonly file: string; readonly key: string };
  readonly settingsMissing: { readonly adapter: string };
  readonly baselineMalformed: { readonly file: string };
  readonly anchorsMalformed: { readonly file: string };
  readonly anchorsTooLarge: { readonly file: string; readonly most: number };
  readonly urlNotHttps: { readonly url: string };
  readonly fetchFailed: { readonly url: string; readonly reason: string };
  readonly topicUnknown: { readonly given: string; readonly known: readonly string[] };
  readonly caseMalformed: { readonly given: string };
  readonly tokenRefused: { readonly file: string; readonly fault: TokenFault };
  readonly tokenForOther: { readonly file: string };
  readonly tokenSecond: { readonly file: string };
  readonly nothingFound: { readonly sources: readonly string[] };
}

/** What a key of the configuration holds. */
export type ConfigType = 'object' | 'boolean' | 'string' | 'number' | 'stringOrList';

export type UsageCode = keyof UsageData;

/** The invocation cannot be served: exit code 2. Its text is made from `code` and `data` where it is printed. */
export class UsageError<C extends UsageCode = UsageCode> extends Error {
  readonly code: C;
  readonly data: UsageData[C];

  constructor(code: C, data: UsageData[C], cause?: unknown) {
    super(code, { cause });
    this.name = 'UsageError';
    this.code = code;
    this.data = data;
  }
}

/** The system's own word for why a file could not be opened or written: `ENOENT`, `EACCES` … */
export function systemReason(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? code : String(message ?? error);
}
