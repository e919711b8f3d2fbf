import type { Counted, ImportReport } from './report'

/** The report of an import as lines of text, for a terminal. */
export function reportText(report: ImportReport): string {
  const head = ['', 'in file', 'taken', 'repeated', 'not mapped', 'refused']
  const rows = report.types.map(({ type, total, taken, repeated, notMapped, refused }) =>
    [type, total, taken, repeated, notMapped, refused].map(String),
  )
  const { patients, sets, scores, conditions, allergies, medicines } = report.written
  return [
    ...table([head, ...rows]),
    `Stored: ${patients} patients, ${sets} sets of vitals, ${scores} scores, ${conditions} conditions, ${allergies} allergies, ${medicines} medicines.`,
    ...(report.rounded > 0 ? [`Rounded to whole numbers, what was sent is kept: ${report.rounded} values.`] : []),
    ...section('Not mapped', report.notMapped),
    ...section('Refused', report.refused),
    ...report.notices.map((notice) => `! ${notice}`),
  ].join('\n')
}

function table(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart((widths[column] ?? 0) + 2),
      )
      .join(''),
  )
}

const section = (title: string, counted: readonly Counted[]) =>
  counted.length === 0
    ? []
    : [`${title}:`, ...counted.map((one) => `  ${String(one.count).padStart(5)}  ${countedText(one)}`)]

/** "Observation 39156-5 Body Mass Index: worked out here (loinc.org)". */
export function countedText({ type, system, code, text, why, part }: Counted): string {
  const what = [type, code, text].filter(Boolean).join(' ')
  const from = system ? ` (${systemText(system)})` : ''
  return `${what}${from}${why ? `: ${why}` : ''}${part ? '; the rest was taken' : ''}`
}

const NAMES: Readonly<Record<string, string>> = {
  'http://loinc.org': 'LOINC',
  'http://snomed.info/sct': 'SNOMED CT',
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'RxNorm',
  'http://hl7.org/fhir/sid/cvx': 'CVX',
}

/** The usual short name of a code system, or its address. */
export const systemText = (system: string): string => NAMES[system] ?? system
