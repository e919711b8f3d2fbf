import { Search } from 'lucide-react'
import { Kbd } from '../ui/kbd'

/** Looks for a patient in the caseload; works without script. Ctrl K comes here. */
export const Find = ({ action }: { action: string }) => (
  <search>
    <form className="find" action={action} method="get">
      <Search className="ic" size={15} aria-hidden="true" />
      <input
        type="search"
        name="q"
        data-find
        autoComplete="off"
        spellCheck={false}
        placeholder="Patient or MRN"
        aria-label="Find a patient by name or MRN"
        aria-keyshortcuts="Control+K"
      />
      <Kbd>Ctrl K</Kbd>
    </form>
  </search>
)
