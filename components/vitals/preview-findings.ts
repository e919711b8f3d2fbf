import type { DraftCheck } from './check'

type PreviewInput = { news2: DraftCheck['news2'] }

/** What saving this set would open, judged on the set alone. */
export function previewFindings({ news2 }: PreviewInput): DraftCheck['preview'] {
  if (news2.tier === 'T1') return [{ rule: 'VIT-01', tier: 'T1', text: `NEWS2 ${news2.total} ≥ 7` }]
  if (news2.tier === 'T2' && news2.total !== null && news2.total >= 5)
    return [{ rule: 'VIT-02', tier: 'T2', text: `NEWS2 ${news2.total}, 5–6` }]
  if (news2.tier === 'T2') return [{ rule: 'VIT-03', tier: 'T2', text: 'A single parameter scores 3' }]
  return []
}
