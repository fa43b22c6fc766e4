import { readFileSync } from 'node:fs';
import {
  CLAUSES,
  clauseById,
  evaluate,
  LOCALES,
  memorySource,
  PROFILES,
  RULES,
  readEvidenceSync,
} from '../../packages/core/dist/index.js';
import { code, table } from './markdown.mjs';
import { corpusPath, readPapers } from './papers.mjs';

const ZH = LOCALES['zh-CN'];
const EN = LOCALES.en;

const usesOf = (profile, ruleId) =>
  profile.requirements.flatMap(({ clause, rules }) =>
    rules
      .filter(({ rule }) => rule === ruleId)
      .map((use) => ({ clause, severity: use.severity, messages: use.messages ?? {} })),
  );

/** `error`, and in brackets the messages that weigh otherwise. */
function severityOf(uses) {
  const whole = [...new Set(uses.map(({ severity }) => severity))].join(', ');
  const single = new Map(uses.flatMap(({ messages }) => Object.entries(messages)));
  const exceptions = [...single]
    .filter(([, severity]) => severity !== whole)
    .map(([message, severity]) => `${code(message)} ${severity}`);
  return exceptions.length === 0 ? whole : `${whole} (${exceptions.join(', ')})`;
}

/** Each profile that uses the rule, with the severity. */
const severitiesOf = (ruleId) =>
  PROFILES.flatMap((profile) => {
    const uses = usesOf(profile, ruleId);
    return uses.length === 0 ? [] : [`${code(profile.id)} ${severityOf(uses)}`];
  });

const clausesOf = (ruleId) => [
  ...new Set(PROFILES.flatMap((profile) => usesOf(profile, ruleId).map(({ clause }) => clause))),
];

export const rulesSection = () =>
  table(
    ['rule', 'title', 'clauses', 'severity by profile'],
    RULES.map(({ id }) => [
      code(id),
      `${ZH.rules[id].title}<br>${EN.rules[id].title}`,
      clausesOf(id)
        .map((clause) => clauseById(clause).citation.en)
        .join('<br>'),
      severitiesOf(id).join('<br>'),
    ]),
  );

/** Both languages, once where they are the same. */
const bilingual = (zh, en) => (zh === en ? en : `${zh}<br>${en}`);

function decidedBy({ rules, undecidable }) {
  const deciding = rules.map(({ rule, severity }) => `${code(rule)} (${severity})`);
  if (!undecidable) return deciding.join('<br>') || '–';
  const reason = `${EN.words.undecidable[undecidable]}<br>${ZH.words.undecidable[undecidable]}`;
  return [...deciding, `${rules.length === 0 ? 'not from a file' : 'the rest'}: ${reason}`].join('<br>');
}

/** What a platform writes as `Label` for each origin, as an evaluation says it. */
function labelFor(profile, origin) {
  const paper = readPapers().find((candidate) => candidate.origin === origin);
  if (!paper) return '';
  const evidence = readEvidenceSync(memorySource(readFileSync(corpusPath(paper.file))));
  const [result] = evaluate(evidence, { profiles: [profile], name: paper.file, declared: false });
  return result.duties.find(({ id }) => id === 'writePropagatorFields')?.data.label ?? '';
}

/** How sure our reading of a clause is, its source, and the clause's own date; empty for clauses in China. */
const readingOf = ({ reading }) =>
  reading ? `${reading.confidence} ([source](${reading.source})), from ${reading.inForce}` : '';

function profileText(profile) {
  const { id, version, inForce, requirements, duties, role } = profile;
  const readings = requirements.map(({ clause }) => readingOf(clauseById(clause)));
  const hasReadings = readings.some((reading) => reading !== '');
  const requirementRows = requirements.map((requirement, index) => {
    const { citation, gist } = clauseById(requirement.clause);
    const cells = [
      bilingual(citation['zh-CN'], citation.en),
      bilingual(gist['zh-CN'], gist.en),
      decidedBy(requirement),
    ];
    return hasReadings ? [...cells, readings[index]] : cells;
  });
  const dutyRows = duties.map(({ origin, duty, clause }) => {
    const data = { label: labelFor(profile, origin) };
    return [
      code(origin),
      bilingual(ZH.words.duty[duty](data), EN.words.duty[duty](data)),
      clauseById(clause).citation.en,
    ];
  });
  return [
    `### ${code(id)}: ${ZH.words.profile[id]} · ${EN.words.profile[id]}`,
    '',
    `Version ${version}; role: ${EN.words.role[role]}; in force from ${inForce}.`,
    '',
    table(['clause', 'what it asks', 'decided by', ...(hasReadings ? ['our reading'] : [])], requirementRows),
    ...(dutyRows.length === 0 ? [] : ['', table(['origin', 'duty', 'clause'], dutyRows)]),
  ].join('\n');
}

export const profilesSection = () => PROFILES.map(profileText).join('\n\n');

export const clausesSection = () =>
  table(
    ['id', 'clause', 'gist', 'wording'],
    CLAUSES.map(({ id, citation, gist, quotation }) => [
      code(id),
      bilingual(citation['zh-CN'], citation.en),
      bilingual(gist['zh-CN'], gist.en),
      quotation ?? 'paraphrased only',
    ]),
  );
