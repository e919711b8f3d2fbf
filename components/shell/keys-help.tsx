'use client'
import { CircleHelp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { OPEN_PALETTE } from '../palette/palette'
import { Dialog } from '../ui/dialog'
import { isSingleKey } from '../ui/keys'

const GROUPS = [
  {
    title: 'Everywhere',
    keys: [
      ['Ctrl K', 'find a patient or a command'],
      ['1 – 6', 'go to a screen of the rail'],
      ['?', 'show all keys'],
      ['Esc', 'close the top layer'],
      ['Ctrl Z', 'undo for 10 s'],
    ],
  },
  {
    title: 'Lists',
    keys: [
      ['J K or ↓ ↑', 'move'],
      ['Enter', 'open'],
    ],
  },
  {
    title: 'Flags',
    keys: [
      ['T', 'take'],
      ['A', 'acknowledge'],
      ['H', 'hand over'],
      ['S', 'snooze'],
      ['O', 'open the chart'],
    ],
  },
] as const

const OPEN = 'glidepath:keys'

/** The rail's help: every key, also by `?`. */
export function KeysHelpButton() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const show = () => setOpen(true)
    window.addEventListener(OPEN, show)
    return () => window.removeEventListener(OPEN, show)
  }, [])
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        <CircleHelp className="ic" size={20} strokeWidth={1.75} aria-hidden="true" />
        <span>Help</span>
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Keys" width={520}>
        <div className="body keys">
          {GROUPS.map((group) => (
            <section key={group.title}>
              <h3>{group.title}</h3>
              <dl>
                {group.keys.map(([key, what]) => (
                  <div key={key}>
                    <dt>
                      <kbd>{key}</kbd>
                    </dt>
                    <dd>{what}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </Dialog>
    </>
  )
}

/** Opens the list of keys, numbers open the rail's screens, Ctrl K goes to the search. */
export function GlobalKeys({ singleKeys }: { singleKeys: boolean }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') return find(event)
      if (!singleKeys || !isSingleKey(event)) return
      if (event.key === '?') window.dispatchEvent(new Event(OPEN))
      if (/^[1-6]$/.test(event.key)) document.querySelector<HTMLElement>(`[data-rail="${event.key}"]`)?.click()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [singleKeys])
  return null
}

function find(event: KeyboardEvent) {
  event.preventDefault()
  window.dispatchEvent(new Event(OPEN_PALETTE))
}
