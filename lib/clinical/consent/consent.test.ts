import { describe, expect, test } from 'vitest'
import { consentExport, consentNeedsRenewal } from './consent'
import { recordVisibility } from './visibility'

describe('an export', () => {
  const on = '2026-04-30'
  test('needs a consent', () => {
    for (const consent of [null, undefined]) {
      expect(consentExport(consent, on)).toMatchObject({
        allowed: false,
        reasons: ['missing'],
        attach: [],
        eng10: true,
      })
    }
  })
  test('is allowed through the expiry date, with notice and scope attached, and logged', () => {
    expect(consentExport({ expiresOn: on }, on)).toEqual({
      allowed: true,
      reasons: [],
      attach: ['consent_copy_or_scope', 'part2_notice'],
      disclosureLogged: true,
      eng10: true,
    })
    expect(consentExport({ expiresOn: '2026-04-29' }, on)).toMatchObject({ allowed: false, reasons: ['expired'] })
  })
  test('stops on the day of revocation, not before', () => {
    expect(consentExport({ revokedOn: on }, on)).toMatchObject({
      allowed: false,
      reasons: ['revoked'],
      disclosureLogged: false,
    })
    expect(consentExport({ revokedOn: '2026-05-01' }, on)).toMatchObject({ allowed: true, eng10: false })
  })
  test('says every reason', () => {
    expect(consentExport({ revokedOn: '2026-01-01', expiresOn: '2026-01-02' }, on).reasons).toEqual([
      'expired',
      'revoked',
    ])
  })
  test('asks for renewal 30 days before expiry, not 31', () => {
    expect(consentNeedsRenewal({ expiresOn: '2026-05-30' }, on)).toBe(true)
    expect(consentNeedsRenewal({ expiresOn: '2026-05-31' }, on)).toBe(false)
    expect(consentNeedsRenewal({}, on)).toBe(false)
  })
})

describe('a search', () => {
  test.each([
    [false, false, null, true, false, false],
    [false, false, 'curious', true, false, false],
    [true, true, null, true, false, false],
    [true, false, null, false, true, false],
    [true, false, '  ', false, true, false],
    [true, false, 'unconscious', true, true, true],
  ])(
    'confidential %s, named %s, reason %s',
    (confidential, namedUser, breakGlassReason, visible, breakGlassAvailable, reviewRequired) => {
      expect(recordVisibility({ confidential, namedUser, breakGlassReason })).toEqual({
        visible,
        breakGlassAvailable,
        reviewRequired,
      })
    },
  )
})
