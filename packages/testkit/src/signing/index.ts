export { type Cbor, cbor } from './cbor.ts';
export { type Identity, issue } from './certificates.ts';
export { coseSign1 } from './cose.ts';
export * from './sign-c2pa.ts';
