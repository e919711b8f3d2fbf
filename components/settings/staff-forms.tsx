'use client'
import { ActForm, text } from '@/components/patient/act-form'
import { CheckField, Field } from '@/components/ui/field'
import { ROLE_LABEL, ROLES, type Role } from '@/lib/permissions'
import type { Result } from '@/lib/result'
import type { StaffActions, StaffLine } from './staff-types'

const chosenRoles = (form: FormData): string[] => form.getAll('roles').map(String)

type InviteFormProps = {
  invite: StaffActions['invite']
  onDone: (name: string, secret: string | null) => void
  onCancel: () => void
}

/** Invites somebody: who, and what they may do here. */
export function InviteForm({ invite, onDone, onCancel }: InviteFormProps) {
  const act = async (input: { name: string }): Promise<Result<{ name: string; secret: string | null }>> => {
    const answer = await invite(input)
    return answer.ok ? { ok: true, value: { name: input.name, secret: answer.value.secret } } : answer
  }
  return (
    <ActForm
      label="Invite a person"
      submit="Invite"
      act={act}
      read={(form) => ({
        name: text(form, 'name'),
        email: text(form, 'email'),
        credentials: text(form, 'credentials'),
        roles: chosenRoles(form),
      })}
      onDone={({ name, secret }) => onDone(name, secret)}
      onCancel={onCancel}
    >
      {(errors) => (
        <>
          <Field label="Name" name="name" error={errors.name} autoFocus />
          <Field label="Work email" name="email" type="email" error={errors.email} spellCheck={false} />
          <Field
            label="Letters after the name"
            name="credentials"
            hint="For example RN or NP."
            error={errors.credentials}
          />
          <RoleFields error={errors.roles} />
        </>
      )}
    </ActForm>
  )
}

type RolesFormProps = {
  person: StaffLine
  change: StaffActions['changeRoles']
  onDone: () => void
  onCancel: () => void
}

/** What a person may do here. */
export const RolesForm = ({ person, change, onDone, onCancel }: RolesFormProps) => (
  <ActForm
    label={`Roles of ${person.name}`}
    submit="Change roles"
    act={change}
    read={(form) => ({ staffId: person.id, roles: chosenRoles(form) })}
    onDone={onDone}
    onCancel={onCancel}
  >
    {(errors) => (
      <>
        <p>A change takes effect with their next click.</p>
        <RoleFields chosen={person.roles} error={errors.roles} />
      </>
    )}
  </ActForm>
)

const RoleFields = ({ chosen = [], error }: { chosen?: readonly Role[]; error?: string }) => (
  <fieldset className="rls">
    <legend>Roles in this center</legend>
    {ROLES.map((role) => (
      <CheckField
        key={role}
        className=""
        label={ROLE_LABEL[role]}
        name="roles"
        value={role}
        defaultChecked={chosen.includes(role)}
      />
    ))}
    {error && <span className="err">{error}</span>}
  </fieldset>
)

type ConfirmFormProps<T> = {
  label: string
  what: React.ReactNode
  submit: string
  danger?: boolean
  act: () => Promise<Result<T>>
  onDone: (value: T) => void
  onCancel: () => void
}

/** Says what will happen before it does. */
export const ConfirmForm = <T,>({ what, act, ...form }: ConfirmFormProps<T>) => (
  <ActForm {...form} act={act} read={() => undefined}>
    {() => <p>{what}</p>}
  </ActForm>
)
