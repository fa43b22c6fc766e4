import { type C2paExamined, type Evidence, type Family, isExamined } from '@biaoshi/core';
import type { ClaimPhoto } from '../claim-report.ts';
import { CLAIM_LIMITS } from '../limits.ts';
import { groundsOf, statement } from './make.ts';
import type { Statement, StatementId } from './statement.ts';

/** Longest text of a file in a statement. */
const MAX_CHARS = 200;

/** The families in which a sign of AI would be. */
const SIGNS = [
  'aigcField',
  'c2pa',
  'generatorTrace',
  'explicitLabel',
  'vendorMark',
  'invisibleMark',
] as const satisfies readonly Family[];

/** What the photo's labels, credentials and traces say of how it came about. */
export function originStatements({ id, report }: ClaimPhoto): readonly Statement[] {
  const counts = new Map<StatementId, number>();
  return report.evidence
    .flatMap((found) => saidBy(id, found))
    .filter((said) => {
      const count = (counts.get(said.id) ?? 0) + 1;
      counts.set(said.id, count);
      return count <= CLAIM_LIMITS.maxStatementsOfAKind;
    });
}

/** That nothing says AI in the photo; nothing where something does. */
export function noAiSign({ id, report }: ClaimPhoto, said: readonly Statement[]): readonly Statement[] {
  if (report.asset.format === null || said.some((one) => one.photos[0] === id && !NEUTRAL.has(one.id))) return [];
  const unexamined = SIGNS.filter((family) => !['present', 'absent'].includes(report.readings[family])).length;
  return [statement('noAiSign', { unexamined }, { photos: [id] })];
}

/** What evidence of origin says without saying AI. */
const NEUTRAL: ReadonlySet<StatementId> = new Set([
  'credentialsCaptured',
  'credentialsMismatch',
  'labelResidue',
  'screenshotStated',
]);

function saidBy(photo: string, found: Evidence): readonly Statement[] {
  const grounds = groundsOf(photo, found);
  switch (found.kind) {
    case 'aigcField': {
      const { Label = '', ContentProducer = '', ProduceID = '' } = found.data.fields;
      const data = { label: short(Label), producer: short(ContentProducer), produceId: short(ProduceID) };
      return [statement('labelled', data, grounds)];
    }
    case 'c2paManifest':
      return isExamined(found.data) ? credentials(found.data).map(([id, data]) => statement(id, data, grounds)) : [];
    case 'digitalSourceType': {
      const { ai, raw } = found.data;
      if (found.data.term === 'screenCapture') return [statement('screenshotStated', {}, grounds)];
      return ai === 'whole' || ai === 'part'
        ? [statement('sourceTypeAi', { term: short(raw), share: ai }, grounds)]
        : [];
    }
    case 'generatorTrace': {
      const { generator, strength } = found.data;
      return [statement('generatorTrace', { generator: short(generator), strength }, grounds)];
    }
    case 'visibleText':
      return found.data.reading === 'label'
        ? [statement('visibleLabel', { text: short(found.data.text) }, grounds)]
        : [];
    case 'vendorMark':
      return [statement('vendorMark', { mark: found.data.mark, vendor: found.data.vendor }, grounds)];
    case 'invisibleMark':
      return [
        statement('invisibleMark', { scheme: found.data.scheme, generator: short(found.data.generator) }, grounds),
      ];
    case 'residue':
      return [statement('labelResidue', { sign: found.data.sign }, grounds)];
    default:
      return [];
  }
}

type Said = {
  [Id in 'credentialsAi' | 'credentialsCaptured' | 'credentialsMismatch']: readonly [
    Id,
    Extract<Statement, { id: Id }>['data'],
  ];
}['credentialsAi' | 'credentialsCaptured' | 'credentialsMismatch'];

/** Credentials that were moved onto another picture, or changed, say nothing of this one. */
function credentials(data: C2paExamined): readonly Said[] {
  const { contentBound, signatureValid, signerTrusted } = data.answers;
  if (contentBound.answer === 'no') return [['credentialsMismatch', {}]];
  if (contentBound.answer !== 'yes' || signatureValid.answer !== 'yes') return [];
  const about = { product: short(data.product), trusted: signerTrusted.answer };
  const ai = data.statements.find(({ ai }) => ai === 'whole') ?? data.statements.find(({ ai }) => ai === 'part');
  if (ai) return [['credentialsAi', { ...about, agent: short(ai.softwareAgent), share: ai.ai as 'whole' | 'part' }]];
  return data.inception === 'captured' ? [['credentialsCaptured', about]] : [];
}

const short = (text: string): string => text.slice(0, MAX_CHARS);
