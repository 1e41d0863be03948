/** The order of the curve P-256 (FIPS 186-4, D.1.2.3). */
export const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** r and s of a DER signature of two short numbers. */
export function scalars(der: readonly number[]): [bigint, bigint] {
  const first = der.slice(4, 4 + der[3]!);
  const second = der.slice(6 + der[3]!);
  return [first, second].map((digits) => BigInt(`0x${Buffer.from(digits).toString('hex')}`)) as [bigint, bigint];
}

/** DER of a sequence of two numbers of nought or more. */
export function derOfNumbers(numbers: readonly bigint[]): number[] {
  const body = numbers.flatMap((n) => {
    const hex = n.toString(16);
    const digits = [...Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')];
    if (digits[0]! >= 0x80) digits.unshift(0);
    return [2, digits.length, ...digits];
  });
  return [0x30, body.length, ...body];
}
