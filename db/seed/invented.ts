import type { TaperParams } from '@/lib/clinical/taper/types'
import type { Course, Person } from './person'

type Short = readonly [
  mrn: string,
  family: string,
  given: string,
  years: number,
  sex: 'male' | 'female',
  place: string,
  lead: Person['lead'],
]

const person = (
  [mrn, family, given, years, sex, place, lead]: Short,
  course: Course,
  more: Partial<Person> = {},
): Person => ({
  mrn,
  family,
  given,
  age: [years, (Number(mrn.slice(-3)) * 7) % 360],
  sex,
  setting: place.startsWith('B-') || place.startsWith('Intake') ? 'residential' : place === 'OP' ? 'outpatient' : 'iop',
  place: place === 'OP' ? null : place,
  lead,
  intensity: 0.25 + ((Number(mrn.slice(-3)) * 13) % 20) / 100,
  course,
  ...more,
})

const taper = (
  params: Omit<TaperParams, 'startOn'>,
  startedDaysAgo: number,
  more: { hold?: { atStep: number; resumeAfter?: number } } = {},
): Course => ({
  kind: 'taper',
  params: { dosesPerDay: 3, ...params },
  startedDaysAgo,
  ...more,
})
const stopped = (day: number, admittedOnDay: number, alpha2?: { from: number; to: number }): Course => ({
  kind: 'stopped',
  day,
  admittedOnDay,
  ...(alpha2 ? { alpha2 } : {}),
})

/** The rest of the house: every phase, every approach, and the cases that a screen must be able to show. */
export const INVENTED: readonly Person[] = [
  person(
    ['40-2231', 'Abernathy', 'Joss', 33, 'male', 'Intake 1', 'welk'],
    { kind: 'intake', hoursAgo: 3 },
    { allergies: { state: 'not_asked' } },
  ),
  person(
    ['40-2229', 'Quispe', 'Marisol', 27, 'female', 'B-14', 'raman'],
    { kind: 'intake', hoursAgo: 20 },
    { allergies: { state: 'not_asked' }, language: 'Spanish' },
  ),
  person(['40-2180', 'Tanaka', 'Ryo', 44, 'male', 'IOP', 'ortega'], { kind: 'stable', grams: 14, days: 6 }),
  person(['40-2192', 'Brightwater', 'Lena', 30, 'female', 'IOP', 'ortega'], { kind: 'stable', grams: 9, days: 5 }),
  person(['40-2201', 'Calloway', 'Amos', 57, 'male', 'B-09', 'adeyemi'], { kind: 'stable', grams: 22, days: 3 }),
  person(
    ['40-2163', 'Dragomir', 'Ioana', 35, 'female', 'OP', 'ortega'],
    taper(
      { mode: 'geometric', approach: 'gradual_10', baseline: 12, increment: 0.5, percent: 10, intervalDays: 7 },
      -2,
    ),
  ),
  person(
    ['40-1904', 'Eklund', 'Soren', 48, 'male', 'IOP', 'ortega'],
    taper({ mode: 'conservative_staged', approach: 'conservative', baseline: 18, increment: 0.5 }, 16),
  ),
  person(
    ['40-1877', 'Fontaine', 'Odette', 53, 'female', 'IOP', 'rahmani'],
    taper({ mode: 'conservative_staged', approach: 'conservative', baseline: 24, increment: 1 }, 24),
  ),
  person(
    ['40-1925', 'Gallardo', 'Teo', 29, 'male', 'OP', 'ortega'],
    taper({ mode: 'conservative_staged', approach: 'conservative', baseline: 10, increment: 0.5 }, 10),
  ),
  person(
    ['40-1940', 'Hrubesch', 'Karl', 62, 'male', 'B-10', 'rahmani'],
    taper({ mode: 'geometric', approach: 'moderate', baseline: 20, increment: 1, percent: 25, intervalDays: 4 }, 9),
  ),
  person(
    ['40-1951', 'Ihejirika', 'Ngozi', 34, 'female', 'IOP', 'ortega'],
    taper({ mode: 'geometric', approach: 'moderate', baseline: 13, increment: 0.5, percent: 25, intervalDays: 5 }, 13),
  ),
  person(
    ['40-1968', 'Jankauskas', 'Rasa', 41, 'female', 'IOP', 'rahmani'],
    taper({ mode: 'geometric', approach: 'rapid', baseline: 5, increment: 0.5, percent: 25, intervalDays: 2 }, 5),
  ),
  person(
    ['40-1979', 'Kobayashi', 'Hana', 38, 'female', 'OP', 'ortega'],
    taper({ mode: 'geometric', approach: 'gradual_10', baseline: 8, increment: 0.5, percent: 10, intervalDays: 7 }, 18),
  ),
  person(
    ['40-1983', 'Lovell', 'Everett', 66, 'male', 'OP', 'rahmani'],
    taper({ mode: 'geometric', approach: 'gradual_10', baseline: 30, increment: 1, percent: 10, intervalDays: 7 }, 22),
  ),
  person(
    ['40-1990', 'Mbeki-Strand', 'Linus', 32, 'male', 'IOP', 'rahmani'],
    taper(
      {
        mode: 'explicit',
        approach: 'custom',
        baseline: 15,
        increment: 0.5,
        steps: [13, 11, 9.5, 8, 6.5, 5, 4, 3, 2, 1].map((dose) => ({ dose, days: 6 })),
      },
      11,
    ),
  ),
  person(
    ['40-2003', 'Novakova', 'Petra', 45, 'female', 'IOP', 'ortega'],
    taper({ mode: 'geometric', approach: 'moderate', baseline: 12, increment: 0.5, percent: 25, intervalDays: 5 }, 12, {
      hold: { atStep: 2 },
    }),
    { intensity: 0.4 },
  ),
  person(['40-2190', 'Oyelaran', 'Femi', 36, 'male', 'B-05', 'adeyemi'], stopped(2, 1, { from: 1, to: 5 }), {
    intensity: 0.45,
  }),
  person(['40-2176', 'Pettersen', 'Gro', 40, 'female', 'B-07', 'brennick'], stopped(4, 1), { intensity: 0.35 }),
  person(['40-2169', 'Quintero', 'Rafael', 51, 'male', 'B-13', 'raman'], stopped(5, 1), {
    intensity: 0.4,
    language: 'Spanish',
  }),
  person(['40-2158', 'Ravenscroft', 'Elsie', 23, 'female', 'B-15', 'adeyemi'], stopped(6, 1), { intensity: 0.3 }),
  person(['40-2147', 'Sato-Lindgren', 'Mika', 28, 'female', 'B-16', 'rahmani'], stopped(7, 1), {
    intensity: 0.35,
    onlyBy: 'rahmani',
  }),
  person(['40-2139', 'Thorvald', 'Einar', 59, 'male', 'IOP', 'ortega'], stopped(4, 1), { intensity: 0.3 }),
  person(['40-2125', 'Ulrich', 'Benno', 37, 'male', 'IOP', 'ortega'], stopped(6, 2), { intensity: 0.3 }),
  person(
    ['40-1822', 'Vasquez-Hale', 'Dario', 31, 'male', 'IOP', 'ortega'],
    { ...stopped(46, 20), stoppedAgain: 6 } as Course,
    { intensity: 0.35 },
  ),
  person(['40-2098', 'Wainwright', 'Maud', 64, 'female', 'B-17', 'brennick'], stopped(9, 1), { intensity: 0.3 }),
  person(['40-2087', 'Xiong', 'Pao', 26, 'male', 'B-18', 'adeyemi'], stopped(12, 1), { intensity: 0.3 }),
  person(
    ['40-2066', 'Yilmaz', 'Deniz', 42, 'male', 'IOP', 'ortega'],
    {
      kind: 'finished',
      params: {
        mode: 'geometric',
        approach: 'rapid',
        baseline: 4,
        increment: 0.5,
        percent: 25,
        intervalDays: 2,
        dosesPerDay: 2,
      },
      lastDoseDaysAgo: 16,
    },
    { intensity: 0.3 },
  ),
  person(['40-2041', 'Zamora', 'Inés', 33, 'female', 'IOP', 'ortega'], stopped(21, 3), {
    intensity: 0.35,
    language: 'Spanish',
  }),
  person(
    ['40-2027', 'Ashdown', 'Piers', 47, 'male', 'IOP', 'rahmani'],
    {
      kind: 'finished',
      params: {
        mode: 'geometric',
        approach: 'rapid',
        baseline: 5,
        increment: 0.5,
        percent: 25,
        intervalDays: 2,
        dosesPerDay: 2,
      },
      lastDoseDaysAgo: 26,
    },
    { intensity: 0.3 },
  ),
  person(['40-1733', 'Bergstrom', 'Tilde', 55, 'female', 'OP', 'ortega'], stopped(38, 15), { intensity: 0.25 }),
  person(['40-1655', 'Chukwu', 'Obinna', 39, 'male', 'OP', 'ortega'], stopped(66, 35), { intensity: 0.25 }),
  person(['40-1542', 'Delacroix', 'Manon', 46, 'female', 'OP', 'rahmani'], stopped(118, 80), { intensity: 0.25 }),
  person(['40-1290', 'Erskine', 'Hamish', 68, 'male', 'OP', 'rahmani'], stopped(240, 170), { intensity: 0.2 }),
  person(['40-1104', 'Flores-Byrne', 'Alma', 43, 'female', 'OP', 'ortega'], stopped(300, 220), { intensity: 0.2 }),
  person(
    ['40-2118', 'Grieg', 'Tor', 50, 'male', 'IOP', 'ortega'],
    { kind: 'unknown', days: 4 },
    { intensity: 0.3, allergies: { state: 'not_asked' } },
  ),
]

/** The second center. */
export const FERNHILL_PEOPLE: readonly Person[] = [
  person(['F-0311', 'Marlowe', 'Cass', 34, 'female', 'OP', 'beck'], stopped(19, 3)),
  person(['F-0298', 'Nightingale', 'Rory', 29, 'male', 'OP', 'beck'], stopped(70, 45)),
  person(
    ['F-0324', 'Okonedo', 'Tari', 52, 'male', 'OP', 'calder'],
    taper({ mode: 'geometric', approach: 'gradual_10', baseline: 10, increment: 0.5, percent: 10, intervalDays: 7 }, 9),
  ),
]
