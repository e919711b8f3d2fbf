import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/app/_request/session'
import { InstrumentEntry } from '@/components/rule-book/instrument-entry'
import { ApproachArticle, GateArticle, PhaseArticle } from '@/components/rule-book/plan-entries'
import { RuleEntry } from '@/components/rule-book/rule-entry'
import { readRuleSettings } from '@/db/rule-book'
import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import { PHASE_DEFINITIONS } from '@/lib/clinical/phases/definitions'
import { GATES } from '@/lib/clinical/phases/gates'
import { APPROACHES_TABLE } from '@/lib/clinical/taper/approaches'
import { RULES } from '@/lib/clinical/triage/rules'
import { ENGINE_VERSION, type RuleFamily } from '@/lib/clinical/triage/types'
import { SettingsScreen } from '../settings-screen'

export const metadata: Metadata = { title: 'Rule book' }

const FAMILIES: Record<RuleFamily, string> = {
  suicide: 'Suicide',
  mental_health: 'Mental health',
  medical: 'Medical red flags',
  vitals: 'Vital signs',
  withdrawal: 'Withdrawal, medicines, other substances',
  engagement: 'Engagement and administration',
  data_quality: 'Data quality',
  manual: 'Raised by hand',
}
const PARTS = [
  ...Object.entries(FAMILIES).map(([id, label]) => ({ id, label })),
  { id: 'instruments', label: 'Scales' },
  { id: 'approaches', label: 'Taper approaches' },
  { id: 'phases', label: 'Phases' },
  { id: 'gates', label: 'Phase gates' },
]

/** Every rule, scale, approach and gate as it is in force, made from the engine's own tables. */
export default async function RuleBookPage({ params }: { params: Promise<{ center: string }> }) {
  const { center } = await params
  const { staff } = await requireStaff(center)
  const settings = await readRuleSettings(staff)
  if (!settings.ok) notFound()
  return (
    <SettingsScreen center={center} path="/settings/rules" title="Rule book">
      <div className="rb swide">
        <nav aria-label="Parts of the rule book">
          {PARTS.map(({ id, label }) => (
            <a key={id} href={`#${id}`}>
              {label}
            </a>
          ))}
        </nav>
        <div>
          <p className="mut">
            Engine {ENGINE_VERSION}, center thresholds version {settings.value.version}. A flag keeps the version it
            fired under. Thresholds marked center protocol are proposals for the medical director, not evidence.
          </p>
          {Object.entries(FAMILIES).map(([family, label]) => (
            <section key={family} id={family}>
              <h2>{label}</h2>
              {RULES.filter((rule) => rule.family === family).map((rule) => (
                <RuleEntry key={rule.id} rule={rule} settings={settings.value} />
              ))}
            </section>
          ))}
          <Tables />
        </div>
      </div>
    </SettingsScreen>
  )
}

function Tables() {
  return (
    <>
      <section id="instruments">
        <h2>Scales</h2>
        {Object.values(INSTRUMENTS).map((instrument) => (
          <InstrumentEntry key={instrument.id} instrument={instrument} />
        ))}
      </section>
      <section id="approaches">
        <h2>Taper approaches</h2>
        {APPROACHES_TABLE.map((approach) => (
          <ApproachArticle key={approach.id} approach={approach} />
        ))}
      </section>
      <section id="phases">
        <h2>Phases</h2>
        {PHASE_DEFINITIONS.map((phase) => (
          <PhaseArticle key={phase.phase} phase={phase} />
        ))}
      </section>
      <section id="gates">
        <h2>Phase gates</h2>
        {GATES.map((gate) => (
          <GateArticle key={gate.id} gate={gate} />
        ))}
      </section>
    </>
  )
}
