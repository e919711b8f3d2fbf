import { general, protocol, regulation } from './sources'
import type { IntakeField } from './types'

/** Identity and consent. Name, birth date and MRN are the admission's; here stands what the admission does not ask. */
export const IDENTITY: readonly IntakeField[] = [
  {
    key: 'identity_checked',
    section: 'identity',
    label: 'Name and birth date checked with two identifiers',
    answer: { kind: 'yes_no' },
    required: 'R',
    drives: 'Two identifiers before anything is recorded',
    source: general('Identity'),
  },
  {
    key: 'preferred_name',
    section: 'identity',
    label: 'Likes to be called',
    answer: { kind: 'text', max: 80 },
    required: 'O',
    drives: 'How staff speak with the person',
    source: general('Identity'),
  },
  {
    key: 'language',
    section: 'identity',
    label: 'Language, interpreter',
    answer: { kind: 'text', max: 80 },
    required: 'R',
    drives: 'Check-in channel',
    source: protocol('Access to care'),
  },
  {
    key: 'referred_by',
    section: 'identity',
    label: 'Referred by',
    answer: { kind: 'text', max: 120 },
    required: 'O',
    drives: 'Hand-off and disclosures',
    source: general('Referral'),
  },
  {
    key: 'insurance',
    section: 'identity',
    label: 'Insurance',
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', label: 'None' },
        { value: 'public', label: 'Public' },
        { value: 'private', label: 'Private' },
        { value: 'other', label: 'Other' },
      ],
    },
    required: 'O',
    drives: 'Access to care',
    source: protocol('Access to care'),
  },
  {
    key: 'financial_ability',
    section: 'identity',
    label: 'Can pay for care',
    answer: {
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'partly', label: 'Partly' },
        { value: 'no', label: 'No' },
      ],
    },
    required: 'O',
    drives: 'Access to care',
    source: protocol('Access to care'),
  },
  {
    key: 'occupation_flag',
    section: 'identity',
    label: 'Work that may need a confidential chart',
    hint: 'A confidential chart is seen by named people only.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', label: 'None' },
        { value: 'healthcare', label: 'Health care' },
        { value: 'licensed', label: 'Licensed' },
        { value: 'safety_sensitive', label: 'Safety-sensitive' },
      ],
    },
    required: 'O',
    drives: 'Restricted visibility',
    source: { title: 'Kratom tapering guide', section: 'Confidentiality', strength: 'secondary' },
  },
  {
    key: 'consents',
    section: 'identity',
    label: 'Part 2 consent',
    hint: 'Needed before anything is shared outside the center.',
    answer: { kind: 'chart', of: 'consents' },
    required: 'R',
    drives: 'ENG-10, exports and prints',
    source: regulation,
  },
]
