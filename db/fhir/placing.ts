import { labelOfFact } from '@/lib/fhir/label'
import type { Fact, Outcome } from '@/lib/fhir/types'

/** A fact on its way into a chart, and who hears what became of it. */
export type Placing<F extends Fact = Fact> = {
  fact: F
  patientId: string
  /** A resource with several values is taken when one of them was new. */
  tell: (status: 'taken' | 'repeated' | { why: string }) => void
  rounded: () => void
}

export type Ledger = { outcomes: (Outcome | undefined)[]; changed: Map<string, number>; rounded: number }

/** Writes what became of a fact into the ledger; `taken` outweighs `repeated`, and both outweigh a refusal. */
export function placing<F extends Fact>(fact: F, patientId: string, ledger: Ledger): Placing<F> {
  const entries =
    fact.kind === 'medication' && fact.medicationEntry !== null ? [fact.entry, fact.medicationEntry] : [fact.entry]
  return {
    fact,
    patientId,
    tell(status) {
      if (status === 'taken') ledger.changed.set(patientId, (ledger.changed.get(patientId) ?? 0) + 1)
      for (const entry of entries) {
        const now = ledger.outcomes[entry]?.status
        if (now === 'taken' || (now === 'repeated' && status !== 'taken')) continue
        ledger.outcomes[entry] =
          typeof status === 'string' ? { status } : { status: 'refused', label: labelOfFact(fact), why: status.why }
      }
    },
    rounded() {
      ledger.rounded += 1
    },
  }
}
