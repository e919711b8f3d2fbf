'use client'
import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSelectionFeature,
  tableFeatures,
} from '@tanstack/react-table'
import Link from 'next/link'
import { PHASE_WORD } from '@/lib/format/phase'
import { chartHref } from '../patient/hrefs'
import { PhaseGlyph } from '../ui/phase-glyph'
import { TierGlyph } from '../ui/tier'
import { Age, Due, Flag, NotRecorded, PatientName, Place, Score, Taper, Vital } from './cells'
import { COLUMN_LABEL, type TableColumn } from './columns-list'
import { useCaseloadSetting } from './context'
import type { SortKey } from './query'
import type { CaseloadRow } from './types'

/** How a column looks and what a press on its header sorts by. */
type ColumnMeta = { className?: string; sort?: SortKey }

export const features = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  rowSelectionFeature,
  columnMeta: metaHelper<ColumnMeta>(),
})

const helper = createColumnHelper<typeof features, CaseloadRow>()

const column = (id: TableColumn, Cell: (props: { row: CaseloadRow }) => React.ReactNode, meta: ColumnMeta = {}) =>
  helper.display({ id, header: COLUMN_LABEL[id], meta, cell: ({ row }) => <Cell row={row.original} /> })

export const columns = helper.columns([
  column('tier', ({ row }) => row.tier && <TierGlyph tier={row.tier} size={15} labelled />, {
    className: 'g',
    sort: 'tier',
  }),
  column('patient', PatientCell, { className: 'nm', sort: 'name' }),
  column('identity', IdentityCell, { className: 'mut' }),
  column('phase', PhaseCell, { sort: 'phase' }),
  column('taper', ({ row }) => <TaperColumn row={row} />, { className: 'tpx' }),
  column('score', ScoreCell, { className: 'cw', sort: 'score' }),
  column('heartRate', ({ row }) => <Vital cell={row.heartRate} name="Heart rate" />, { className: 'r' }),
  column('bloodPressure', ({ row }) => <Vital cell={row.bloodPressure} name="Blood pressure" />, { className: 'r' }),
  column('temperature', ({ row }) => <Vital cell={row.temperature} name="Temperature" />, { className: 'r' }),
  column('vitals', VitalsCell, { className: 'vv', sort: 'taken' }),
  column('taken', TakenCell, { className: 'lbl', sort: 'taken' }),
  column('flag', ({ row }) => <Flag flag={row.flag} more={row.moreFlags} cannotTell={row.cannotTell} />, {
    className: 'wrap',
  }),
  column('due', ({ row }) => <Due due={row.due} />, { className: 'wrap', sort: 'due' }),
  column('lead', ({ row }) => row.lead ?? <NotRecorded what="no lead" />),
  column('sleep', ({ row }) => <Dated value={row.sleepHours} />),
  column('craving', ({ row }) => <Dated value={row.craving} />),
  column('mood', ({ row }) => <Dated value={row.moodScores} />),
  column('grams', ({ row }) => row.gramsVsPlan ?? <NotRecorded />),
  column('lapse', ({ row }) => row.daysSinceLapse ?? <span className="mut">none recorded</span>),
])

function PatientCell({ row }: { row: CaseloadRow }) {
  const { base, comfortable } = useCaseloadSetting()
  return (
    <>
      <Link href={chartHref(base, row.patientId)} prefetch={false} tabIndex={-1} className="pl">
        <PatientName row={row} />
      </Link>
      {comfortable && (
        <span className="l2 mut">
          {row.ageSex} · {row.mrn} · <Place place={row.place} />
        </span>
      )}
    </>
  )
}

function IdentityCell({ row }: { row: CaseloadRow }) {
  return (
    <>
      {row.ageSex} · {row.mrn} · <Place place={row.place} />
    </>
  )
}

function PhaseCell({ row }: { row: CaseloadRow }) {
  const { comfortable } = useCaseloadSetting()
  const label = PHASE_WORD[row.phase]
  return (
    <>
      <PhaseGlyph phase={row.phase} />
      {comfortable || !row.phaseTime ? label : <span className="sr">{label}</span>}
      {comfortable ? <span className="l2 mut">{row.phaseTime}</span> : ` ${row.phaseTime}`}
    </>
  )
}

function TaperColumn({ row }: { row: CaseloadRow }) {
  return <Taper taper={row.taper} stacked={useCaseloadSetting().comfortable} />
}

function ScoreCell({ row }: { row: CaseloadRow }) {
  const { now, comfortable } = useCaseloadSetting()
  const size = comfortable ? { width: 104, height: 34 } : {}
  return <Score score={row.score} tier={row.tier} now={now} {...size} />
}

function VitalsCell({ row }: { row: CaseloadRow }) {
  const { now, temperatureUnit } = useCaseloadSetting()
  if (!row.takenAt) return <NotRecorded what="no vitals yet" />
  return (
    <>
      <Vital cell={row.heartRate} name="Heart rate" /> <i>·</i> <Vital cell={row.bloodPressure} name="Blood pressure" />{' '}
      <i>·</i> <Vital cell={row.temperature} name="Temperature" /> {row.temperature && temperatureUnit}
      <span className="l2">
        <Age at={row.takenAt} stale={row.takenStale} now={now} ago />
      </span>
    </>
  )
}

function TakenCell({ row }: { row: CaseloadRow }) {
  return <Age at={row.takenAt} stale={row.takenStale} now={useCaseloadSetting().now} />
}

function Dated({ value }: { value: { text: string; at: string } | null | undefined }) {
  const { now } = useCaseloadSetting()
  if (!value) return <NotRecorded />
  return (
    <>
      <b>{value.text}</b> <Age at={value.at} stale={false} now={now} />
    </>
  )
}
