import { Button, buttonClass } from '@/components/ui/button'
import { Field, SelectField } from '@/components/ui/field'
import type { AuditKind } from '@/db/audit-log'
import { KIND_WORD } from './audit-words'

export type AuditQuery = { person?: string; mrn?: string; kind?: string; day?: string }

type AuditFilterProps = {
  query: AuditQuery
  problems: Record<string, string | undefined>
  people: readonly { id: string; name: string }[]
  action: string
}

const KINDS = (Object.keys(KIND_WORD) as AuditKind[]).map((value) => ({ value, label: KIND_WORD[value] }))

/** Narrows the log. A plain form: the filter stands in the address and works without script. */
export const AuditFilterForm = ({ query, problems, people, action }: AuditFilterProps) => (
  <search>
    <form className="flt" action={action} method="get" aria-label="Filter the audit log">
      <SelectField
        label="Person"
        name="person"
        placeholder="Everybody"
        defaultValue={query.person ?? ''}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        error={problems.personId}
      />
      <Field label="Patient’s MRN" name="mrn" defaultValue={query.mrn} error={problems.mrn} spellCheck={false} />
      <SelectField
        label="Kind"
        name="kind"
        placeholder="Everything"
        defaultValue={query.kind ?? ''}
        options={KINDS}
        error={problems.kind}
      />
      <Field label="Day" name="day" type="date" defaultValue={query.day} error={problems.day} />
      <Button type="submit" tone="pri">
        Show
      </Button>
      {Object.values(query).some(Boolean) && (
        <a className={buttonClass({ tone: 'quiet' })} href={action}>
          Clear
        </a>
      )}
    </form>
  </search>
)
