import type { Source, SourceStrength, Tier } from '../types'
import type { ClassRank, Rule, RuleFamily, SettingSpec } from './types'

/** What a family's rules share; a rule names only what is its own. */
type Defaults = Pick<Rule, 'family' | 'classRank' | 'roles'>
type Own = Omit<Rule, 'version' | 'family' | 'classRank' | 'roles' | 'reviewOutcomes' | 'settings'> &
  Partial<Pick<Rule, 'version' | 'classRank' | 'roles' | 'reviewOutcomes' | 'settings'>>

/** A false alarm is not among them: ending a flag without its evidence is an override, with its own right. */
const ANY_REVIEW: Rule['reviewOutcomes'] = ['assessed', 'plan_signed', 'resolved']

export const PLAN_SIGNED: Rule['reviewOutcomes'] = ['plan_signed']

/** Makes the rules of one family: `defaults` plus what each row says. */
export const familyOf =
  (family: RuleFamily, classRank: ClassRank, roles: Rule['roles']) =>
  (own: Own): Rule => {
    const defaults: Defaults = { family, classRank, roles }
    const reviewed = own.clearing === 'evidence' ? [] : ANY_REVIEW
    return { version: 1, settings: [], reviewOutcomes: reviewed, ...defaults, ...own }
  }

export const source = (title: string, strength: SourceStrength, section?: string): Source => ({
  title,
  strength,
  ...(section ? { section } : {}),
})

/** A threshold marked as a proposal: center protocol, changeable per center, never shown as evidence. */
export const protocol = (key: string, label: string, value: number, unit: string): SettingSpec => ({
  key,
  label,
  value,
  unit,
  strength: 'proposal',
})

export const GUIDE = source('Kratom tapering guide', 'secondary')
export const PROTOCOL = source('Center protocol', 'proposal')
export const GENERAL = source('General clinical knowledge', 'general_knowledge')
export const NEWS2_SOURCE = source('RCP NEWS2 2017', 'verified')

export type Tiers = readonly Tier[]
