import { clear, gravest, ticked } from './answers'
import { familyOf, GENERAL, GUIDE, NEWS2_SOURCE, PROTOCOL, protocol, source } from './catalogue'
import { unassessed } from './events'
import {
  awakeFor2h,
  eventRule,
  fainted,
  lateReport,
  measuredSince,
  notAlert,
  sedation,
  unrecordable,
} from './medical-emergency-conditions'
import { latestPart } from './set-values'
import type { Rule } from './types'

const rule = familyOf('medical', 0, ['nurse', 'prescriber'])
const REVIEW = source('Mehrpour 2026', 'secondary', 'Red flags')

/** Medical emergencies: circulation, breathing, consciousness, seizure, allergy, overdose (triage.md §2.2 and §2.7). */
export const EMERGENCY_RULES: readonly Rule[] = [
  rule({
    id: 'MED-01',
    title: 'Seizure',
    tiers: ['T1'],
    classRank: 2,
    trigger: 'Seizure witnessed, suspected or reported within 24 h of happening, and not yet assessed',
    thresholdText: 'Seizure not assessed',
    doText:
      'Seizure care, emergency services, glucose, stop drugs that lower the seizure threshold. Alcohol or benzodiazepine withdrawal?',
    clearsText: 'Clinician documents the assessment.',
    source: { ...GUIDE, section: 'When to seek immediate help' },
    clearing: 'either',
    find: (ctx) => eventRule(ctx, 'seizure', 'Seizure not assessed'),
  }),
  rule({
    id: 'MED-02',
    title: 'Confusion or altered mental state',
    tiers: ['T1'],
    trigger: 'Confusion ticked, or the latest set not alert (ACVPU other than A)',
    thresholdText: 'ACVPU ≠ A',
    doText: 'Airway, glucose; check for sepsis, overdose, delirium tremens.',
    clearsText: 'Clinician review.',
    source: NEWS2_SOURCE,
    clearing: 'review',
    find: (ctx) => gravest(ticked(ctx, 'confusion', 'T1', 'Confusion'), notAlert(ctx)),
  }),
  rule({
    id: 'MED-03',
    title: 'Chest pain',
    tiers: ['T1'],
    trigger: 'Chest pain now or reported within 24 h of happening, and not assessed',
    thresholdText: 'Chest pain not assessed',
    doText: 'ECG, emergency services.',
    clearsText: 'Clinician documents the assessment.',
    source: REVIEW,
    clearing: 'either',
    find: (ctx) => eventRule(ctx, 'chest_pain', 'Chest pain not assessed'),
  }),
  rule({
    id: 'MED-04',
    title: 'Fainting',
    tiers: ['T1', 'T2'],
    trigger:
      'Faint not assessed. T1 if it was reported within 24 h and there is injury, open chest pain, SBP < 90, HR < 50, pregnancy, or no full recovery',
    thresholdText: 'Faint; T1 with SBP < 90 or HR < 50',
    doText: 'Lie flat, vitals, orthostatics, ECG. Hold the clonidine or lofexidine dose.',
    clearsText: 'Cause documented and vitals normal twice.',
    source: source('Lofexidine label', 'verified', 'Syncope'),
    clearing: 'evidence',
    reviewOutcomes: ['assessed', 'plan_signed', 'resolved'],
    find: fainted,
    cleared: (ctx) => unassessed(ctx, 'syncope').length === 0,
    clearsRun: {
      inRange: ({ news2, sbp, hr }) =>
        news2 !== undefined
          ? news2 <= 4 && (sbp ?? 0) >= 90 && (hr ?? 0) >= 50
          : sbp !== undefined && sbp < 90
            ? false
            : null,
      gapMinutes: 0,
      freshH: 12,
    },
  }),
  rule({
    id: 'MED-09',
    title: 'Oversedation or failing breathing',
    tiers: ['T1', 'T2'],
    trigger:
      'RR ≤ 8, SpO₂ ≤ 91 % on scale 1, POSS 4, RASS −4 or −5, or unresponsive (T1). POSS 3, RASS −3, or RR 9–11 with sedation (T2)',
    thresholdText: 'RR ≤ 8, SpO₂ ≤ 91 %, POSS 4, RASS ≤ −4',
    doText: 'Airway, naloxone, oxygen, emergency services. Review sedatives.',
    clearsText: 'RR ≥ 12 and POSS ≤ 2 for 2 h, with SpO₂ back above its limit.',
    source: source('RCP NEWS2 2017; Pasero POSS', 'verified'),
    clearing: 'evidence',
    find: sedation,
    clearsRun: {
      inRange: ({ rr, spo2, news2Scale }) =>
        rr === undefined || (spo2 === undefined && news2Scale !== 2)
          ? null
          : rr >= 12 && (news2Scale === 2 || (spo2 ?? 0) > 91),
      gapMinutes: 120,
      freshH: 12,
    },
    cleared: awakeFor2h,
  }),
  rule({
    id: 'MED-13',
    title: 'Suspected overdose or toxic ingestion',
    tiers: ['T1'],
    trigger: 'Suspected overdose, or an unknown product or 7-OH taken with symptoms',
    thresholdText: 'Ticked finding',
    doText: 'Emergency services, naloxone, poison center 1-800-222-1222.',
    clearsText: 'Clinician review.',
    source: source('FDA 7-OH warning 2025', 'secondary'),
    clearing: 'review',
    find: (ctx) =>
      gravest(
        ticked(ctx, 'suspected_overdose', 'T1', 'Suspected overdose'),
        ticked(ctx, 'ingestion_with_symptoms', 'T1', 'Unknown product or 7-OH taken, with symptoms'),
      ),
  }),
  rule({
    id: 'MED-16',
    title: 'Severe allergic reaction',
    tiers: ['T1'],
    trigger: 'Allergic reaction with an airway, breathing or blood pressure sign',
    thresholdText: 'Ticked finding',
    doText: 'Emergency services, epinephrine.',
    clearsText: 'Clinician review.',
    source: GENERAL,
    clearing: 'review',
    find: (ctx) => ticked(ctx, 'allergic_reaction_severe', 'T1', 'Severe allergic reaction'),
  }),
  rule({
    id: 'MED-18',
    title: 'Older seizure, chest pain or faint, not assessed',
    tiers: ['T2'],
    trigger: 'Seizure, chest pain or faint that happened more than 24 h before it was reported, and is not assessed',
    thresholdText: 'Reported more than 24 h later',
    doText: 'Clinician assessment today.',
    clearsText: 'Assessed.',
    source: PROTOCOL,
    clearing: 'either',
    find: lateReport,
  }),
  rule({
    id: 'MED-19',
    title: 'Low oxygen on scale 2',
    tiers: ['T1'],
    trigger: 'SpO₂ of 83 % or less on scale 2',
    thresholdText: 'SpO₂ ≤ 83 % (scale 2)',
    doText: 'Airway, naloxone, oxygen to the target range, emergency services. Review sedatives.',
    clearsText: 'SpO₂ ≥ 88 % on two sets 15 min apart.',
    source: PROTOCOL,
    clearing: 'evidence',
    settings: [protocol('MED-19.spo2', 'SpO₂ on scale 2', 83, '%')],
    find: (ctx) =>
      ctx.latest && ctx.latest.news2Scale !== 2
        ? clear
        : latestPart(ctx, 'spo2', '≤', ctx.setting('MED-19.spo2'), 'T1'),
    clearsRun: { inRange: ({ spo2 }) => (spo2 === undefined ? null : spo2 >= 88), gapMinutes: 15, freshH: 12 },
  }),
  rule({
    id: 'MED-20',
    title: 'Vital sign absent or unrecordable',
    tiers: ['T1'],
    trigger: 'Pulse, pressure, breathing or SpO₂ marked absent or unrecordable in the latest set',
    thresholdText: 'Marked unrecordable',
    doText: 'Assess at the bedside now; call emergency services.',
    clearsText: 'A measured set.',
    source: PROTOCOL,
    clearing: 'evidence',
    find: unrecordable,
    cleared: measuredSince,
  }),
]
