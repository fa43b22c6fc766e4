import type { LocaleId, Report } from '@biaoshi/core';
import { json, visible } from '@biaoshi/reporters';
import type { Channel, FormField } from '../channels/channel.ts';
import { DERIVED } from './derived.ts';
import type { Facts } from './facts.ts';

/** What stands where the user must write. */
export const FILL_IN: Readonly<Record<LocaleId, string>> = { 'zh-CN': '【请填写】', en: '[fill in]' };

export interface FilledField {
  readonly field: FormField;
  /** Lines of the value, each safe to show; null: neither the caller nor the report gave one. */
  readonly value: readonly string[] | null;
}

/** Every field of the channel's form with what is known. Nothing is guessed. */
export function filledForm(channel: Channel, report: Report, facts: Facts, locale: LocaleId): readonly FilledField[] {
  return channel.fields.map((field) => ({ field, value: filled(field, report, facts, locale) }));
}

function filled({ fact, derived }: FormField, report: Report, facts: Facts, locale: LocaleId): FilledField['value'] {
  const given = fact === undefined ? undefined : facts[fact];
  const lines =
    given !== undefined && given.trim() !== ''
      ? given.split(/\r\n|\r|\n/)
      : derived === undefined
        ? []
        : DERIVED[derived](report, locale);
  return lines.length === 0 ? null : lines.map(visible);
}

/** The form as text to paste from: in Chinese, the channels' language, its labels in both. */
export function formText(channel: Channel, form: readonly FilledField[]): string {
  const heads = [`${channel.name['zh-CN']} · ${channel.name.en}`, ...channel.notes.map((note) => note['zh-CN'])];
  const fields = form.map(({ field, value }) => {
    const required = field.required ? ' *' : '';
    const lines = value ?? [`${FILL_IN['zh-CN']} ${FILL_IN.en}`];
    return [`■ ${field.label['zh-CN']} · ${field.label.en}${required}`, ...lines.map((line) => `  ${line}`)].join('\n');
  });
  return `${[heads.join('\n'), ...fields].join('\n\n')}\n`;
}

/** The same for programs; `value` is null where the user must write. */
export function formJson(channel: Channel, form: readonly FilledField[]): string {
  const lines = form.map(({ field, value }) =>
    json({
      id: field.id,
      label: field.label,
      required: field.required,
      value: value === null ? null : value.join('\n'),
    }),
  );
  return `{"channel":${json(channel.id)},"fields":[\n${lines.join(',\n')}\n]}\n`;
}
