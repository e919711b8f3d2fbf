import type { Source } from '../../types'

export const guide = (section: string): Source => ({ title: 'Kratom tapering guide', section, strength: 'secondary' })
export const mehrpour = (section: string): Source => ({ title: 'Mehrpour 2026', section, strength: 'secondary' })
export const oracle = (section: string): Source => ({ title: 'Dr.Oracle 2025', section, strength: 'secondary' })
export const recovery = (section: string): Source => ({
  title: 'Kratom recovery plan',
  section,
  strength: 'secondary',
})
export const general = (section: string): Source => ({
  title: 'General clinical knowledge',
  section,
  strength: 'general_knowledge',
})
export const protocol = (section: string): Source => ({ title: 'Center protocol', section, strength: 'proposal' })
export const regulation: Source = { title: '42 CFR Part 2', section: 'Consent', strength: 'verified' }
