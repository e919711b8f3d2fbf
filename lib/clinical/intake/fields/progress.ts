import { isWholeRow } from './check'
import { fieldsOf, INTAKE_FIELDS } from './table'
import { type Column, type IntakeContext, type IntakeField, SECTIONS, type SectionId } from './types'

/** Whether a field is on the screen: a hidden condition that does not hold hides it, unless it was answered. */
export const isAsked = (field: IntakeField, context: IntakeContext): boolean =>
  !field.when?.hidden || field.when.holds(context) || context.answers[field.key] !== undefined

/** Whether it is needed to leave the intake now. */
export function isRequired(field: IntakeField, context: IntakeContext): boolean {
  if (field.fromDay !== undefined && context.chart.day < field.fromDay) return false
  if (field.required === 'R') return true
  return field.required === 'C' && (field.when?.holds(context) ?? false)
}

/** "Unknown" and "declined" are answers; what came from elsewhere is none until a person has checked it. */
export function isAnswered(field: IntakeField, { answers, chart }: IntakeContext): boolean {
  const answer = answers[field.key]
  if (answer?.state === 'unknown' || answer?.state === 'declined') return true
  if (field.answer.kind === 'score') return chart.scores[field.answer.instrument] !== undefined
  if (field.answer.kind === 'chart') return field.answer.of === 'vitals' ? chart.vitalsAt !== null : chart.consents > 0
  if (answer?.state !== 'answered' || answer.value === null || answer.value === undefined) return false
  return field.answer.kind !== 'list' || isWholeList(field.answer.columns, answer.value)
}

/** An empty list is the answer "none"; a list with an unfinished line is none yet. */
const isWholeList = (columns: readonly Column[], value: unknown): boolean =>
  Array.isArray(value) && value.every((row) => isWholeRow(columns, row))

export type SectionProgress = {
  id: SectionId
  title: string
  asked: number
  answered: number
  /** Required and not answered. */
  missing: number
  toCheck: number
}
export type IntakeProgress = {
  sections: SectionProgress[]
  asked: number
  answered: number
  /** Keys required and not answered, in the order of the form. */
  missing: string[]
  toCheck: string[]
}

/** How far an intake is: per section and in all (intake.md §1, "intake incomplete"). */
export function progressOf(context: IntakeContext): IntakeProgress {
  const sections = SECTIONS.map(({ id, title }) => sectionProgress(id, title, context))
  const asked = INTAKE_FIELDS.filter((field) => isAsked(field, context))
  const missing = asked.filter((field) => isRequired(field, context) && !isAnswered(field, context))
  return {
    sections,
    asked: asked.length,
    answered: asked.filter((field) => isAnswered(field, context)).length,
    missing: missing.map(({ key }) => key),
    toCheck: asked.filter(({ key }) => context.answers[key]?.state === 'to_check').map(({ key }) => key),
  }
}

function sectionProgress(id: SectionId, title: string, context: IntakeContext): SectionProgress {
  const asked = fieldsOf(id).filter((field) => isAsked(field, context))
  return {
    id,
    title,
    asked: asked.length,
    answered: asked.filter((field) => isAnswered(field, context)).length,
    missing: asked.filter((field) => isRequired(field, context) && !isAnswered(field, context)).length,
    toCheck: asked.filter(({ key }) => context.answers[key]?.state === 'to_check').length,
  }
}
