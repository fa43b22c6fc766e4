import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../policy/policy.ts';
import { answering, receiver } from '../test-support/receiver.ts';
import { failing, HOSTILE, reportOf, sampleReport } from '../test-support/reports.ts';
import { all, channel, prepared, run } from '../test-support/run.ts';
import { MAX_BATCH } from './index.ts';

const STATEMENT = {
  decision_visibility: ['DECISION_VISIBILITY_CONTENT_LABELLED'],
  decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
  incompatible_content_ground: 'Terms, section 4',
  incompatible_content_explanation: 'Generated pictures have to be labelled.',
  content_type: ['CONTENT_TYPE_IMAGE', 'CONTENT_TYPE_SYNTHETIC_MEDIA'],
  category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
  territorial_scope: ['DE', 'FR'],
  content_date: '2026-11-01',
  application_date: '2026-11-02',
  source_type: 'SOURCE_VOLUNTARY',
  automated_detection: 'Yes',
  automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
};
const ENVIRONMENT = { BIAOSHI_DSA_TOKEN: '7|t0k3n' };
const sandbox = (url: string) => channel('dsa', { url: `${url}/api/v1`, statement: STATEMENT });

type Statement = Readonly<Record<string, unknown>>;

/** What the database checks of each field, by its documentation: written apart from the code under test. */
function faultsOf(statement: Statement): Record<string, string[]> {
  const faults: Record<string, string[]> = {};
  const check = (field: string, ok: boolean) => {
    if (!ok) faults[field] = [`The ${field} field is invalid.`];
  };
  const text = (field: string, most: number) =>
    typeof statement[field] === 'string' && (statement[field] as string).length <= most && statement[field] !== '';
  for (const [field, most] of [
    ['decision_facts', 5000],
    ['incompatible_content_ground', 500],
    ['incompatible_content_explanation', 2000],
  ] as const)
    check(field, text(field, most));
  check('puid', text('puid', 500) && /^[A-Za-z0-9_-]+$/.test(String(statement.puid)));
  check('category', /^STATEMENT_CATEGORY_[A-Z_]+$/.test(String(statement.category)));
  for (const field of ['content_date', 'application_date'])
    check(field, /^\d{4}-\d\d-\d\d$/.test(String(statement[field])));
  for (const field of ['decision_visibility', 'content_type', 'territorial_scope'])
    check(field, Array.isArray(statement[field]) && (statement[field] as unknown[]).length > 0);
  check('automated_detection', ['Yes', 'No'].includes(String(statement.automated_detection)));
  return faults;
}

/** The database: takes all statements of a request or none, and no id twice. `odd`: ids that it finds fault with. */
async function database(taken = new Set<string>(), isOdd: (statement: Statement) => boolean = () => false) {
  const { url, received } = await receiver((request, response, count) => {
    const answer = (status: number, body: object) => answering(status, JSON.stringify(body))(request, response, count);
    if (request.headers.authorization !== 'Bearer 7|t0k3n') return answer(401, { message: 'Unauthenticated.' });
    if (request.method !== 'POST' || request.path !== '/api/v1/statements') return answer(404, {});
    const { statements } = JSON.parse(request.body) as { statements: Statement[] };
    if (statements.length < 1 || statements.length > 100) return answer(422, { message: 'between 1 and 100' });
    const faults = statements.map((statement) => (isOdd(statement) ? { category: ['odd'] } : faultsOf(statement)));
    if (faults.some((fault) => Object.keys(fault).length > 0)) {
      const errors = Object.fromEntries(
        faults.flatMap((fault, at) => (Object.keys(fault).length > 0 ? [[`statement_${at}`, fault]] : [])),
      );
      return answer(422, { errors });
    }
    const puids = statements.map(({ puid }) => String(puid));
    const existing = puids.filter((puid, at) => taken.has(puid) || puids.indexOf(puid) !== at);
    if (existing.length > 0) {
      const message = 'The platform identifier(s) are not all unique within this call.';
      return answer(422, { message, errors: { puid: [message], existing_puids: existing } });
    }
    for (const puid of puids) taken.add(puid);
    return answer(201, { statements: statements.map((statement) => ({ ...statement, uuid: 'u' })) });
  });
  return { url, received, taken };
}

describe('dsa', () => {
  it('sends statements that the database takes, at most 100 in a request, with facts from the report', async () => {
    const { url, received, taken } = await database();
    const to = sandbox(url);
    expect(await run(prepared(reportOf(250), to), to, ENVIRONMENT)).toMatchObject({ delivered: 250, failed: 0 });
    const batches = received.map(({ body }) => (JSON.parse(body) as { statements: Statement[] }).statements);
    expect(batches.map(({ length }) => length)).toEqual([MAX_BATCH, MAX_BATCH, 50]);
    expect(taken.size).toBe(250);
    const [statement] = batches[0] as [Statement];
    expect(statement).toMatchObject(STATEMENT);
    expect(statement.decision_facts).toContain('declared AI-generated');
    expect(Object.keys(statement).sort()).toEqual([...Object.keys(STATEMENT), 'decision_facts', 'puid'].sort());
  });

  it('takes a 422 for statements that are there already for what it is, and sends the others', async () => {
    const { url, taken, received } = await database();
    const to = sandbox(url);
    await run(prepared(reportOf(40), to), to, ENVIRONMENT);
    const again = await run(prepared(reportOf(70), to), to, ENVIRONMENT);
    expect(again).toMatchObject({ delivered: 30, alreadyThere: 40, failed: 0 });
    expect([taken.size, received.length]).toEqual([70, 3]);
  });

  it('refuses the statements that the database finds fault with, and sends the others of the request', async () => {
    let seen = 0;
    const odd = new Set<unknown>();
    const { url, taken } = await database(new Set(), ({ puid }) => {
      if (seen++ % 7 === 3 && odd.size < 5) odd.add(puid);
      return odd.has(puid);
    });
    const to = sandbox(url);
    const { delivered, failed, dead } = await run(prepared(reportOf(90), to), to, ENVIRONMENT);
    expect([delivered, failed, taken.size]).toEqual([85, 5, 85]);
    for (const { failure, delivery } of dead) {
      expect(failure).toEqual({ code: 'invalidFields', detail: '{"category":["odd"]}' });
      expect(odd.has(delivery.key)).toBe(true);
    }
  });

  it.each([
    [answering(401, '{}'), 'httpStatus', 1],
    [answering(200, '{}'), 'httpStatus', 1],
    [answering(422, '<html>'), 'httpStatus', 1],
    [answering(422, '{"errors":{"statement_999":{},"existing_puids":["x"]}}'), 'httpStatus', 1],
    [answering(503, ''), 'httpStatus', 4],
  ])('is not taken in by another answer', async (answer, code, tries) => {
    const { url, received } = await receiver(answer);
    const to = sandbox(url);
    const { failed, dead } = await run(prepared(reportOf(3), to), to, ENVIRONMENT);
    expect([failed, dead.map(({ failure }) => failure.code), received.length]).toEqual([3, [code, code, code], tries]);
  });

  it('sends nothing personal, whatever the policy says, and bounds the facts', async () => {
    const asset = failing({ name: 'Wang Xiaoming.jpg' });
    const long = { ...HOSTILE, results: Array.from({ length: 12 }, () => HOSTILE.results[0]) };
    const bodies = await all(
      prepared(sampleReport([asset, long as never]), sandbox('http://x.example'), parsePolicy({ redaction: 'none' })),
    );
    expect(bodies).toHaveLength(2);
    for (const { body } of bodies) {
      expect(body).not.toMatch(/Wang|Xiaoming|orders/);
      const facts = String((JSON.parse(body) as Statement).decision_facts);
      expect(facts.length).toBeLessThanOrEqual(5000);
      expect(facts).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    }
  });

  it('goes to the sandbox unless production is asked for, and its address is nobody’s guess', () => {
    const production = 'https://transparency.dsa.ec.europa.eu/api/v1';
    expect(() => channel('dsa', { statement: STATEMENT })).toThrow('deliver.dsa.url is missing');
    expect(() => channel('dsa', { statement: STATEMENT, url: production })).toThrow('is that of production');
    expect(() => channel('dsa', { statement: STATEMENT, environment: 'prod', url: production })).toThrow(
      'must be one of sandbox, production',
    );
    expect(() => channel('dsa', { statement: STATEMENT, environment: 'production' })).not.toThrow();
  });

  it.each([
    ...[
      'decision_ground',
      'content_type',
      'category',
      'territorial_scope',
      'content_date',
      'application_date',
      'source_type',
      'automated_detection',
      'automated_decision',
    ].map(
      (field) =>
        [{ [field]: undefined }, `deliver.dsa.statement.${field} is missing: the platform decides it`] as const,
    ),
    [{ decision_visibility: undefined }, 'lacks the decision'],
    [{ incompatible_content_explanation: undefined }, 'DECISION_GROUND_INCOMPATIBLE_CONTENT asks for it'],
    [{ decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT' }, 'illegal_content_legal_ground is missing'],
    [{ content_type: ['CONTENT_TYPE_OTHER'] }, 'content_type_other is missing'],
    [{ category: 'STATEMENT_CATEGORY_FAKE' }, 'must be one of'],
    [{ territorial_scope: ['UK'] }, 'must be one of'],
    [{ content_date: '2026-13-01' }, 'must be a day'],
    [{ incompatible_content_ground: 'x'.repeat(501) }, 'is over 500 characters'],
    [{ puid: 'mine' }, 'puid is no setting'],
    [{ decision_grounds: 'x' }, 'did you mean "decision_ground"?'],
  ] as const)('refuses the statement %j', (change, text) => {
    expect(() => channel('dsa', { url: 'http://x.example', statement: { ...STATEMENT, ...change } })).toThrow(text);
  });

  it('refuses a token that is none', () => {
    const to = sandbox('http://x.example');
    for (const token of [undefined, '', 'two words', 'line\nbreak']) {
      expect(() => to.open({ BIAOSHI_DSA_TOKEN: token })).toThrowError(
        expect.objectContaining({ code: 'invalidConfig' }),
      );
    }
  });
});
