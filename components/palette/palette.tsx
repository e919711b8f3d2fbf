'use client'
import { Search, UsersRound } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { day } from '@/lib/format/clock'
import { OptionList } from './option-list'
import { needsSecondLook, type Option, optionId, optionsOf, readQuery, sameNames } from './options'
import type { FoundPatient, PaletteProps } from './types'
import { type SearchState, useSearch } from './use-search'

export const OPEN_PALETTE = 'glidepath:find'

/** Finds a patient before a command (Ctrl K), and stops the hand on equal family names. */
export function Palette(props: PaletteProps) {
  const [open, setOpen] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const show = () => setOpen(true)
    window.addEventListener(OPEN_PALETTE, show)
    return () => window.removeEventListener(OPEN_PALETTE, show)
  }, [])
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open && dialog.current?.open) dialog.current.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className="pal"
      aria-label="Find or do"
      onCancel={(event) => {
        event.preventDefault()
        setOpen(false)
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onPointerDown={(event) => event.target === event.currentTarget && setOpen(false)}
    >
      {open && <Content {...props} onClose={() => setOpen(false)} />}
    </dialog>
  )
}

function Content({ searchUrl, screens, chartScreens, onClose }: PaletteProps & { onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const { words, commandsOnly } = readQuery(typed)
  const search = useSearch(commandsOnly ? null : searchUrl, words)
  const list = useList(search, words, screens, chartScreens)
  return (
    <>
      <div className="pi">
        <Search className="ic mut" size={19} aria-hidden="true" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette is its field
          autoFocus
          role="combobox"
          aria-label="Find a patient or a command"
          aria-expanded={list.options.length > 0}
          aria-controls="palette-options"
          aria-activedescendant={list.active ? optionId(list.active) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            list.reset()
          }}
          onKeyDown={list.onKey}
        />
        <span className="mut">Patients, commands</span>
      </div>
      {list.same && (
        <p className="na2" role="status">
          <UsersRound className="ic" size={16} aria-hidden="true" /> {list.same.text}
        </p>
      )}
      {list.stopped && (
        <p className="na2 stop" role="alert">
          Enter again opens {list.stopped.name}, MRN {list.stopped.mrn}
          {list.stopped.birthDate && `, born ${day(list.stopped.birthDate, '')}`}.
        </p>
      )}
      <OptionList {...list} words={words} onOpen={openOption} />
      <Said search={search} words={words} empty={list.options.length === 0} />
      <footer>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> move
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
        <span>
          <kbd>Tab</kbd> actions
        </span>
        <span>
          <kbd>&gt;</kbd> commands only
        </span>
        <span className="sp" />
        <button type="button" className="lnk" onClick={onClose}>
          <kbd>Esc</kbd> close
        </button>
      </footer>
    </>
  )
}

const openOption = (option: Option) => window.location.assign(option.href)

type ListInput = Pick<PaletteProps, 'screens' | 'chartScreens'>

/** Which option is active, and what the keys do with it. */
function useList(search: SearchState, words: string, screens: ListInput['screens'], chart: ListInput['chartScreens']) {
  const [at, setAt] = useState(0)
  const [asked, setAsked] = useState<string | null>(null)
  const patients = search.found?.patients ?? []
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = patients.find((one) => one.patientId === chosenId) ?? patients[0] ?? null
  const options = optionsOf(search.found, chosen, chart, screens, words)
  const active = options[Math.min(at, options.length - 1)] ?? null
  const same = sameNames(patients)
  const stopped = asked !== null && active?.kind === 'patient' && active.key === asked ? active.patient : null
  const go = (index: number) => {
    const next = options[Math.max(0, Math.min(options.length - 1, index))]
    setAt(Math.max(0, Math.min(options.length - 1, index)))
    setAsked(null)
    if (next?.kind === 'patient') setChosenId(next.key)
  }
  const enter = () => {
    if (!active) return
    const patient = patientOf(active)
    if (patient && asked !== active.key && needsSecondLook(patient, same, words)) return setAsked(active.key)
    openOption(active)
  }
  const onKey = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) go(at + step)
    else if (event.key === 'Enter') enter()
    else if (event.key === 'Tab' && !event.shiftKey && active?.kind === 'patient' && chart.length > 0)
      go(options.findIndex((option) => option.kind === 'chart'))
    else return
    event.preventDefault()
  }
  const reset = () => {
    setAt(0)
    setAsked(null)
    setChosenId(null)
  }
  return { options, active, chosen, same, stopped, onKey, reset }
}

/** Parts of a chart stand under the patient's name and MRN, which have been read by then. */
const patientOf = (option: Option): FoundPatient | null => (option.kind === 'patient' ? option.patient : null)

function Said({ search, words, empty }: { search: SearchState; words: string; empty: boolean }) {
  const text = sayWhat(search, words, empty)
  return (
    <p className={text ? 'said' : 'sr'} role="status">
      {text}
    </p>
  )
}

function sayWhat({ found, state }: SearchState, words: string, empty: boolean): string {
  if (state === 'failed') return 'The search did not answer. Type again to retry.'
  if (state === 'signed_out') return 'Your session has ended. Sign in again.'
  if (state === 'read' && found?.more) return 'There are more. Type more of the name, or the MRN.'
  if (state === 'read' && found?.patients.length === 0)
    return `No patient here matches “${words}”. Check the spelling, or search by MRN.`
  return empty && state === 'idle' ? 'Type at least two letters of a name, or an MRN.' : ''
}
