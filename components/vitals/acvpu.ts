/** Alertness in the words of the form. "None" is no response. */
export const ACVPU_WORD = { A: 'Alert', C: 'Confused', V: 'Voice', P: 'Pain', U: 'None' } as const
