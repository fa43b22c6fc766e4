export * from './asset-report.ts';
export * from './bytes/byte-source.ts';
export type { Carrier } from './bytes/carrier.ts';
export type { Container, Decoders, Tier } from './bytes/container.ts';
export type { InflateRaw, InflateResult } from './bytes/inflate.ts';
export {
  DEFAULT_LIMITS,
  LIMIT_SPECS,
  type LimitName,
  type Limits,
  OUTER_LIMIT_NAMES,
  type OuterLimitName,
} from './bytes/limits.ts';
export { type IfdEntry, ifdCount, ifdEntry, pointerAt, type TiffHeader, tiffHeader, tiffOffset } from './bytes/tiff.ts';
export { type ParsedSecurityData, parseSecurityData } from './carriers/aigc-field/security-data.ts';
export { CARRIERS } from './carriers/index.ts';
export { CONTAINERS } from './containers/index.ts';
export { isFrame, isStandalone, markerName } from './containers/jpeg/markers.ts';
export * from './evaluate.ts';
export type { ReadAsset } from './facts.ts';
export { type ReadText, readText } from './lexicon/index.ts';
export { LOCALES, localeOf } from './locales/index.ts';
export { LOCALE_IDS, type Locale, type LocaleId } from './locales/locale.ts';
export * from './locales/text.ts';
export * from './model/aigc.ts';
export * from './model/c2pa.ts';
export * from './model/digital-source.ts';
export * from './model/errors.ts';
export * from './model/evidence.ts';
export * from './model/finding.ts';
export * from './model/format.ts';
export * from './model/location.ts';
export type * from './model/part.ts';
export type * from './model/pictures.ts';
export * from './model/pixels.ts';
export * from './model/problem.ts';
export * from './model/profile.ts';
export * from './model/reading.ts';
export * from './model/report.ts';
export type * from './model/rule.ts';
export * from './model/security-data.ts';
export * from './model/verdict.ts';
export { pixelsCanMatter } from './pixels-can-matter.ts';
export { CLAUSES, clauseById } from './profiles/clauses.ts';
export { DEFAULT_PROFILE_ID, PROFILES, type ProfileId, profileById } from './profiles/index.ts';
export { nearest } from './profiles/nearest.ts';
export * from './read-evidence.ts';
export { describeProducer, type ProducerDescription } from './registry/describe-producer.ts';
export { RULES, type RuleId } from './rules/index.ts';
export { TRACES } from './traces/index.ts';
