import type { Carrier } from '../bytes/carrier.ts';
import { bytedance } from './bytedance.ts';

/** Every generator trace. Adding one: a file here and a line in this list. */
export const TRACES: readonly Carrier[] = [bytedance];
