import { memorySource, readEvidenceSync } from '@biaoshi/core';
import { exifLabel, jpeg, jpegExif } from '@biaoshi/testkit';
import { expect, it } from 'vitest';
import { bytedance } from './bytedance.ts';

const told = bytedance.examples.filter(({ finds }) => finds !== null);

it.each(told.map(({ title, text }) => [title, text] as const))('%s is a trace and no label', (_, text) => {
  const { readings } = readEvidenceSync(memorySource(jpeg({ segments: [jpegExif(exifLabel(text))] })));
  expect(readings).toMatchObject({ aigcField: 'absent', generatorTrace: 'present' });
});
