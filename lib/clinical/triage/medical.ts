import { addDays } from '../time'
import { atLeast, clear, gravest, ticked } from './answers'
import { familyOf, GENERAL, GUIDE, PLAN_SIGNED, source } from './catalogue'
import {
  dehydration,
  fever,
  LIVER_SIGNS,
  lastUses,
  liverTests,
  longQtc,
  lowFunction,
  pregnancy,
  raisedAlt,
  rehydrated,
  tremor,
  weightLoss,
} from './medical-conditions'
import { isBelow } from './set-values'
import type { Rule } from './types'

const rule = familyOf('medical', 3, ['nurse', 'prescriber'])

const NO_FEVER = { c: 38.0, f: 100.4 }

/** Medical red flags that need a clinician today (triage.md §2.2). Emergencies are in medical-emergency.ts. */
export const MEDICAL_RULES: readonly Rule[] = [
  rule({
    id: 'MED-05',
    title: 'Dehydration suspected',
    tiers: ['T1', 'T2'],
    trigger:
      '6 or more vomits and loose stools in 24 h, no fluids kept or no urine for 12 h, weight loss of 5 % within 7 days, or a positive orthostatic test with vomiting or diarrhea. T1 with SBP < 90, shock index ≥ 1.0, or confusion',
    thresholdText: 'Vomits + stools ≥ 6 in 24 h; ≥ 12 h without fluids or urine; weight − 5 %',
    doText: 'Fluids and electrolytes; assess for intravenous fluids or emergency department.',
    clearsText: '12 h tolerating fluids and orthostatics negative.',
    source: { ...GUIDE, section: 'Persistent vomiting or diarrhea' },
    clearing: 'evidence',
    find: dehydration,
    cleared: rehydrated,
  }),
  rule({
    id: 'MED-06',
    title: 'Fever or signs of infection',
    tiers: ['T1', 'T2', 'T3'],
    trigger:
      'Temperature above 101.0 °F (38.33 °C), T1 with NEWS2 ≥ 7 or 2 qSOFA criteria; signs of infection without such a temperature (T3)',
    thresholdText: 'Temperature > 101.0 °F (38.33 °C)',
    doText: 'Look for an infection; withdrawal alone does not explain it.',
    clearsText: 'Below 100.4 °F (38.0 °C) twice, 4 h apart.',
    source: { ...GUIDE, section: 'Fever above 101 °F' },
    clearing: 'evidence',
    find: fever,
    clearsRun: { inRange: ({ temp }) => (temp ? isBelow(temp, NO_FEVER) : null), gapMinutes: 240, freshH: 12 },
  }),
  rule({
    id: 'MED-07',
    title: 'Severe tremor or muscle spasm',
    tiers: ['T1', 'T2'],
    trigger:
      'COWS tremor 4, CIWA-Ar tremor 5 or more, or severe tremor or spasm ticked; T1 with alcohol or benzodiazepine in the last 7 days',
    thresholdText: 'COWS item 8 = 4, CIWA-Ar tremor ≥ 5',
    doText: 'Examine, CIWA-Ar, electrolytes. Serotonin syndrome?',
    clearsText: 'Improved score, or reviewed.',
    source: { ...GUIDE, section: 'When to seek immediate help' },
    clearing: 'either',
    find: tremor,
    changesAt: (ctx) => lastUses(ctx).map((at) => ctx.startOfDay(addDays(ctx.localDate(at), 8))),
    cleared: ({ facts }, openedAt) =>
      [...facts.cows, ...facts.ciwaAr].some((one) => one.tremorItem !== null && one.at > openedAt),
  }),
  rule({
    id: 'MED-08',
    title: 'Cannot do daily activities',
    tiers: ['T2'],
    trigger: 'Daily function 2/10 or less on 3 successive daily reports spanning more than 48 h, or reported as such',
    thresholdText: 'Function ≤ 2/10 for more than 48 h',
    doText: 'Clinician visit; consider a step back or a higher level of care.',
    clearsText: 'Function 4/10 or more twice, or plan.',
    source: { ...GUIDE, section: 'When to slow or stop' },
    clearing: 'either',
    find: (ctx) =>
      gravest(
        ticked(ctx, 'cannot_function_over_48h', 'T2', 'Cannot do daily activities for more than 48 h'),
        lowFunction(ctx),
      ),
    clearsRun: { inRange: ({ functioning }) => (functioning === undefined ? null : functioning >= 4), gapMinutes: 0 },
  }),
  rule({
    id: 'MED-10',
    title: 'Liver injury suspected',
    tiers: ['T2'],
    trigger:
      'Jaundice, dark urine or generalized itch; or ALT above 3 × and bilirubin above 2 × the upper limit of normal',
    thresholdText: 'ALT > 3 × ULN and bilirubin > 2 × ULN',
    doText: 'Stop kratom, avoid acetaminophen, liver tests and INR, hepatology.',
    clearsText: 'Falling liver tests and clinician review.',
    source: source('Navarro 2019; Hy’s law', 'secondary'),
    clearing: 'review',
    find: (ctx) => gravest(...LIVER_SIGNS.map(([name, text]) => ticked(ctx, name, 'T2', text)), liverTests(ctx)),
  }),
  rule({
    id: 'MED-11',
    title: 'Raised ALT',
    tiers: ['T3', 'T4'],
    trigger: 'ALT above 5 × the upper limit (T3); 3 to 5 × without jaundice, dark urine or itch (T4)',
    thresholdText: 'ALT ≥ 3 × ULN (T4), > 5 × ULN (T3)',
    doText: 'Repeat within 1 week.',
    clearsText: 'ALT below 3 × ULN.',
    source: GENERAL,
    clearing: 'evidence',
    find: raisedAlt,
  }),
  rule({
    id: 'MED-12',
    title: 'Pregnancy',
    tiers: ['T1', 'T3'],
    trigger: 'Pregnancy positive or suspected; T1 with bleeding, severe pain or reduced movement',
    thresholdText: 'Pregnant or suspected',
    doText: 'Lock taper changes, obstetric and addiction consult, no abrupt stop.',
    clearsText: 'Plan signed.',
    source: source('Ordean 2023', 'abstract'),
    clearing: 'review',
    reviewOutcomes: PLAN_SIGNED,
    reviewHoldsH: 24 * 300,
    find: pregnancy,
  }),
  rule({
    id: 'MED-14',
    title: 'Unplanned weight loss',
    tiers: ['T3', 'T4'],
    trigger: 'Weight 5 % below a baseline of the last 30 days (T4), 10 % (T3)',
    thresholdText: 'Weight − 5 % (T4), − 10 % (T3)',
    doText: 'Nutrition and medical review.',
    clearsText: 'Regained, or reviewed.',
    source: GENERAL,
    clearing: 'either',
    find: weightLoss,
  }),
  rule({
    id: 'MED-15',
    title: 'Long QTc',
    tiers: ['T2', 'T4'],
    trigger: 'QTc of 500 ms or more, or up 60 ms from baseline (T2); 470–499 ms (T4)',
    thresholdText: 'QTc ≥ 500 ms or + 60 ms (T2), ≥ 470 ms (T4)',
    doText: 'Stop QT-prolonging drugs, potassium and magnesium, repeat the ECG.',
    clearsText: 'Repeat normal.',
    source: GENERAL,
    clearing: 'evidence',
    find: longQtc,
  }),
  rule({
    id: 'MED-17',
    title: 'Abdominal warning sign',
    tiers: ['T3'],
    trigger: 'Blood in stool or black stool, severe abdominal pain, or no stool or gas for 3 days on loperamide',
    thresholdText: 'Ticked finding, or 3 days without stool',
    doText: 'Review.',
    clearsText: 'Reviewed.',
    source: GENERAL,
    clearing: 'review',
    find: (ctx) =>
      gravest(
        ticked(ctx, 'blood_in_stool', 'T3', 'Blood in stool or black stool'),
        ticked(ctx, 'severe_abdominal_pain', 'T3', 'Severe abdominal pain'),
        ctx.facts.onLoperamide
          ? atLeast(ctx.facts.daysWithoutStool, 3, {
              tier: 'T3',
              label: 'Days without stool on loperamide',
              missing: 'days without stool not recorded',
            })
          : clear,
      ),
  }),
]
