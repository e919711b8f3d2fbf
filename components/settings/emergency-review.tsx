'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActForm, text } from '@/components/patient/act-form'
import { Radios } from '@/components/patient/radios'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Empty } from '@/components/ui/empty'
import { TextField } from '@/components/ui/field'
import { useToast } from '@/components/ui/toast'
import type { Result } from '@/lib/result'

export type GrantLine = {
  id: string
  who: string
  /** "2 Mar 21:10 – 3 Mar 01:10". */
  when: string
  /** "Whitfield, Imani, MRN 40-1530", or "Confidential, B-04" of a chart hidden from the reviewer. */
  chart: string
  reason: string
  /** "3 views and changes". */
  used: string
  /** Null while it waits. */
  reviewed: string | null
  own: boolean
}

type EmergencyReviewProps = { grants: readonly GrantLine[]; review: (input: unknown) => Promise<Result<null>> }

/** Emergency access in this center; what waits for review stands first. */
export function EmergencyReviewList({ grants, review }: EmergencyReviewProps) {
  const [open, setOpen] = useState<GrantLine | null>(null)
  const router = useRouter()
  const toast = useToast()
  const done = () => {
    setOpen(null)
    toast({ text: 'Reviewed' })
    router.refresh()
  }
  if (grants.length === 0) return <Empty title="Nobody has used emergency access in this center." />
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by key */}
      <section className="lstw" aria-label="Emergency access" tabIndex={0}>
        <table className="lstt">
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">Chart</th>
              <th scope="col">When</th>
              <th scope="col">Reason</th>
              <th scope="col">Used</th>
              <th scope="col">Review</th>
            </tr>
          </thead>
          <tbody>
            {grants.map((grant) => (
              <tr key={grant.id}>
                <td>
                  <b>{grant.who}</b>
                </td>
                <td>{grant.chart}</td>
                <td className="nw">{grant.when}</td>
                <td>{grant.reason}</td>
                <td>{grant.used}</td>
                <td>
                  <ReviewCell grant={grant} onOpen={() => setOpen(grant)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Dialog open={open !== null} onClose={() => setOpen(null)} title={`Review the access of ${open?.who}`}>
        {open && <ReviewForm grant={open} review={review} onDone={done} onCancel={() => setOpen(null)} />}
      </Dialog>
    </>
  )
}

function ReviewCell({ grant, onOpen }: { grant: GrantLine; onOpen: () => void }) {
  if (grant.reviewed) return grant.reviewed
  if (grant.own) return <Badge tone="so">Somebody else reviews yours</Badge>
  return (
    <Button onClick={onOpen} aria-label={`Review the access of ${grant.who}, ${grant.when}`}>
      Review
    </Button>
  )
}

type ReviewFormProps = {
  grant: GrantLine
  review: EmergencyReviewProps['review']
  onDone: () => void
  onCancel: () => void
}

const ReviewForm = ({ grant, review, onDone, onCancel }: ReviewFormProps) => (
  <ActForm
    label="Review"
    submit="Record review"
    act={review}
    read={(form) => ({ grantId: grant.id, outcome: text(form, 'outcome'), note: text(form, 'note') })}
    onDone={onDone}
    onCancel={onCancel}
  >
    {(errors) => (
      <>
        <p>
          {grant.chart}. {grant.used}. “{grant.reason}”
        </p>
        <Radios
          legend="What you found"
          name="outcome"
          options={[
            ['justified', 'Justified'],
            ['follow_up', 'To be followed up'],
          ]}
          error={errors.outcome}
        />
        <TextField label="Note" name="note" error={errors.note} />
      </>
    )}
  </ActForm>
)
