import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { PatientBanner } from './banner'
import { PhaseStepper } from './phase-stepper'
import type { BannerModel } from './types'

const blank: BannerModel = {
  patientId: 'p',
  name: 'Noor Jalali',
  age: null,
  sex: null,
  born: null,
  mrn: '40-1702',
  place: null,
  pronouns: null,
  language: null,
  nameAlert: null,
  allergies: { state: 'not_asked' },
  pregnancy: { state: 'not_asked' },
  codeAndCrisisPlan: { state: 'not_recorded' },
  suicideRisk: { state: 'not_recorded' },
  interactions: { state: 'not_recorded' },
  consent: { state: 'not_recorded' },
  contactSharing: { state: 'not_recorded' },
  alerts: [],
  confidential: false,
  now: '2026-03-03T12:00:00.000Z',
}

const shown = (banner: BannerModel, slim = false) =>
  renderToStaticMarkup(<PatientBanner banner={banner} slim={slim} />).replace(/<[^>]+>/g, ' ')

describe('the banner', () => {
  test('what is not known says so and is never blank', () => {
    const text = shown(blank)
    expect(text).toContain('birth date not recorded')
    expect(text).toMatch(/Allergies\s+Not asked/)
    expect(text).toMatch(/Suicide risk\s+Not recorded/)
  })
  test('"none known" is not "not asked"', () => {
    const text = shown({ ...blank, allergies: { state: 'none_known', askedAt: null } })
    expect(text).toMatch(/Allergies\s+None known/)
    expect(text).not.toMatch(/Allergies\s+Not asked/)
  })
  test('a value carries its age', () => {
    const text = shown({
      ...blank,
      suicideRisk: { state: 'known', text: 'C-SSRS negative', at: '2026-03-02T11:00:00.000Z' },
    })
    expect(text).toMatch(/C-SSRS negative\s+, 1 d 1 h/)
  })
  test('the slim banner keeps identity and allergies', () => {
    const listed = {
      state: 'listed' as const,
      items: [{ id: 'a', substance: 'Sulfa', reaction: 'rash', severe: false }],
    }
    const text = shown({ ...blank, allergies: listed, nameAlert: 'Noor Jalil, B-02' }, true)
    for (const part of ['Noor Jalali', '40-1702', 'Sulfa (rash)', 'Name alert: Noor Jalil, B-02'])
      expect(text).toContain(part)
  })
})

test('a gate that cannot be told is not shown as met', () => {
  const html = renderToStaticMarkup(
    <PhaseStepper
      steps={[
        {
          phase: 'acute',
          label: 'Acute',
          when: 'days 0–7',
          state: 'to_come',
          detail: '',
          progress: null,
          gates: [{ id: 'g', text: 'Naloxone offered', state: 'cannot_tell' }],
        },
      ]}
    />,
  )
  expect(html).toContain('aria-label="cannot tell"')
  expect(html).not.toContain('aria-label="met"')
})
