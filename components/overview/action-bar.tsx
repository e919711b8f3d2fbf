'use client'
import { Activity, ChevronDown, Flag, TrendingDown } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { chartHref } from '../patient/hrefs'
import { Button, buttonClass } from '../ui/button'
import { Kbd } from '../ui/kbd'
import { isSingleKey } from '../ui/keys'
import { Menu } from '../ui/menu'
import { ACT_WORDS, ActDialog, type ActKey, type ActSetting, mayAct } from './act-dialog'

export type ActionBarProps = ActSetting & {
  base: string
  /** The form that the address asks for: `?act=phase`. */
  initial?: ActKey | null
  singleKeys: boolean
}

/** Vitals, taper, raise a flag by key; everything rarer under one button. What a person may not do is not listed. */
export function ActionBar({ base, initial = null, singleKeys, ...setting }: ActionBarProps) {
  const [open, setOpen] = useState<ActKey | null>(initial && mayAct(setting.actions, initial) ? initial : null)
  const { patientId, actions } = setting
  useActKeys({ base, patientId, raise: actions.raiseFlag ? () => setOpen('flag') : null, on: singleKeys })
  const rare = (Object.keys(ACT_WORDS) as ActKey[]).filter((key) => key !== 'flag' && mayAct(actions, key))
  return (
    <>
      <Link
        href={chartHref(base, patientId, 'vitals')}
        prefetch={false}
        className={buttonClass()}
        aria-keyshortcuts="V"
      >
        <Activity className="ic" size={15} aria-hidden /> Vitals <Kbd>V</Kbd>
      </Link>
      {actions.raiseFlag && (
        <Button shortcut="!" onClick={() => setOpen('flag')}>
          <Flag className="ic" size={15} aria-hidden /> Flag
        </Button>
      )}
      {rare.length > 0 && (
        <Menu
          className="btn"
          align="right"
          button={
            <>
              More <ChevronDown className="ic" size={14} aria-hidden />
            </>
          }
          label="More acts"
        >
          {rare.map((key) => (
            <button key={key} type="button" onClick={() => setOpen(key)}>
              {ACT_WORDS[key]}…
            </button>
          ))}
        </Menu>
      )}
      <Link
        href={chartHref(base, patientId, 'taper')}
        prefetch={false}
        className={buttonClass({ tone: 'pri' })}
        aria-keyshortcuts="G"
      >
        <TrendingDown className="ic" size={15} aria-hidden /> Taper <Kbd>G</Kbd>
      </Link>
      <ActDialog {...setting} open={open} onClose={() => setOpen(null)} />
    </>
  )
}

type ActKeys = { base: string; patientId: string; raise: (() => void) | null; on: boolean }

/** V vitals, G taper, ! raise a flag; off inside text fields and while a dialog is open. */
function useActKeys({ base, patientId, raise, on }: ActKeys) {
  const router = useRouter()
  useEffect(() => {
    if (!on) return
    const acts: Record<string, (() => void) | null> = {
      v: () => router.push(chartHref(base, patientId, 'vitals')),
      g: () => router.push(chartHref(base, patientId, 'taper')),
      '!': raise,
    }
    const onKey = (event: KeyboardEvent) => {
      if (!isSingleKey(event) || event.defaultPrevented || document.querySelector('dialog[open]')) return
      const act = acts[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [router, base, patientId, raise, on])
}
