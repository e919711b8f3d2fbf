/**
 * Rounding as people do it on paper (instruments.md I-09): half up, in decimal.
 * Binary floats make 38.05 slightly less than 38.05; working on the shortest decimal text avoids that.
 */

/** Rounds half up (away from zero for negatives) to `digits` decimals. */
export function roundHalfUp(value: number, digits = 0): number {
  if (!Number.isFinite(value)) return value
  const sign = value < 0 ? -1 : 1
  const shifted = shift(Math.abs(Number(value.toPrecision(15))), digits)
  return sign * shift(Math.floor(Number(shifted.toPrecision(15)) + 0.5), -digits) || 0
}

/** Moves the decimal point without a binary multiplication error. */
function shift(value: number, digits: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e')
  return Number(`${mantissa}e${Number(exponent) + digits}`)
}
