import type { Overview } from '@/db/chart/overview'
import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import { findRule } from '@/lib/clinical/triage/rules'
import { TIERS } from '@/lib/clinical/types'
import { moment } from '@/lib/format/clock'
import { initialsOf } from '@/lib/format/name'
import { SETTING_WORD } from '@/lib/format/phase'
import { ROLE_LABEL, type Role } from '@/lib/permissions'
import { chartHref } from '../patient/hrefs'
import { dueList } from './to-due'
import type { OpenFlag, OverviewSide, ScoreRow } from './types'

type Where = { base: string; center: string; patientId: string; meId: string; place: string | null }

/** Beside the story: flags, due, note, scores, goals, team. */
export function toSide(overview: Overview, where: Where): OverviewSide {
  const { now, episode } = overview
  return {
    flags: overview.flags.map((flag, i) => openFlag(flag, overview, where, i === 0)),
    cannotTell: cannotTell(overview),
    due: dueList(overview, where.base, where.patientId),
    note: note(overview, where),
    scores: scoreRows(overview.scores, (id) => `${chartHref(where.base, where.patientId, 'scores')}#${id}`),
    goals: overview.goals,
    team: overview.team.map(({ staff_id, name, roles, role }) => ({
      staffId: staff_id,
      name,
      initials: initialsOf(name),
      role: (roles ?? []).map((one) => ROLE_LABEL[one as Role] ?? one).join(', '),
      lead: role === 'lead',
      you: staff_id === where.meId,
    })),
    setting: episode ? SETTING_WORD[episode.setting] : 'No open episode',
    location: where.place,
    checkedAt: overview.evaluated_at ? new Date(overview.evaluated_at).toISOString() : null,
    now: now.toISOString(),
  }
}

function openFlag(
  flag: Overview['flags'][number],
  { owner, now, zone }: Overview,
  where: Where,
  first: boolean,
): OpenFlag {
  const whose = !owner ? 'nobody owns the row' : owner.id === where.meId ? 'you own it' : `${owner.name} owns it`
  const flagged = `Flagged ${moment(new Date(flag.opened_at), now, zone)}`
  const answered = flag.acknowledged_at ? `acknowledged ${moment(new Date(flag.acknowledged_at), now, zone)}` : null
  const parts = [flagged, answered, first ? whose : null].filter(Boolean).join(', ')
  return {
    flagId: flag.id,
    ruleId: flag.rule_id,
    ruleVersion: String(flag.rule_version),
    tier: TIERS[flag.tier - 1] ?? 'T5',
    title: flag.text,
    detail: `${flag.detail ? `${flag.detail}. ` : ''}${parts}.`,
    href: `/${where.center}/triage?row=${where.patientId}`,
  }
}

/** By what is missing; what could be an emergency and cannot be told stands on top. */
function cannotTell({ cannot_tell }: Overview): OverviewSide['cannotTell'] {
  const tierOf = (ruleId: string) => findRule(ruleId)?.tiers[0] ?? 'T5'
  const sorted = [...cannot_tell].sort((a, b) => tierOf(a.ruleId).localeCompare(tierOf(b.ruleId)))
  const missing = new Map<string, string[]>()
  for (const { ruleId, reason } of sorted)
    missing.set(reason, [...(missing.get(reason) ?? []), findRule(ruleId)?.title ?? ruleId])
  return { count: cannot_tell.length, missing: [...missing].map(([why, rules]) => ({ why, rules })) }
}

function note({ note: latest }: Overview, { base, patientId }: Where): OverviewSide['note'] {
  if (!latest) return null
  return {
    at: new Date(latest.at).toISOString(),
    author: latest.author ?? 'author not recorded',
    text: latest.text,
    href: chartHref(base, patientId, 'history'),
  }
}

const shortName = (instrument: string) => INSTRUMENTS[instrument as keyof typeof INSTRUMENTS]?.short ?? instrument

/** The latest of each instrument with what came before it, oldest to newest. */
export function scoreRows(scores: Overview['scores'], hrefOf: (instrument: string) => string): ScoreRow[] {
  const kinds = [...new Set(scores.map(({ instrument }) => instrument))]
  return kinds.flatMap((instrument) => {
    const rows = scores.filter((one) => one.instrument === instrument)
    const latest = rows[0]
    if (!latest) return []
    const values = rows.map(resultOf).reverse()
    return [
      {
        instrument: shortName(instrument),
        value: resultOf(latest),
        outOf: '',
        trend: values.length > 1 ? values.map((value) => value ?? '?').join(' → ') : 'first',
        on: new Date(latest.at).toISOString(),
        href: hrefOf(instrument),
      },
    ]
  })
}

/** A total, or the class where the instrument has none; an unfinished one has no result. */
const resultOf = ({ total, band, status }: Overview['scores'][number]): string | null =>
  status !== 'complete' ? null : total !== null ? String(total) : band
