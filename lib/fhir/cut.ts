/** At most `max` characters, never half of one. */
export const cut = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, max).replace(/\p{Cs}$/u, '')

const LONGEST = 300

/** A name short enough for an index: long ones keep their beginning and end in a number made of the whole. */
export const shortRef = (ref: string): string =>
  ref.length <= LONGEST ? ref : `${cut(ref, LONGEST - 20)}#${checksum(ref).toString(36)}`

/** 53 bits that tell two texts apart (cyrb53). Not for secrets. */
function checksum(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
