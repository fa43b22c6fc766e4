// What comparing a claim's photo with the listing's says, beside what is known of them: real edited pairs, unrelated
// pictures, copies encoded again; then damages painted on product photos that are cut, turned, mirrored and encoded again.
// Thresholds are tuned on the half `tune`; `test` is what is reported.
//   node bench/claims.mjs [test|tune] [count] [pairs|damages]
import { sharedCorpus } from '@biaoshi/testkit';
import { PixelHost } from '@biaoshi/vision';
import { reportDamages } from './lib/claim-damages.mjs';
import { reportPairs } from './lib/claim-pairs.mjs';

const [half = 'test', count = '200', part = 'all'] = process.argv.slice(2);
const corpus = sharedCorpus();
const host = new PixelHost({ processes: 2 });
if (corpus && part !== 'damages') await reportPairs(corpus, host);
if (part !== 'pairs') await reportDamages(corpus, host, half, Number(count));
await host.close();
