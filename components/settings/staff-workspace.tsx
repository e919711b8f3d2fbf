'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'
import { OneTimeLink } from './one-time-link'
import { ConfirmForm, InviteForm, RolesForm } from './staff-forms'
import { StaffTable } from './staff-table'
import type { StaffAct, StaffActions, StaffLine } from './staff-types'

type StaffWorkspaceProps = {
  people: readonly StaffLine[]
  actions: StaffActions
  linkHours: { invite: number; reset: number }
}

const TITLE: Record<StaffAct['act'], string> = {
  invite: 'Invite a person',
  roles: 'Roles',
  suspend: 'Suspend',
  restore: 'Let back in',
  reset: 'New password',
  signOut: 'Sign out',
  link: 'One-time link',
}

/** The staff of a center and what an administrator does with them. */
export function StaffWorkspace({ people, actions, linkHours }: StaffWorkspaceProps) {
  const [open, setOpen] = useState<StaffAct | null>(null)
  const router = useRouter()
  const toast = useToast()
  const close = () => setOpen(null)
  const done = (text: string, next: StaffAct | null = null) => {
    setOpen(next)
    toast({ text })
    router.refresh()
  }
  const person = open && 'person' in open ? `: ${open.person.name}` : ''
  return (
    <>
      <div className="sth">
        <h2>Staff</h2>
        <span className="mut">{people.filter(({ state }) => state !== 'suspended').length} people work here</span>
        <span className="sp" />
        <Button tone="pri" onClick={() => setOpen({ act: 'invite' })}>
          Invite a person
        </Button>
      </div>
      <StaffTable people={people} onAct={setOpen} />
      <Dialog open={open !== null} onClose={close} title={open && `${TITLE[open.act]}${person}`} width={520}>
        {open && <ActContent open={open} actions={actions} linkHours={linkHours} done={done} close={close} />}
      </Dialog>
    </>
  )
}

type ActContentProps = Omit<StaffWorkspaceProps, 'people'> & {
  open: StaffAct
  done: (text: string, next?: StaffAct | null) => void
  close: () => void
}

function ActContent({ open, actions, linkHours, done, close }: ActContentProps) {
  if (open.act === 'link') return <OneTimeLink {...open} onClose={close} />
  if (open.act === 'invite')
    return (
      <InviteForm
        invite={actions.invite}
        onCancel={close}
        onDone={(name, secret) =>
          secret === null
            ? done(`${name} can sign in here with the account they have.`)
            : done(`Invited ${name}`, { act: 'link', name, secret, hours: linkHours.invite })
        }
      />
    )
  if (open.act === 'roles')
    return (
      <RolesForm
        person={open.person}
        change={actions.changeRoles}
        onCancel={close}
        onDone={() => done(`Changed the roles of ${open.person.name}`)}
      />
    )
  return <Confirm open={open} actions={actions} linkHours={linkHours} done={done} close={close} person={open.person} />
}

function Confirm({ open, actions, linkHours, done, close, person }: ActContentProps & { person: StaffLine }) {
  const { id: staffId, name } = person
  const cancel = { onCancel: close, label: `${TITLE[open.act]}: ${name}` }
  if (open.act === 'suspend')
    return (
      <ConfirmForm
        {...cancel}
        danger
        submit="Suspend"
        what="They are signed out of this center at once and what they have not saved is lost. Patients they have taken or lead stay theirs until somebody takes over."
        act={() => actions.setSuspended({ staffId, suspended: true })}
        onDone={() => done(`Suspended ${name}`)}
      />
    )
  if (open.act === 'restore')
    return (
      <ConfirmForm
        {...cancel}
        submit="Let back in"
        what="They can work here again, with the roles they had."
        act={() => actions.setSuspended({ staffId, suspended: false })}
        onDone={() => done(`Let ${name} back in`)}
      />
    )
  if (open.act === 'signOut')
    return (
      <ConfirmForm
        {...cancel}
        danger
        submit="Sign out everywhere"
        what="Every session of this person ends at once, on every device. Their password stays as it is."
        act={() => actions.signOut({ staffId })}
        onDone={() => done(`Signed ${name} out everywhere`)}
      />
    )
  return (
    <ConfirmForm
      {...cancel}
      submit="Make a link"
      what={
        person.state === 'invited'
          ? 'You get a new one-time link for them. The earlier link stops working.'
          : 'You get a one-time link for them. They are signed out everywhere at once, and their old password stops working.'
      }
      act={() => actions.resetPassword({ staffId })}
      onDone={({ secret, purpose }) =>
        done(`Made a link for ${name}`, { act: 'link', name, secret, hours: linkHours[purpose] })
      }
    />
  )
}
