import { type AssetReport, type Duty, dutyText, type Finding, type LocaleId } from '@biaoshi/core';
import { findingSentence, verdictWords } from '@biaoshi/reporters';

/** Findings of one result that a message names; the rest is counted. */
export const MAX_FINDING_LINES = 20;

/**
 * An asset in words, one statement a line: each profile's verdict, what is to be done, and the findings. What the file
 * wrote is in it: escape each line for where it goes.
 */
export function assetLines(asset: AssetReport, locale: LocaleId, more: (count: number) => string): readonly string[] {
  const several = asset.results.length > 1;
  return asset.results.flatMap(({ profile, verdict, duties, findings }) => {
    const words = verdictWords(verdict, locale);
    return [
      several ? `[${profile}] ${words}` : words,
      ...duties.map((duty) => said(() => dutyText(duty, locale), dutyName(duty))),
      ...findings
        .slice(0, MAX_FINDING_LINES)
        .map((finding) => said(() => findingSentence(finding, locale), findingName(finding))),
      ...(findings.length > MAX_FINDING_LINES ? [more(findings.length - MAX_FINDING_LINES)] : []),
    ];
  });
}

const dutyName = ({ id, clause }: Duty): string => `${id} [${clause}]`;
const findingName = ({ ruleId, messageId }: Finding): string => `${ruleId}: ${messageId}`;

/** A report of another version may lack the data that a sentence of this one is made from; the ids then stand for it. */
function said(sentence: () => string, ids: string): string {
  try {
    return sentence();
  } catch {
    return ids;
  }
}
