import {
  BookOpen,
  CircleUserRound,
  ClipboardCheck,
  ClipboardList,
  DoorOpen,
  HeartPulse,
  ListOrdered,
  Settings,
  TrendingDown,
  UsersRound,
} from 'lucide-react'
import { Fragment } from 'react'
import { localDate } from '@/lib/clinical/time'
import { day } from '@/lib/format/clock'
import { ageSex } from '@/lib/format/name'
import { useNow, useZone } from '../ui/clock'
import { Kbd } from '../ui/kbd'
import { TierGlyph } from '../ui/tier'
import { marked, type Option, optionId } from './options'
import type { FoundPatient, ScreenIcon } from './types'

const ICON: Readonly<Record<ScreenIcon, typeof Settings>> = {
  triage: ListOrdered,
  caseload: UsersRound,
  vitals: HeartPulse,
  tapers: TrendingDown,
  intake: ClipboardList,
  settings: Settings,
  rules: BookOpen,
  emergency: DoorOpen,
  chart: CircleUserRound,
  assessments: ClipboardCheck,
}

type OptionListProps = {
  options: readonly Option[]
  active: Option | null
  chosen: FoundPatient | null
  words: string
  onOpen: (option: Option) => void
}

/** The groups of the palette as one list box; the field keeps the focus. */
export function OptionList({ options, active, chosen, words, onOpen }: OptionListProps) {
  const groups = [
    { title: 'Patients', kind: 'patient' },
    { title: chosen ? `For ${chosen.name}, MRN ${chosen.mrn}` : '', kind: 'chart' },
    { title: 'Everywhere', kind: 'screen' },
  ] as const
  return (
    <div id="palette-options" className="pos" role="listbox" aria-label="Found">
      {groups.map(({ title, kind }) => {
        const members = options.filter((option) => option.kind === kind)
        if (members.length === 0) return null
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of options
          <div key={kind} role="group" aria-label={title}>
            <div className="ph" aria-hidden="true">
              {title}
            </div>
            {members.map((option) => (
              <Line key={option.key} option={option} on={option === active} words={words} onOpen={onOpen} />
            ))}
          </div>
        )
      })}
    </div>
  )
}

type LineProps = { option: Option; on: boolean; words: string; onOpen: (option: Option) => void }

function Line({ option, on, words, onOpen }: LineProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
    <div
      id={optionId(option)}
      role="option"
      aria-selected={on}
      ref={(element) => {
        if (on) element?.scrollIntoView({ block: 'nearest' })
      }}
      className={`po${on ? ' on' : ''}${option.kind === 'patient' ? ' two2' : ''}`}
      onClick={() => onOpen(option)}
    >
      {option.kind === 'patient' ? (
        <Patient patient={option.patient} words={words} on={on} />
      ) : (
        <Screen icon={option.screen.icon} label={option.screen.label} shortcut={option.screen.shortcut} />
      )}
    </div>
  )
}

/** Name, then the identifiers that tell two people apart. */
function Patient({ patient, words, on }: { patient: FoundPatient; words: string; on: boolean }) {
  const [before, hit, after] = marked(patient.name, words)
  const today = localDate(useNow(), useZone())
  const born = patient.birthDate && `born ${day(patient.birthDate, '')}`
  const rest = [born, patient.place, patient.phase].filter(Boolean)
  return (
    <>
      <span className="pg">{patient.tier && <TierGlyph tier={patient.tier} size={15} labelled />}</span>
      <span>
        <b>
          {before}
          {hit && <mark>{hit}</mark>}
          {after}
        </b>
        <br />
        <span className="mut">
          {ageSex(patient.birthDate, patient.sex, today)} · MRN <b>{patient.mrn}</b>
          {rest.map((part) => (
            <Fragment key={part}> · {part}</Fragment>
          ))}
        </span>
      </span>
      <span className="sp" />
      {on && (
        <span className="mut" aria-hidden="true">
          Open chart <Kbd>Enter</Kbd> Actions <Kbd>Tab</Kbd>
        </span>
      )}
    </>
  )
}

function Screen({ icon, label, shortcut }: { icon: ScreenIcon; label: string; shortcut?: string }) {
  const Icon = ICON[icon]
  return (
    <>
      <Icon className="ic" size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{label}</span>
      <span className="sp" />
      {shortcut && <span aria-hidden="true">{shortcut}</span>}
    </>
  )
}
