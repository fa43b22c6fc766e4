/** The SM2 curve (GB/T 32918.5): y² = x³ + ax + b over the field of this prime. */
const P = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const A = P - 3n;
const B = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;

/** SubjectPublicKeyInfo (RFC 5280) of an uncompressed point on the SM2 curve, up to the point. */
const SPKI = '3059301306072a8648ce3d020106082a811ccf5501822d034200';

const UNCOMPRESSED = /^04[0-9a-f]{128}$/;
/** 02 or 03 before X says which of the two points it is; some writers put 00 there, or nothing. */
const X_ALONE = /^(00|02|03)?([0-9a-f]{64})$/;

/**
 * The public keys that a key's text in security data can mean, as uncompressed points in hexadecimal: 04‖X‖Y, the same in
 * SubjectPublicKeyInfo, or X with or without the parity of Y. None for any other text, and for a point off the curve.
 */
export function sm2Keys(text: string): readonly string[] {
  const hex = text.toLowerCase();
  const point = hex.startsWith(SPKI) ? hex.slice(SPKI.length) : hex;
  if (UNCOMPRESSED.test(point)) return isOnCurve(point) ? [point] : [];
  const [, sign, x] = X_ALONE.exec(hex) ?? [];
  if (x === undefined) return [];
  return pointsOver(x).filter((one) => sign === undefined || sign === '00' || parityOf(one) === sign);
}

const right = (x: bigint): bigint => (x * x * x + A * x + B) % P;

function isOnCurve(point: string): boolean {
  const [x, y] = [BigInt(`0x${point.slice(2, 66)}`), BigInt(`0x${point.slice(66)}`)];
  return x < P && y < P && (y * y) % P === right(x);
}

const parityOf = (point: string): string => (Number.parseInt(point.slice(-1), 16) % 2 === 0 ? '02' : '03');

function pointsOver(hex: string): readonly string[] {
  const x = BigInt(`0x${hex}`);
  if (x >= P) return [];
  const y = power(right(x), (P + 1n) / 4n);
  if ((y * y) % P !== right(x)) return [];
  return [y, P - y].map((one) => `04${hex}${one.toString(16).padStart(64, '0')}`);
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base % P];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}
