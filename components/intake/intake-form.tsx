'use client'
import { ArrowLeft } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { IntakeView, OpenIntake } from '@/db/intake/view'
import type { VitalsFormView } from '@/db/vitals/form'
import { isAnswered, isAsked, isRequired, progressOf } from '@/lib/clinical/intake/fields/progress'
import { findField, INTAKE_FIELDS } from '@/lib/clinical/intake/fields/table'
import { type IntakeContext, SECTIONS, type SectionId } from '@/lib/clinical/intake/fields/types'
import { clockSeconds } from '@/lib/format/clock'
import { StopDialog } from '../instruments/stop-dialog'
import { ReauthDialog } from '../sign-in/reauth-dialog'
import { Button } from '../ui/button'
import { ChangedPanel, changeWords } from './changed-panel'
import { Review } from './review'
import { SaveStatus } from './save-status'
import { SectionFields } from './section-fields'
import { SectionNav } from './section-nav'
import { SidePanel } from './side-panel'
import type { IntakeActions, IntakeLive, Place } from './types'
import { useAnswers } from './use-answers'
import { useBeat } from './use-beat'
import { useIntakeKeys } from './use-intake-keys'

type IntakeFormProps = {
  view: IntakeView
  intake: OpenIntake
  vitals: VitalsFormView | null
  actions: IntakeActions
  beatUrl: string
  /** Where the chart's forms are, `/[center]/patients/[id]/assessments`. */
  formsHref: string
  vitalsHref: string
}

const sectionOf = (id: string | undefined): SectionId => SECTIONS.find((one) => one.id === id)?.id ?? 'identity'

/** The intake while it is a draft: sections, questions, and beside them what the answers come to. */
export function IntakeForm({ view, intake, vitals, actions, beatUrl, formsHref, vitalsHref }: IntakeFormProps) {
  const router = useRouter()
  const [section, setSection] = useState<SectionId>(() => sectionOf(intake.resume?.section))
  const [chart, setChart] = useState({ state: view.chart, forms: view.forms })
  const [stop, setStop] = useState(view.stop)
  const [changed, setChanged] = useState(intake.changed)
  const [news, setNews] = useState<string | null>(null)
  const [signIn, setSignIn] = useState(false)
  const place = useRef<Place>({ section: sectionOf(intake.resume?.section), field: intake.resume?.field ?? null })
  const answering = useAnswers({
    patientId: view.patientId,
    intake,
    today: view.chart.today,
    save: actions.save,
    place,
    savedText: savedText(intake, view),
  })
  const { merge } = answering
  const context: IntakeContext = useMemo(
    () => ({ answers: answering.answers, chart: chart.state }),
    [answering.answers, chart.state],
  )
  const progress = useMemo(() => progressOf(context), [context])

  // Once: a beat that hears it again must not start the page over.
  const signed = useRef(false)
  const showSigned = useCallback(() => {
    if (signed.current) return
    signed.current = true
    router.refresh()
  }, [router])

  const onHeard = useCallback(
    (live: IntakeLive) => {
      merge(live.answers)
      if (live.status === 'signed') showSigned()
      if (!live.chart) return
      setChart({ state: live.chart.state, forms: live.chart.forms })
      setStop((before) => before ?? live.chart?.stop ?? null)
      const last = live.chart.changes.at(-1)
      if (last) setNews(`${changeWords(last.verb)}${last.by ? ` by ${last.by}` : ''}`)
    },
    [merge, showSigned],
  )
  const { others, beat } = useBeat({
    url: beatUrl,
    patientId: view.patientId,
    intakeId: intake.id,
    now: view.now,
    seq: view.seq,
    others: intake.others,
    place,
    onHeard,
  })

  const goTo = useCallback((next: SectionId, field?: string) => {
    place.current = { section: next, field: field ?? null }
    setSection(next)
    focusSoon(field)
  }, [])
  const step = useCallback(
    (by: 1 | -1) => {
      const next = SECTIONS[SECTIONS.findIndex(({ id }) => id === section) + by]
      if (next) goTo(next.id)
    },
    [section, goTo],
  )
  const nextOpen = useCallback(() => {
    const key = nextUnanswered(context, place.current)
    if (key) goTo(sectionOf(findField(key)?.section), key)
  }, [context, goTo])
  useIntakeKeys({ next: () => step(1), before: () => step(-1), nextOpen, on: !changed && !stop })

  // The same field as the last time, on whatever device; after the news have been read.
  const resumed = useRef(false)
  useEffect(() => {
    if (changed || stop || resumed.current) return
    resumed.current = true
    focusSoon(intake.resume?.field ?? undefined)
  }, [changed, stop, intake.resume])

  const refused = Object.keys(answering.problems).length
  const conflicts = Object.keys(answering.conflicts).length
  const settled = answering.saving.kind === 'saved' && refused === 0 && conflicts === 0
  const disabled = !view.may.record
  const at = SECTIONS.findIndex(({ id }) => id === section)
  const here = progress.sections[at]
  return (
    <div className="ig">
      <SectionNav progress={progress} current={section} others={others} onGo={goTo} />
      <section className="iform" aria-label="Intake" inert={changed !== null || stop !== null}>
        <header>
          <h2>{SECTIONS[at]?.title}</h2>
          <span className="mut">
            Section {at + 1} of {SECTIONS.length}
            {here && here.asked > 0 && ` · ${here.asked - here.answered} left`}
          </span>
          <span className="sp" />
          <SaveStatus
            state={answering.saving}
            refused={refused + conflicts}
            onRetry={answering.retry}
            onSignIn={() => setSignIn(true)}
          />
        </header>
        {news && (
          <p className="nws" role="status">
            In the chart just now: {news}.{' '}
            <button type="button" className="lnk" onClick={() => setNews(null)}>
              Seen
            </button>
          </p>
        )}
        <div className="ibody">
          {section === 'review' ? (
            <Review
              progress={progress}
              settled={settled}
              blocked={stop ? 'The stop stands until a clinician has taken over.' : null}
              disabled={disabled}
              sign={() =>
                actions.sign({
                  patientId: view.patientId,
                  intakeId: intake.id,
                  versions: answering.versionsNow(),
                  missing: progress.missing,
                })
              }
              onSigned={showSigned}
              onField={(key) => goTo(sectionOf(findField(key)?.section), key)}
              onSignIn={() => setSignIn(true)}
            />
          ) : (
            <SectionFields
              key={section}
              section={section}
              context={context}
              forms={chart.forms}
              answering={answering}
              others={others}
              may={view.may}
              vitals={vitals}
              actions={actions}
              formsHref={formsHref}
              vitalsHref={vitalsHref}
              onPlace={(field) => {
                place.current = { section, field }
              }}
              onRecorded={(saved, answers) => {
                if (saved.stop) setStop({ view: saved.stop, answers })
                void beat()
              }}
              onSignIn={() => setSignIn(true)}
            />
          )}
        </div>
        <footer>
          {at > 0 && (
            <Button size="lg" onClick={() => step(-1)}>
              <ArrowLeft className="ic" size={15} aria-hidden="true" /> {SECTIONS[at - 1]?.title}
            </Button>
          )}
          <span className="sp" />
          {here && here.asked > here.answered && (
            <span className="mut sm">{here.asked - here.answered} unanswered here; you can come back</span>
          )}
          {at < SECTIONS.length - 1 && (
            <Button tone="pri" size="lg" shortcut="Alt ↓" onClick={() => step(1)}>
              {SECTIONS[at + 1]?.title}
            </Button>
          )}
        </footer>
      </section>
      <SidePanel context={context} />
      {changed && <ChangedPanel changed={changed} onGoOn={() => setChanged(null)} />}
      <ReauthDialog
        open={signIn}
        reauthenticate={actions.reauthenticate}
        onClose={() => setSignIn(false)}
        onDone={() => {
          setSignIn(false)
          void answering.retry()
        }}
      />
      {stop && (
        <StopDialog
          stop={stop.view}
          answers={stop.answers}
          what="intake"
          mayTakeOver={view.may.takeOver}
          actions={actions.stop}
          onClosed={() => {
            setStop(null)
            void beat()
          }}
        />
      )}
    </div>
  )
}

function savedText(intake: OpenIntake, view: IntakeView): string {
  const last =
    intake.answers
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? intake.startedAt
  return `Saved ${clockSeconds(new Date(last), view.zone)}`
}

/** The next question that is needed and open, from where the person is and then from the start. */
function nextUnanswered(context: IntakeContext, from: Place): string | null {
  const asked = INTAKE_FIELDS.filter((field) => isAsked(field, context))
  const at = from.field
    ? asked.findIndex(({ key }) => key === from.field)
    : asked.findIndex(({ section }) => section === from.section) - 1
  const turned = [...asked.slice(at + 1), ...asked.slice(0, at + 1)]
  const open = turned.filter((field) => !isAnswered(field, context))
  return (open.find((field) => isRequired(field, context)) ?? open[0])?.key ?? null
}

/** Moves to a question once it is drawn: its chosen answer, else its first control. Without one, to the section. */
function focusSoon(field: string | undefined) {
  requestAnimationFrame(() => {
    const row = field ? document.getElementById(`f-${field}-row`) : document.querySelector<HTMLElement>('.ibody')
    const control =
      row?.querySelector<HTMLElement>('input:checked:not(:disabled)') ??
      row?.querySelector<HTMLElement>('input:not(:disabled), textarea:not(:disabled), select:not(:disabled), button, a')
    row?.scrollIntoView?.({ block: 'nearest' })
    ;(control ?? row)?.focus()
  })
}
