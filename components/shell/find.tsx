'use client'
import { Search } from 'lucide-react'
import { OPEN_PALETTE } from '../palette/palette'
import { Kbd } from '../ui/kbd'

/** Opens the palette; Ctrl K does the same. */
export const Find = () => (
  <button
    type="button"
    className="find"
    data-find
    aria-haspopup="dialog"
    aria-keyshortcuts="Control+K"
    onClick={() => window.dispatchEvent(new Event(OPEN_PALETTE))}
  >
    <Search className="ic" size={15} aria-hidden="true" />
    <span>Patient, MRN or command</span>
    <Kbd>Ctrl K</Kbd>
  </button>
)
