/** Longest text taken from a manifest, in UTF-16 code units; what is longer is cut. */
export const LONGEST_TEXT = 256;
/** Most manifests of a store that are looked at; real chains have up to a dozen. */
export const MOST_MANIFESTS = 64;
/** Most actions of one manifest that are looked at. */
export const MOST_ACTIONS = 64;
/** Most ingredients of one manifest that are looked at. */
export const MOST_INGREDIENTS = 64;
/** Most assertions of one manifest that are looked at. */
export const MOST_ASSERTIONS = 256;
/** Most failures, and most statements, that are reported of one store. */
export const MOST_FAILURES = 256;
export const MOST_STATEMENTS = 256;
/** Longest report of the validator that is parsed, in UTF-16 code units: bounds the memory that one file can ask for. */
export const LONGEST_REPORT = 64 * 1024 * 1024;
/** Largest asset that is validated, in bytes: the validator holds it twice, in memory of four gigabytes. */
export const LARGEST_ASSET = 1024 * 1024 * 1024;
/** What one compressed manifest may unpack to, in MiB: some thumbnails, and all that is said. */
export const LARGEST_MANIFEST_MIB = 4;
/** Most compressed manifests of a store: each takes its full size in memory, and time by it. */
export const MOST_COMPRESSED = 8;
/** Most ranges that a data hash may leave out. */
export const MOST_EXCLUSIONS = 64;
/** How often the wasm instance is replaced after a trap; each replacement keeps the memory of the one before. */
export const MOST_REPLACEMENTS = 16;
