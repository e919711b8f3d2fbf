'use client'
import { useEffect, useRef, useState } from 'react'
import type { Result } from '@/lib/result'
import { useZone } from '../ui/clock'
import { Field, SelectField } from '../ui/field'
import { ActForm, type FieldErrors, oneOf, text, textOrNull } from './act-form'
import { AllergyFields, readAllergies } from './allergy-fields'
import { PREGNANCY, PREGNANCY_CHOICES, SETTING_CHOICES, SETTINGS, USE, USE_CHOICES } from './choices'
import { DuplicateWarning } from './duplicate-warning'
import { LastDoseFields, readLastDose } from './last-dose'
import type { AdmissionFormInput, LikelyDuplicate } from './types'

const SEXES = ['female', 'male', 'other', 'unknown'] as const
export type DuplicateQuery = { familyName: string; givenName: string; birthDate: string | null; mrn: string }

type AdmissionFormProps = {
  admit: (input: AdmissionFormInput) => Promise<Result<{ patientId: string }>>
  findDuplicates: (query: DuplicateQuery) => Promise<Result<LikelyDuplicate[]>>
  staff: readonly { value: string; label: string }[]
  base: string
  onAdmitted: (patientId: string) => void
  onCancel?: () => void
}

/** Admission. Names and MRN are needed; everything else may come later and then says "not recorded". */
export function AdmissionForm({ admit, findDuplicates, staff, base, onAdmitted, onCancel }: AdmissionFormProps) {
  const zone = useZone()
  const [use, setUse] = useState<(typeof USE)[number]>('not_assessed')
  const [query, setQuery] = useState<DuplicateQuery>({ familyName: '', givenName: '', birthDate: null, mrn: '' })
  const duplicates = useDuplicates(query, findDuplicates)
  const typed = (event: React.FormEvent<HTMLDivElement>) => {
    const form = event.currentTarget.closest('form')
    if (form) setQuery(readQuery(new FormData(form)))
  }
  return (
    <ActForm
      label="Admit a patient"
      submit="Admit"
      act={admit}
      read={(form, requestId) => readAdmission(form, requestId, zone)}
      onDone={({ patientId }) => onAdmitted(patientId)}
      onCancel={onCancel}
    >
      {(errors) => (
        <>
          <div className="admg" onInput={typed}>
            <Identity errors={errors} />
          </div>
          <DuplicateWarning found={duplicates} base={base} />
          <div className="admg">
            <Stay errors={errors} staff={staff} />
            <SelectField
              label="Kratom use now"
              name="useStatus"
              value={use}
              onChange={(event) => setUse(USE.find((each) => each === event.target.value) ?? 'not_assessed')}
              error={errors.useStatus}
              options={USE_CHOICES}
            />
          </div>
          {use === 'stopped' && <LastDoseFields errors={errors} />}
          <Background errors={errors} />
        </>
      )}
    </ActForm>
  )
}

function Identity({ errors }: { errors: FieldErrors }) {
  return (
    <>
      <Field label="Family name" name="familyName" required error={errors.familyName} />
      <Field label="Given name" name="givenName" required error={errors.givenName} />
      <Field label="MRN" name="mrn" required error={errors.mrn} />
      <Field label="Birth date" name="birthDate" type="date" hint="Leave empty if not known" error={errors.birthDate} />
      <SelectField
        label="Sex"
        name="sex"
        error={errors.sex}
        options={[
          { value: 'unknown', label: 'Not recorded' },
          { value: 'female', label: 'Female' },
          { value: 'male', label: 'Male' },
          { value: 'other', label: 'Other' },
        ]}
      />
      <Field label="Pronouns" name="pronouns" error={errors.pronouns} />
      <Field label="Language" name="language" error={errors.language} />
      <Field label="Phone" name="phone" type="tel" error={errors.phone} />
    </>
  )
}

function Stay({ errors, staff }: { errors: FieldErrors; staff: AdmissionFormProps['staff'] }) {
  return (
    <>
      <SelectField label="Setting" name="setting" error={errors.setting} options={SETTING_CHOICES} />
      <Field label="Place" name="place" hint="Bed or chair: B-04" error={errors.place} />
      <SelectField label="Lead" name="leadId" placeholder="No lead yet" options={staff} error={errors.leadId} />
    </>
  )
}

function Background({ errors }: { errors: FieldErrors }) {
  return (
    <>
      <SelectField
        label="Pregnancy"
        name="pregnancy"
        placeholder="Not asked"
        error={errors.pregnancy}
        options={PREGNANCY_CHOICES}
      />
      <AllergyFields errors={errors} />
    </>
  )
}

const readQuery = (form: FormData): DuplicateQuery => ({
  familyName: text(form, 'familyName'),
  givenName: text(form, 'givenName'),
  birthDate: textOrNull(form, 'birthDate'),
  mrn: text(form, 'mrn'),
})

const readAdmission = (form: FormData, requestId: string, zone: string): AdmissionFormInput => ({
  requestId,
  ...readQuery(form),
  sex: oneOf(form, 'sex', SEXES, 'unknown'),
  pronouns: textOrNull(form, 'pronouns'),
  language: textOrNull(form, 'language'),
  phone: textOrNull(form, 'phone'),
  setting: oneOf(form, 'setting', SETTINGS, 'residential'),
  place: textOrNull(form, 'place'),
  leadId: textOrNull(form, 'leadId'),
  useStatus: oneOf(form, 'useStatus', USE, 'not_assessed'),
  lastDose: form.get('useStatus') === 'stopped' ? readLastDose(form, zone) : null,
  pregnancy: textOrNull(form, 'pregnancy') === null ? null : oneOf(form, 'pregnancy', PREGNANCY, 'unknown'),
  allergies: readAllergies(form),
})

const TYPING_PAUSE_MS = 400

/** Looks for people who may be the same, while the form is typed. An old answer never replaces a newer one. */
function useDuplicates(query: DuplicateQuery, find: AdmissionFormProps['findDuplicates']): LikelyDuplicate[] {
  const [found, setFound] = useState<LikelyDuplicate[]>([])
  const ask = useRef(find)
  ask.current = find
  useEffect(() => {
    if (!query.mrn && !query.familyName) return setFound([])
    let current = true
    const timer = setTimeout(async () => {
      const answer = await ask.current(query).catch(() => null)
      if (current && answer?.ok) setFound(answer.value)
    }, TYPING_PAUSE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [query])
  return found
}
