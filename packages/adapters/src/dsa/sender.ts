import type { Failure, Outcome, Sender } from '../adapter.ts';
import type { Delivery } from '../delivery.ts';
import { type HttpAnswer, isAnswer, outcomeOf, send, statusFailure } from '../http/send.ts';

const UNPROCESSABLE = 422;
const ALREADY_THERE: Outcome = { result: 'alreadyThere' };

/** What a 422 says: statements that are there already, by id, and statements with a fault, by place. */
interface Refusal {
  readonly existing: ReadonlySet<string>;
  readonly faults: ReadonlyMap<number, string>;
}

/**
 * Sends statements in one request. The database takes all or none: after a 422 those that it has already and those it
 * finds fault with are left out, and the rest goes again at once.
 */
export const statementSender = (url: string, token: string): Sender => ({
  async deliver(batch, signal) {
    const outcomes = new Map<Delivery, Outcome>();
    let open = batch;
    while (open.length > 0) {
      const answer = await post(url, token, open, signal);
      const refusal = isAnswer(answer) && answer.status === UNPROCESSABLE ? refusalOf(answer) : undefined;
      const left = refusal ? settle(open, refusal, outcomes) : open;
      if (left.length === open.length) {
        // 200 is no success here: "if you did not receive a 201 Created, the statement was not made".
        const outcome = isAnswer(answer) && answer.status !== 201 ? notCreated(answer) : outcomeOf(answer);
        for (const item of open) outcomes.set(item, outcome);
        break;
      }
      open = left;
    }
    return batch.map((item) => outcomes.get(item) as Outcome);
  },
  close: () => Promise.resolve(),
});

function post(url: string, token: string, batch: readonly Delivery[], signal: AbortSignal) {
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'content-type': 'application/json',
  };
  const body = `{"statements":[${batch.map((item) => item.body).join(',')}]}`;
  return send({ url: `${url}/statements`, method: 'POST', headers, body }, signal);
}

function notCreated(answer: HttpAnswer): Outcome {
  const outcome = outcomeOf(answer);
  return outcome.result === 'delivered' ? { result: 'refused', failure: statusFailure(answer) } : outcome;
}

/** Notes what became of those that the refusal names and answers with the others. */
function settle(
  batch: readonly Delivery[],
  { existing, faults }: Refusal,
  outcomes: Map<Delivery, Outcome>,
): readonly Delivery[] {
  return batch.filter((item, at) => {
    const fault = faults.get(at);
    if (existing.has(item.key)) outcomes.set(item, ALREADY_THERE);
    else if (fault !== undefined) outcomes.set(item, { result: 'refused', failure: faultFailure(fault) });
    return !outcomes.has(item);
  });
}

const faultFailure = (detail: string): Failure => ({ code: 'invalidFields', detail: detail.slice(0, 300) });

function refusalOf({ text }: HttpAnswer): Refusal {
  let errors: Readonly<Record<string, unknown>> = {};
  try {
    errors = (JSON.parse(text) as { readonly errors?: Readonly<Record<string, unknown>> } | null)?.errors ?? {};
  } catch {
    // Not the database's own answer: it names nothing, and the whole batch is refused.
  }
  const existing = Array.isArray(errors.existing_puids) ? errors.existing_puids.map(String) : [];
  const faults = Object.entries(errors).flatMap(([name, fields]) => {
    const at = /^statement_(\d{1,3})$/.exec(name)?.[1];
    return at === undefined ? [] : [[Number(at), JSON.stringify(fields)] as const];
  });
  return { existing: new Set(existing), faults: new Map(faults) };
}
