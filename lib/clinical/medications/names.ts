import { DRUGS, type DrugId } from './types'

/**
 * Other names under which people write an ingredient of the medicines table: brands, other spellings, and the classes
 * that an allergy is stated as. Lower case.
 */
const ALSO: Partial<Record<DrugId, readonly string[]>> = {
  clonidine: ['catapres', 'kapvay'],
  lofexidine: ['lucemyra'],
  ibuprofen: ['advil', 'motrin', 'nsaid', 'nurofen'],
  acetaminophen: ['paracetamol', 'tylenol', 'apap'],
  loperamide: ['imodium'],
  bismuth: ['pepto', 'salicylate', 'aspirin'],
  ondansetron: ['zofran'],
  hydroxyzine: ['vistaril', 'atarax'],
  trazodone: ['desyrel'],
  gabapentin: ['neurontin', 'gabapentinoid'],
  benzodiazepine: [
    'lorazepam',
    'ativan',
    'diazepam',
    'valium',
    'clonazepam',
    'klonopin',
    'alprazolam',
    'xanax',
    'chlordiazepoxide',
    'midazolam',
    'oxazepam',
    'temazepam',
  ],
  naltrexone: ['vivitrol', 'revia'],
}
const PROGRAM: Readonly<Record<string, readonly string[]>> = {
  buprenorphine: ['suboxone', 'subutex', 'zubsolv', 'sublocade'],
}

/** Anticoagulants, by ingredient: ibuprofen and bismuth are asked about beside them. */
export const ANTICOAGULANTS: readonly string[] = [
  'warfarin',
  'apixaban',
  'rivaroxaban',
  'dabigatran',
  'edoxaban',
  'heparin',
  'enoxaparin',
]

/**
 * The ingredients that a written text names, by the table's ids: "Tylenol 500" is acetaminophen, "NSAIDs" is ibuprofen.
 * A text that names none is given back in lower case, so that it still compares with itself.
 */
export function ingredientsIn(text: string): string[] {
  const written = text.trim().toLowerCase()
  const ids = DRUGS.filter((id) => [id, ...(ALSO[id] ?? [])].some((name) => written.includes(name)))
  const programs = Object.entries(PROGRAM).flatMap(([id, names]) =>
    [id, ...names].some((name) => written.includes(name)) ? [id] : [],
  )
  const found = [...ids, ...programs]
  return found.length > 0 ? found : [written]
}
